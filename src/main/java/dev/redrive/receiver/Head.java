package dev.redrive.receiver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status and the headers of an HTTP answer. Its body is never read.
 *
 * @param headers the lines as they came, without their ends
 */
record Head(int status, List<String> headers) {

    /** The most that is read, over all heads of one answer. */
    static final int MOST_BYTES = 64 * 1024;

    private static final String BEGINNING = "HTTP/";
    private static final Pattern FIRST_LINE =
            Pattern.compile("HTTP/[0-9](?:\\.[0-9])? ([1-9][0-9]{2})(?: .*)?");
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int OK = 200;

    /**
     * Reads the head of the final answer; those before it, such as 103, are skipped.
     *
     * @return null for what is not HTTP, and for a head that is longer than {@link #MOST_BYTES}
     * @throws EOFException when it ends before its head does
     */
    static @Nullable Head read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        Head head = readOne(lines);
        while (head != null && head.status() < OK && head.status() != SWITCHING_PROTOCOLS) {
            head = readOne(lines);
        }
        return head;
    }

    private static @Nullable Head readOne(Lines lines) throws IOException {
        String first = lines.next(BEGINNING);
        Matcher parts = FIRST_LINE.matcher(first == null ? "" : first);
        if (!parts.matches()) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (String line = lines.next(""); ; line = lines.next("")) {
            if (line == null) {
                return null;
            }
            if (line.isEmpty()) {
                return new Head(Integer.parseInt(parts.group(1)), List.copyOf(headers));
            }
            boolean isContinued = line.startsWith(" ") || line.startsWith("\t");
            if (line.indexOf(':') <= 0 && !isContinued) {
                return null;
            }
            headers.add(line);
        }
    }

    /** The values of that header, in their order. */
    Stream<String> all(String name) {
        String beginning = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(beginning))
                .map(line -> line.substring(beginning.length()).strip());
    }

    /** Whether what follows is said to be a web page. */
    boolean isPage() {
        return all("Content-Type")
                .flatMap(value -> Stream.of(value.split("[;,]", -1)))
                .map(type -> type.replace("\"", "").strip().toLowerCase(Locale.ROOT))
                .anyMatch(type -> type.equals("text/html") || type.equals("application/xhtml+xml"));
    }

    /** Lines of a limited length in all. */
    private static final class Lines {

        private final InputStream in;
        private int left = MOST_BYTES;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The next one; null where it does not begin so, or where there is too much. */
        @Nullable String next(String beginning) throws IOException {
            StringBuilder line = new StringBuilder();
            while (left-- > 0) {
                int read = in.read();
                if (read < 0) {
                    throw new EOFException("the answer ended in its head");
                }
                if (read == '\n') {
                    String whole = line.toString();
                    return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
                }
                line.append((char) read); // ISO 8859-1, as headers are.
                int at = line.length() - 1;
                if (at < beginning.length() && line.charAt(at) != beginning.charAt(at)) {
                    return null;
                }
            }
            return null;
        }
    }

    /** The bytes of a request without a body. */
    static byte[] request(String method, String target, List<String> headers) {
        String text =
                method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
