package dev.redrive.testing;

import dev.redrive.ui.kit.FileChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers with what a test says, in place of a person before the system's dialog. */
public final class HandFileChoice implements FileChoice {

    private final List<String> asked = new ArrayList<>();
    private volatile @Nullable Path answer;

    /** The answer from now on; null for a person who thinks better of it. */
    public void answer(@Nullable Path file) {
        answer = file;
    }

    /** The names that were proposed, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public @Nullable Path toWrite(String title, String name, String type) {
        asked.add(name);
        return answer;
    }

    @Override
    public @Nullable Path toRead(String title, List<String> endings, String type) {
        asked.add(title);
        return answer;
    }

    @Override
    public void showInFolder(Path file) {
        asked.add("folder of " + file.getFileName());
    }
}
