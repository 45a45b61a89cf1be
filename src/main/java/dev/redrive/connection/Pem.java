package dev.redrive.connection;

import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates in PEM form. Everything else in a file, such as a private key, is ignored. */
final class Pem {

    private static final Logger LOG = System.getLogger(Pem.class.getName());
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern BLOCK = Pattern.compile(BEGIN + "([A-Za-z0-9+/=\\s]*)" + END);
    private static final int LINE = 64;

    private Pem() {}

    /** The certificates of a file, in order; those that cannot be read are left out. */
    static List<X509Certificate> read(byte[] file) {
        CertificateFactory factory = factory();
        List<X509Certificate> found = new ArrayList<>();
        Base64.Decoder decoder = Base64.getMimeDecoder();
        Matcher block = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (block.find()) {
            add(decoder, block.group(1), factory, found);
        }
        return found;
    }

    private static void add(
            Base64.Decoder decoder,
            String text,
            CertificateFactory factory,
            List<X509Certificate> found) {
        try {
            byte[] bytes = decoder.decode(text);
            if (factory.generateCertificate(new ByteArrayInputStream(bytes))
                    instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        } catch (CertificateException | RuntimeException e) {
            // The others are still used. Java's parser may fail on a crafted one.
            LOG.log(Level.DEBUG, "a certificate cannot be read", e);
        }
    }

    /** The certificate in a DER file; empty when it is not one. */
    static List<X509Certificate> readBinary(byte[] file) {
        try {
            return factory().generateCertificate(new ByteArrayInputStream(file))
                            instanceof X509Certificate certificate
                    ? List.of(certificate)
                    : List.of();
        } catch (CertificateException | RuntimeException e) {
            LOG.log(Level.DEBUG, "no certificate in binary form", e);
            return List.of();
        }
    }

    /** The PEM file of one certificate. */
    static byte[] write(X509Certificate certificate) throws CertificateException {
        Base64.Encoder lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        String text =
                BEGIN + "\n" + lines.encodeToString(certificate.getEncoded()) + "\n" + END + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("a Java without X.509", e);
        }
    }
}
