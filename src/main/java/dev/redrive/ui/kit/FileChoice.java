package dev.redrive.ui.kit;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The system's dialogs for files. JavaFX thread. */
public interface FileChoice {

    /**
     * Waits for the answer; the window goes on being painted meanwhile, and tasks being watched.
     * The user has agreed to replace what is there, if there is something.
     *
     * @param title what the file is for
     * @param name the name to begin with, its ending included
     * @param type what files with that ending are, in words
     * @return null when the user changed their mind
     */
    @Nullable Path toWrite(String title, String name, String type);

    /**
     * Waits for the answer, as above.
     *
     * @param title what the file is for
     * @param endings how the names of such files end, without the dot
     * @param type what files with these endings are, in words
     * @return null when the user changed their mind
     */
    @Nullable Path toRead(String title, List<String> endings, String type);

    /**
     * Opens the system's window on the folder of that file; nothing happens where there is none.
     */
    void showInFolder(Path file);
}
