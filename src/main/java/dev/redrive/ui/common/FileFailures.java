package dev.redrive.ui.common;

import dev.redrive.files.ChangedElsewhereException;
import dev.redrive.files.DanglingLinkException;
import dev.redrive.files.NewerVersionException;
import dev.redrive.files.NotAFileException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words. Any thread. */
public final class FileFailures {

    private FileFailures() {}

    /** Why a file cannot be read, as a sentence. */
    public static String readingReason(Texts texts, IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> texts.get("common.readingDenied");
            case NewerVersionException _ -> texts.get("common.newerForm");
            default -> reason(texts, failure);
        };
    }

    /** The reason as a sentence, with what the system said where that is all there is. */
    public static String reason(Texts texts, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> texts.get("common.noSuchFolder");
            case ChangedElsewhereException _ -> texts.get("common.changedElsewhere");
            case DanglingLinkException _ -> texts.get("common.danglingLink");
            case NewerVersionException _ -> texts.get("common.newerVersion");
            case NotAFileException _ -> texts.get("common.notAFile");
            case AccessDeniedException _ -> texts.get("common.accessDenied");
            default -> texts.get("common.systemSaid", String.valueOf(failure.getMessage()));
        };
    }
}
