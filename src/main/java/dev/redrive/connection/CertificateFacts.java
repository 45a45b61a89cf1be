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
import java.util.Objects;
import javax.security.auth.x500.X500Principal;

/**
 * What a person is told of a certificate. The names are whatever its maker wrote: short, plain, on
 * one line.
 *
 * @param owner the name and, where there is one, the organisation of its owner; where it names no
 *     owner its first host, else the beginning of its fingerprint
 * @param signer who signed it, in the same form; a dash where it does not say
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
    private static final int SHORT_FINGERPRINT = 23;
    private static final String UNKNOWN = "–";
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    /** Copies the list. */
    public CertificateFacts {
        hosts = List.copyOf(hosts);
    }

    /** The facts of that certificate. */
    public static CertificateFacts of(X509Certificate certificate) {
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
            return List.of(); // The other facts are worth showing all the same.
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
