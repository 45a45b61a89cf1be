package dev.redrive.ui.common;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be written, in words. Any thread. */
public final class FileFailures {

    private FileFailures() {}

    /** The reason as a sentence, with what the system said where that is all there is. */
    public static String reason(Texts texts, IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> texts.get("common.noSuchFolder");
            case AccessDeniedException _ -> texts.get("common.accessDenied");
            default -> texts.get("common.systemSaid", String.valueOf(failure.getMessage()));
        };
    }
}
