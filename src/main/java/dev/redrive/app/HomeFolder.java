package dev.redrive.app;

import dev.redrive.base.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the folder in which Redrive keeps its files. */
final class HomeFolder {

    private HomeFolder() {}

    /**
     * The standard folder on the system described by {@code properties}. Accesses no file; any
     * thread.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties as {@link System#getProperties()} gives them
     */
    static Path standard(Map<String, String> environment, Properties properties) {
        String system = OperatingSystem.nameIn(properties);
        Path user = Path.of(properties.getProperty("user.home", ""));
        if (OperatingSystem.isWindows(system)) {
            return named(environment.get("LOCALAPPDATA"), user.resolve("AppData").resolve("Local"))
                    .resolve("Redrive");
        }
        if (OperatingSystem.isMac(system)) {
            return user.resolve("Library").resolve("Application Support").resolve("Redrive");
        }
        Path usual = user.resolve(".local").resolve("share");
        Path data = named(environment.get("XDG_DATA_HOME"), usual);
        // By the XDG rules, a relative path is ignored.
        return (data.isAbsolute() ? data : usual).resolve("redrive");
    }

    /**
     * The same run with absolute paths: {@code ~/} is the user's home folder, and the standard
     * folder is the default for profiles and logs. Creates no folder; any thread but the JavaFX
     * one.
     *
     * @throws UnusableFolderException when there cannot be such a folder
     */
    static CommandLine.Run settled(
            CommandLine.Run run, Map<String, String> environment, Properties properties)
            throws UnusableFolderException {
        Path home = run.home();
        Path walkthrough = run.walkthrough();
        return new CommandLine.Run(
                home == null
                        ? checked("The usual folder", usual(environment, properties))
                        : checked("--home", expanded(home, properties)),
                run.demo(),
                run.scenario(),
                walkthrough == null
                        ? null
                        : checked("--walkthrough", expanded(walkthrough, properties)),
                run.link(),
                run.look());
    }

    private static Path usual(Map<String, String> environment, Properties properties)
            throws UnusableFolderException {
        return absolute(() -> standard(environment, properties), properties);
    }

    /** Expands a leading ~, which a shell does not do in {@code --home=~/dir}. */
    private static Path expanded(Path named, Properties properties) throws UnusableFolderException {
        return named.startsWith("~")
                ? absolute(() -> Path.of(properties.getProperty("user.home", "")), properties)
                        .resolve(Path.of("~").relativize(named))
                : named;
    }

    /**
     * The absolute path, or an exception when the session does not know the user's home folder or
     * cannot encode the path.
     */
    private static Path absolute(Supplier<Path> made, Properties properties)
            throws UnusableFolderException {
        Path path;
        try {
            path = made.get();
        } catch (InvalidPathException _) {
            throw new UnusableFolderException(
                    "The name of your home folder has characters that the character set of this"
                            + " session ("
                            + properties.getProperty("sun.jnu.encoding", "unknown")
                            + ") does not have. Start Redrive with LC_ALL=C.UTF-8.");
        }
        if (!path.isAbsolute()) {
            throw new UnusableFolderException(
                    "This computer does not say where your home folder is: it gives \""
                            + properties.getProperty("user.home", "")
                            + "\", which is not a whole path. Name a folder with --home DIR.");
        }
        return path;
    }

    private static Path checked(String what, Path named) throws UnusableFolderException {
        Path folder = named.toAbsolutePath();
        Path there = folder;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        if (Files.isDirectory(there) || !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            return folder;
        }
        String wrong =
                Files.exists(there)
                        ? " is a file, not a folder."
                        : " is a link that leads to nothing.";
        throw new UnusableFolderException(what + ": " + there + wrong);
    }

    private static Path named(@Nullable String folder, Path otherwise) {
        return folder == null || folder.isBlank() ? otherwise : Path.of(folder);
    }

    /** A folder on the command line cannot be used; the message is a sentence for the user. */
    static final class UnusableFolderException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableFolderException(String sentence) {
            super(sentence);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
