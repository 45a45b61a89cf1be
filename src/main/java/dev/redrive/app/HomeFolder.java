package dev.redrive.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where Redrive keeps its files when nobody names a folder. */
final class HomeFolder {

    private HomeFolder() {}

    /**
     * The folder usual on the system that {@code properties} describe. Touches no file; any thread.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties as {@link System#getProperties()} gives them
     */
    static Path standard(Map<String, String> environment, Properties properties) {
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path user = Path.of(properties.getProperty("user.home", ""));
        if (system.startsWith("windows")) {
            return named(environment.get("LOCALAPPDATA"), user.resolve("AppData").resolve("Local"))
                    .resolve("Redrive");
        }
        if (system.startsWith("mac")) {
            return user.resolve("Library").resolve("Application Support").resolve("Redrive");
        }
        Path usual = user.resolve(".local").resolve("share");
        Path data = named(environment.get("XDG_DATA_HOME"), usual);
        // The XDG rules: a relative path there is a mistake, to be ignored.
        return (data.isAbsolute() ? data : usual).resolve("redrive");
    }

    /**
     * The same run with its folders as absolute paths: {@code ~/} is the user's home folder, and a
     * run that names no folder for profiles and logs gets the usual one. Makes no folder; any
     * thread but the JavaFX one.
     *
     * @throws UnusableFolderException where there cannot be such a folder
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
                        : checked("--walkthrough", expanded(walkthrough, properties)));
    }

    private static Path usual(Map<String, String> environment, Properties properties)
            throws UnusableFolderException {
        return absolute(() -> standard(environment, properties), properties);
    }

    /** A shell replaces ~ only where a word begins with it, so not in {@code --home=~/dir}. */
    private static Path expanded(Path named, Properties properties) throws UnusableFolderException {
        return named.startsWith("~")
                ? absolute(() -> Path.of(properties.getProperty("user.home", "")), properties)
                        .resolve(Path.of("~").relativize(named))
                : named;
    }

    /**
     * What is made of the user's home folder, which a session may not know or not be able to write.
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

    /**
     * A folder the program was started with cannot be used; the message is a sentence for the user.
     */
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
