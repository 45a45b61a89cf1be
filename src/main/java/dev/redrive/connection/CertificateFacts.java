package dev.redrive.connection;

import dev.redrive.text.TextSanitizer;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a certificate. The names come from the certificate and are made short, printable
 * and single-line.
 *
 * @param owner the name and, if present, the organisation of its owner; else its first host, else
 *     the beginning of its fingerprint
 * @param signer its issuer, in the same form; a dash when there is none
 * @param from the begin of its validity
 * @param until the end of its validity
 * @param hosts the hosts it is for, at most five; empty for none
 * @param fingerprint the SHA-256 of the certificate, in hexadecimal pairs
 */
public record CertificateFacts(
        String owner,
        String signer,
        Instant from,
        Instant until,
        List<String> hosts,
        String fingerprint) {

    private static final int LONGEST = 100;
    private static final int MOST_HOSTS = 5;
    private static final int DNS = 2;
    private static final int ADDRESS = 7;
    private static final int SHORT_FINGERPRINT = 23;
    private static final String UNKNOWN = "–";
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    /** Copies the list. */
    public CertificateFacts {
        hosts = List.copyOf(hosts);
    }

    /** The facts of that certificate. */
    static CertificateFacts of(X509Certificate certificate) {
        List<String> hosts = hosts(certificate);
        String fingerprint = fingerprint(certificate);
        String unnamed =
                hosts.isEmpty()
                        ? "SHA-256 " + fingerprint.substring(0, SHORT_FINGERPRINT) + "…"
                        : hosts.getFirst();
        return new CertificateFacts(
                name(certificate.getSubjectX500Principal(), unnamed),
                name(certificate.getIssuerX500Principal(), UNKNOWN),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                hosts,
                fingerprint);
    }

    private static String name(X500Principal principal, String unnamed) {
        DistinguishedName all = new DistinguishedName(principal.getEncoded());
        String common = all.commonName();
        String organisation = all.organisation();
        String name =
                common == null || common.equals(organisation)
                        ? Objects.requireNonNullElse(organisation, all.all())
                        : organisation == null ? common : common + " (" + organisation + ")";
        String line = plain(name);
        return line.isEmpty() ? unnamed : line;
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.size() >= 2 && isHost(name.getFirst()))
                            .map(name -> plain(String.valueOf(name.get(1))))
                            .limit(MOST_HOSTS)
                            .toList();
        } catch (CertificateParsingException _) {
            return List.of(); // The other facts are still worth showing.
        }
    }

    private static boolean isHost(Object type) {
        return type.equals(DNS) || type.equals(ADDRESS);
    }

    private static String plain(String text) {
        return TextSanitizer.oneLine(text, LONGEST);
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return PAIRS.formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without a fingerprint", e);
        }
    }

    /**
     * The texts of an X.500 name, read from its DER bytes and so without escapes. Reads at most
     * {@value #MOST_PARTS} parts and {@value #LONGEST_VALUE} bytes of each. Malformed parts are
     * left out. Any thread.
     */
    static final class DistinguishedName {

        private static final int MOST_PARTS = 1_000;
        private static final int LONGEST_VALUE = 400;

        private static final int SEQUENCE = 0x30;
        private static final int UTF8_STRING = 0x0C;
        private static final int UNIVERSAL_STRING = 0x1C;
        private static final int BMP_STRING = 0x1E;

        /** Numeric, printable, teletex and IA5 strings, all read as Latin-1. */
        private static final List<Integer> ONE_BYTE_STRINGS = List.of(0x12, 0x13, 0x14, 0x16);

        private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
        private static final byte[] ORGANISATION = {0x55, 0x04, 0x0A};

        /** One part: its type as the bytes of an object identifier, and its text. */
        private static final class Part {
            private final String type;
            private final String text;

            private Part(String type, String text) {
                this.type = type;
                this.text = text;
            }
        }

        /** The last part first, as it is the most specific. */
        private final Deque<Part> parts = new ArrayDeque<>();

        /** The name in these bytes. */
        DistinguishedName(byte[] der) {
            ByteBuffer sets = content(ByteBuffer.wrap(der));
            while (sets != null && sets.hasRemaining() && parts.size() < MOST_PARTS) {
                ByteBuffer set = content(sets);
                while (set != null && set.hasRemaining() && parts.size() < MOST_PARTS) {
                    add(set);
                }
            }
        }

        private void add(ByteBuffer set) {
            boolean sequence = set.get(set.position()) == SEQUENCE;
            ByteBuffer part = content(set);
            ByteBuffer type = part == null || !sequence ? null : content(part);
            if (part == null || type == null || !part.hasRemaining()) {
                return;
            }
            Charset charset = charset(part.get(part.position()));
            ByteBuffer value = content(part);
            if (charset != null && value != null) {
                value.limit(Math.min(value.limit(), value.position() + LONGEST_VALUE));
                String text = charset.decode(value).toString();
                if (!text.isBlank()) {
                    parts.addFirst(new Part(hex(bytes(type)), text));
                }
            }
        }

        private static @Nullable Charset charset(byte tag) {
            return switch (tag) {
                case UTF8_STRING -> StandardCharsets.UTF_8;
                case BMP_STRING -> StandardCharsets.UTF_16BE;
                case UNIVERSAL_STRING -> StandardCharsets.UTF_32BE;
                default ->
                        ONE_BYTE_STRINGS.contains((int) tag) ? StandardCharsets.ISO_8859_1 : null;
            };
        }

        /**
         * The content of the next element, with the buffer moved behind it; null, with the buffer
         * at its end, when there is none.
         */
        private static @Nullable ByteBuffer content(ByteBuffer in) {
            if (in.remaining() < 2) {
                in.position(in.limit());
                return null;
            }
            in.get(); // The tag of the element.
            int length = in.get() & 0xFF;
            if (length > 0x7F) {
                int bytes = length & 0x7F;
                length = 0;
                for (int i = 0; i < bytes && in.hasRemaining() && length <= in.limit(); i++) {
                    length = (length << 8) | (in.get() & 0xFF);
                }
            }
            if (length < 0 || length > in.remaining()) {
                in.position(in.limit());
                return null;
            }
            ByteBuffer content = in.slice(in.position(), length);
            in.position(in.position() + length);
            return content;
        }

        private static byte[] bytes(ByteBuffer buffer) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), LONGEST_VALUE)];
            buffer.get(bytes);
            return bytes;
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        /** The last common name; null when there is none. */
        @Nullable String commonName() {
            return last(COMMON_NAME);
        }

        /** The last organisation; null when there is none. */
        @Nullable String organisation() {
            return last(ORGANISATION);
        }

        private @Nullable String last(byte[] type) {
            String wanted = hex(type);
            return parts.stream()
                    .filter(part -> part.type.equals(wanted))
                    .map(part -> part.text)
                    .findFirst()
                    .orElse(null);
        }

        /** All texts, the last one first, separated by commas; empty when there are none. */
        String all() {
            return String.join(", ", parts.stream().map(part -> part.text).toList());
        }
    }
}
