package dev.redrive.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version and the commit, as written by the build. */
public final class Version {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

    private Version() {}

    public static String read() {
        return Objects.requireNonNull(properties().getProperty("version"));
    }

    /** The commit it was made from, short; null when it was built without git. */
    public static @Nullable String commit() {
        String commit = properties().getProperty("commit", "");
        return COMMIT.matcher(commit).matches() ? commit : null;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
