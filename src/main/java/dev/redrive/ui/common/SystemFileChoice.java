package dev.redrive.ui.common;

import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialog for files, in front of a window. */
public final class SystemFileChoice implements FileChoice {

    private final Window window;
    private @Nullable File folder;

    /** Dialogs in front of that window, which takes no input meanwhile. */
    public SystemFileChoice(Window window) {
        this.window = window;
    }

    @Override
    public @Nullable Path toWrite(String title, String name, String type) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.setInitialDirectory(folder);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(type, "*." + ending));
        File chosen = chooser.showSaveDialog(window);
        if (chosen == null) {
            return null;
        }
        folder = chosen.getParentFile();
        return chosen.toPath();
    }
}
