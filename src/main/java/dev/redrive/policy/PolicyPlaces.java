package dev.redrive.policy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the file of the policy is. No user can name another place for it: those of the system do
 * not depend on anything a user can set, and come first.
 */
public final class PolicyPlaces {

    /** A place that counts where the system's have no file; its file is checked in the same way. */
    private static final String MORE = "redrive.policy";

    private static final String VARIABLE = "ProgramData";

    private PolicyPlaces() {}

    /**
     * The places of this computer, the first that has a file counts.
     *
     * @param environment as {@link System#getenv()} gives it
     * @param properties as {@link System#getProperties()} gives them
     */
    public static List<Path> here(Map<String, String> environment, Properties properties) {
        return Stream.concat(
                        ofSystem(
                                FileSystems.getDefault().getSeparator().equals("\\"),
                                environment.get(VARIABLE)),
                        Stream.ofNullable(properties.getProperty(MORE)))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .distinct()
                .toList();
    }

    /**
     * Both places on all systems with such paths, as the name of the system is a property, which a
     * user can set; and the drive C: first, as the variable is another.
     */
    static Stream<String> ofSystem(boolean isWindows, @Nullable String programData) {
        String file = "\\Redrive\\policy.json";
        return isWindows
                ? Stream.concat(
                        Stream.of("C:\\ProgramData" + file),
                        Stream.ofNullable(programData).map(folder -> folder + file))
                : Stream.of(
                        "/etc/redrive/policy.json",
                        "/Library/Application Support/Redrive/policy.json");
    }
}
