package dev.redrive.app;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskIds;
import dev.redrive.text.HostName;
import dev.redrive.text.PastedText;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A link to a task, {@code redrive://task/ID?host=HOST&kind=trips}, which any web page or mail may
 * offer. It only fills in a dialog; nothing is requested because of it.
 *
 * @param taskId as one that was pasted
 * @param host where the task runs, in its one form
 * @param port of the host; -1 for the usual one
 * @param kind what the task sends
 */
record TaskLink(String taskId, String host, int port, ItemKind kind) {

    /** The most characters of a link that is read. */
    static final int LONGEST = 2_048;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Pattern SCHEME =
            Pattern.compile("redrive:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String VALUE = "([!-~&&[^&=#?/\"]]{1,600})";
    private static final Pattern LINK =
            Pattern.compile(
                    "(?i:redrive://task)/"
                            + VALUE
                            + "\\?(?:host="
                            + VALUE
                            + "&kind="
                            + VALUE
                            + "|kind="
                            + VALUE
                            + "&host="
                            + VALUE
                            + ")");
    private static final Pattern PORT = Pattern.compile("(.+):(\\d{1,5})");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})|[^%]");

    /** Whether an argument of the program is meant as a link, however wrong it may be. */
    static boolean isMeant(String argument) {
        return SCHEME.matcher(argument).matches();
    }

    /** The link in that text; null when there is anything about it that a link does not have. */
    static @Nullable TaskLink read(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        Matcher link = LINK.matcher(text);
        if (!link.matches()) {
            return null;
        }
        boolean hostFirst = link.group(2) != null;
        String id = decoded(link.group(1));
        String at = decoded(hostFirst ? link.group(2) : link.group(5));
        ItemKind kind =
                switch (hostFirst ? link.group(3) : link.group(4)) {
                    case "trips" -> ItemKind.TRIPS;
                    case "crashes" -> ItemKind.CRASHES;
                    default -> null;
                };
        if (id == null
                || at == null
                || kind == null
                || !id.equals(TaskIds.clean(id))
                || !at.equals(PastedText.clean(at))) {
            return null;
        }
        Matcher withPort = PORT.matcher(at);
        // An IPv6 address without a port ends in brackets.
        boolean hasPort =
                withPort.matches()
                        && (at.startsWith("[") || at.indexOf(':') == at.lastIndexOf(':'));
        String host = HostName.read(hasPort ? withPort.group(1) : at);
        int port = hasPort ? Integer.parseInt(withPort.group(2)) : -1;
        return host == null || port == 0 || port > 0xFFFF
                ? null
                : new TaskLink(id, host, port, kind);
    }

    /** The host as it is shown. */
    String address() {
        String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port < 0 ? shown : shown + ":" + port;
    }

    /** Whether the link's host is that of a service address. */
    boolean isAt(URI service) {
        int usual = "https".equalsIgnoreCase(service.getScheme()) ? HTTPS : HTTP;
        return host.equals(HostName.read(String.valueOf(service.getHost())))
                && (port < 0 ? usual : port) == (service.getPort() < 0 ? usual : service.getPort());
    }

    /** The text with its escapes of UTF-8 resolved; null when one is wrong. */
    private static @Nullable String decoded(String escaped) {
        byte[] plain = escaped.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(plain.length);
        Matcher part = ESCAPE.matcher(escaped);
        int read = 0;
        while (part.find() && part.start() == read) {
            String hex = part.group(1);
            bytes.put(
                    hex == null
                            ? part.group().getBytes(StandardCharsets.UTF_8)
                            : new byte[] {(byte) Integer.parseInt(hex, 16)});
            read = part.end();
        }
        try {
            return read < escaped.length()
                    ? null
                    : StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
