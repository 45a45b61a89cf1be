package dev.redrive.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate, signed by itself, whose name and extensions are whatever a test wants, written
 * byte by byte: keytool makes decent ones only.
 */
public final class CraftedCertificate {

    public static final int UTF8 = 0x0C;
    public static final int PRINTABLE = 0x13;
    public static final int TELETEX = 0x14;
    public static final int BMP = 0x1E;
    public static final int UNIVERSAL = 0x1C;

    private static final byte[] EC_SHA256 =
            element(0x30, element(0x06, bytes(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02)));

    private final List<byte[]> parts = new ArrayList<>();
    private final List<byte[]> issuer = new ArrayList<>();
    private final List<byte[]> extensions = new ArrayList<>();
    private final KeyPair pair;

    public CraftedCertificate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One more common name, in UTF-8. */
    public CraftedCertificate named(String name) {
        return part(3, UTF8, name, StandardCharsets.UTF_8);
    }

    /**
     * One more part of the name.
     *
     * @param attribute the last number of its type: 3 for the common name, 10 the organisation
     * @param tag the kind of string it claims to be
     */
    public CraftedCertificate part(int attribute, int tag, String value, Charset charset) {
        byte[] type = element(0x06, bytes(0x55, 0x04, attribute));
        byte[] text = element(tag, value.getBytes(charset));
        parts.add(element(0x31, element(0x30, type, text)));
        return this;
    }

    /** It says that this one signed it, instead of itself. */
    public CraftedCertificate issuedBy(String name) {
        issuer.addAll(new CraftedCertificate().named(name).parts);
        return this;
    }

    /** An extension "alternative names" of those bytes; Java wants it critical beside no name. */
    public CraftedCertificate alternativeNames(byte[] value, boolean critical) {
        byte[] type = element(0x06, bytes(0x55, 0x1D, 0x11));
        byte[] mark = critical ? bytes(0x01, 0x01, 0xFF) : new byte[0];
        extensions.add(element(0x30, type, mark, element(0x04, value)));
        return this;
    }

    /** An extension "name constraints", critical, of those bytes. */
    public CraftedCertificate nameConstraints(byte[] value) {
        byte[] type = element(0x06, bytes(0x55, 0x1D, 0x1E));
        extensions.add(element(0x30, type, bytes(0x01, 0x01, 0xFF), element(0x04, value)));
        return this;
    }

    /** The DER of the whole. */
    public byte[] der() {
        byte[] name = element(0x30, parts.toArray(byte[][]::new));
        byte[] by = issuer.isEmpty() ? name : element(0x30, issuer.toArray(byte[][]::new));
        byte[] from = element(0x17, "250101000000Z".getBytes(StandardCharsets.US_ASCII));
        byte[] until = element(0x17, "450101000000Z".getBytes(StandardCharsets.US_ASCII));
        byte[] more =
                extensions.isEmpty()
                        ? new byte[0]
                        : element(0xA3, element(0x30, extensions.toArray(byte[][]::new)));
        byte[] content =
                element(
                        0x30,
                        element(0xA0, element(0x02, bytes(2))),
                        element(0x02, bytes(7)),
                        EC_SHA256,
                        by,
                        element(0x30, from, until),
                        name,
                        pair.getPublic().getEncoded(),
                        more);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            byte[] signed = element(0x03, bytes(0), signature.sign());
            return element(0x30, content, EC_SHA256, signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der()));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server that shows it. */
    public SSLContext server() {
        try {
            char[] password = "changeit".toCharArray();
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "crafted", pair.getPrivate(), password, new X509Certificate[] {certificate()});
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One DER element of that kind around those contents. */
    public static byte[] element(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : contents) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length < 0x80) {
            all.write(length);
        } else {
            all.write(0x83);
            all.write(length >> 16);
            all.write(length >> 8);
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
