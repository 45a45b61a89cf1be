package dev.redrive.base;

import java.util.Locale;
import java.util.Properties;

/** Which operating system this is, by the name Java has for it. Any thread. */
public final class OperatingSystem {

    private OperatingSystem() {}

    /** The name of this one; empty when Java has none. */
    public static String name() {
        return nameIn(System.getProperties());
    }

    /** The name in these properties, which {@link System#getProperties()} gives. */
    public static String nameIn(Properties properties) {
        return properties.getProperty("os.name", "");
    }

    public static boolean isWindows(String name) {
        return starts(name, "windows");
    }

    public static boolean isMac(String name) {
        return starts(name, "mac");
    }

    public static boolean isLinux(String name) {
        return starts(name, "linux");
    }

    private static boolean starts(String name, String with) {
        return name.toLowerCase(Locale.ROOT).startsWith(with);
    }
}
