package dev.redrive.text;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the name or the address of a host without resolving it. Any thread. */
public final class HostName {

    private static final int LONGEST = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /** What other programs take for the end of an IPv4 address, in decimal or hexadecimal. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** Two standards map these to different hosts, so they are rejected. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200C\u200D]");

    private HostName() {}

    /**
     * The host in its one form: letters in lower case, an international name in the ASCII form that
     * is sent ({@code xn--…}), no dot at the end, an IPv6 address without brackets. Null for what
     * is not a host: with a port or a scheme, with empty parts, an incomplete numeric address.
     * Never throws.
     */
    public static @Nullable String read(String typed) {
        String host = PastedText.clean(typed);
        if (host.length() > LONGEST + 1) {
            return null; // Nor would the JDK read it: it throws at 5000 characters.
        }
        if (host.indexOf(':') >= 0) {
            return ip6(host.startsWith("[") && host.endsWith("]") ? inner(host) : host);
        }
        if (PastedText.strayIn(host) != null || AMBIGUOUS.matcher(host).find()) {
            return null;
        }
        String ascii;
        try {
            ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return null;
        }
        String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        return isName(name) ? name : null;
    }

    private static String inner(String bracketed) {
        return bracketed.substring(1, bracketed.length() - 1);
    }

    private static @Nullable String ip6(String host) {
        if (host.indexOf('%') >= 0 || host.indexOf('[') >= 0) {
            return null;
        }
        try {
            // Only literals are taken, so no name is ever looked up.
            InetAddress.ofLiteral(host);
            return host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return !NUMBER.matcher(labels[labels.length - 1]).matches() || QUAD.matcher(name).matches();
    }

    /**
     * Whether that host, in its one form or in brackets, is this computer: {@code localhost} or a
     * loopback address.
     */
    public static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
