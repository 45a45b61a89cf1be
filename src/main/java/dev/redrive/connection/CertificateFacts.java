package dev.redrive.connection;

import dev.redrive.text.TextSanitizer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * What a person is told of a certificate. The names are whatever its maker wrote: short, plain, on
 * one line.
 *
 * @param owner whose it is: the name and, where it says so, the organisation
 * @param signer who signed it, in the same form
 * @param from when it begins to be valid
 * @param until when it ends to be valid
 * @param hosts the hosts it is for, at most five; empty when it names none
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
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    /** Copies the list. */
    public CertificateFacts {
        hosts = List.copyOf(hosts);
    }

    /** The facts of that certificate. */
    public static CertificateFacts of(X509Certificate certificate) {
        return new CertificateFacts(
                name(certificate.getSubjectX500Principal()),
                name(certificate.getIssuerX500Principal()),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                hosts(certificate),
                fingerprint(certificate));
    }

    private static String name(X500Principal principal) {
        String all = principal.getName(X500Principal.RFC2253);
        String common = part(all, "CN");
        String organisation = part(all, "O");
        if (common == null || common.equals(organisation)) {
            return plain(organisation == null ? all : organisation);
        }
        return plain(organisation == null ? common : common + " (" + organisation + ")");
    }

    /** One part of a name in the form of RFC 2253, which escapes what separates its parts. */
    private static @Nullable String part(String all, String type) {
        Matcher part =
                Pattern.compile("(?:^|[,+])" + type + "=((?:\\\\.|[^,+\\\\])*)").matcher(all);
        return part.find() ? ESCAPED.matcher(part.group(1)).replaceAll("$1") : null;
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
            return List.of(); // What it is for can not be said; that it is not trusted, can.
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
}
