package dev.redrive.connection;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a proxy's address as people type them. Looks nothing up; any thread. */
public final class ProxyAddress {

    /** What can be wrong with the host. */
    public enum HostProblem {
        EMPTY,
        /** More than a host: a scheme in front, a path or a port behind, blanks. */
        NOT_A_HOST
    }

    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_USER = 200;
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]{1,253}");
    private static final Pattern IP6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private ProxyAddress() {}

    /** The first thing wrong with a host, blanks around it aside; null when it can be used. */
    public static @Nullable HostProblem problemOfHost(String typed) {
        String host = typed.strip();
        if (host.isEmpty()) {
            return HostProblem.EMPTY;
        }
        boolean usable = HOST.matcher(host).matches() || isIp6(host);
        return usable ? null : HostProblem.NOT_A_HOST;
    }

    /** The port from 1 to 65535 that was typed; null when it is none. */
    public static @Nullable Integer port(String typed) {
        String digits = typed.strip();
        if (!digits.matches("[0-9]{1,5}")) {
            return null;
        }
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= LARGEST_PORT ? port : null;
    }

    /** Whether the name can be sent to a proxy: short, without a colon or control characters. */
    public static boolean isUsableUser(String user) {
        return user.length() <= LONGEST_USER
                && user.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
    }

    /** Host and port in one. */
    static String shown(String host, int port) {
        return (isIp6(host) ? "[" + host + "]" : host) + ":" + port;
    }

    private static boolean isIp6(String host) {
        return host.indexOf(':') >= 0 && IP6.matcher(host).matches();
    }
}
