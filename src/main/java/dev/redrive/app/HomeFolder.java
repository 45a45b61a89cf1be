package dev.redrive.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where Redrive keeps its files when nobody names a folder. */
public final class HomeFolder {

    private HomeFolder() {}

    /**
     * The folder usual on the system that {@code properties} describe. Touches no file; any thread.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties as {@link System#getProperties()} gives them
     */
    public static Path standard(Map<String, String> environment, Properties properties) {
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

    private static Path named(@Nullable String folder, Path otherwise) {
        return folder == null || folder.isBlank() ? otherwise : Path.of(folder);
    }
}
