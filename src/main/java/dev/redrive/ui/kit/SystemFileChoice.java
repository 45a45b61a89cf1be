package dev.redrive.ui.kit;

import dev.redrive.base.OperatingSystem;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The system's own dialog for files, in front of a window. */
public final class SystemFileChoice implements FileChoice {

    private static final System.Logger LOG = System.getLogger(SystemFileChoice.class.getName());

    private final Window window;
    private @Nullable File folder;

    /** Dialogs in front of that window, which takes no input meanwhile. */
    public SystemFileChoice(Window window) {
        this.window = window;
    }

    @Override
    public @Nullable Path toWrite(String title, String name, String type) {
        FileChooser chooser =
                chooser(title, List.of(name.substring(name.lastIndexOf('.') + 1)), type);
        chooser.setInitialFileName(name);
        return remembered(chooser.showSaveDialog(window));
    }

    @Override
    public @Nullable Path toRead(String title, List<String> endings, String type) {
        return remembered(chooser(title, endings, type).showOpenDialog(window));
    }

    private FileChooser chooser(String title, List<String> endings, String type) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(folder);
        List<String> patterns = endings.stream().map(ending -> "*." + ending).toList();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(type, patterns));
        return chooser;
    }

    private @Nullable Path remembered(@Nullable File chosen) {
        if (chosen == null) {
            return null;
        }
        folder = chosen.getParentFile();
        return chosen.toPath();
    }

    @Override
    public void showInFolder(Path file) {
        try {
            new ProcessBuilder(FolderCommand.of(OperatingSystem.name(), file))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "no program shows folders here", e);
        }
    }

    /** How each system shows a file in its folder. */
    static final class FolderCommand {

        private FolderCommand() {}

        /**
         * @param system as Java names it
         */
        static List<String> of(String system, Path file) {
            Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
            return OperatingSystem.isWindows(system)
                    ? List.of("explorer.exe", folder.toString())
                    : OperatingSystem.isMac(system)
                            ? List.of("/usr/bin/open", "-R", file.toAbsolutePath().toString())
                            : List.of("xdg-open", folder.toString());
        }
    }
}
