package dev.redrive.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;

/**
 * Certificates made by keytool for one test class: an authority of its own, and what it signs. All
 * servers are for 127.0.0.1 and for {@link #HOST} unless a test says otherwise.
 */
public final class Certificates {

    /** A host there is only behind a proxy. */
    public static final String HOST = "service.test";

    /** Whose the authority is, as it is told. */
    public static final String AUTHORITY = "Example Root (Example, Inc.)";

    private static final String PASSWORD = "changeit";
    private static final String HERE = "san=ip:127.0.0.1,dns:" + HOST;

    private final Path store;
    private final X509Certificate authority;
    private final Set<String> made = new HashSet<>();

    /** An authority whose files are in that folder. */
    public Certificates(Path folder) {
        store = folder.resolve("certificates.p12");
        generate(
                "authority",
                "-dname",
                "CN=Example Root, O=\"Example, Inc.\"",
                "-ext",
                "bc:c",
                "-startdate",
                "-400d",
                "-validity",
                "4000");
        authority = certificate("authority");
    }

    /** Whom to trust to trust the servers. */
    public X509Certificate authority() {
        return authority;
    }

    /** A server nothing is wrong with. */
    public SSLContext good() {
        return signed("good", HERE, "-validity", "30");
    }

    /** A server whose certificate ended five days ago. */
    public SSLContext expired() {
        return signed("expired", HERE, "-startdate", "-10d", "-validity", "5");
    }

    /** A server whose certificate begins in five days. */
    public SSLContext notYetValid() {
        return signed("early", HERE, "-startdate", "+5d", "-validity", "5");
    }

    /** A server that shows the certificate of elsewhere.test. */
    public SSLContext wrongHost() {
        return signed("elsewhere", "san=dns:elsewhere.test", "-validity", "30");
    }

    /** A server that vouches for itself. */
    public SSLContext selfSigned() {
        generate("self", "-dname", "CN=localhost", "-ext", HERE, "-validity", "30");
        return context("self");
    }

    /** A server whose signer, itself signed by the authority, is known only where it is sent. */
    public SSLContext byIntermediate(boolean sent) {
        generate(
                "intermediate",
                "-signer",
                "authority",
                "-dname",
                "CN=Example Intermediate",
                "-ext",
                "bc:c");
        generate("leaf", "-signer", "intermediate", "-dname", "CN=" + HOST, "-ext", HERE);
        return context("leaf", sent ? 3 : 1);
    }

    /**
     * Sockets of a server nothing is wrong with that goes on only if it is shown a certificate.
     *
     * @param protocol the only version of TLS it speaks
     */
    public ServerSocketFactory wantingClientCertificate(String protocol) {
        SSLServerSocketFactory sockets = good().getServerSocketFactory();
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                return wanting(sockets.createServerSocket(port));
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return wanting(sockets.createServerSocket(port, backlog));
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
                    throws IOException {
                return wanting(sockets.createServerSocket(port, backlog, address));
            }

            private ServerSocket wanting(ServerSocket socket) {
                ((SSLServerSocket) socket).setNeedClientAuth(true);
                ((SSLServerSocket) socket).setEnabledProtocols(new String[] {protocol});
                return socket;
            }
        };
    }

    /** A server whose certificate, by the authority, names an owner of that name. */
    public SSLContext ownedBy(String name) {
        generate(
                "named",
                "-signer",
                "authority",
                "-dname",
                "CN=" + name.replace(",", "\\,"),
                "-ext",
                HERE);
        return context("named");
    }

    /** The certificate of one of the servers, by its short name. */
    public X509Certificate certificate(String alias) {
        try {
            return (X509Certificate) keys().getCertificate(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate of one of the servers, with its signers, and its key, as files of PEM. */
    public void writePem(String alias, Path certificates, Path key) throws IOException {
        try {
            KeyStore all = keys();
            Certificate[] chain = all.getCertificateChain(alias);
            Files.writeString(
                    certificates, pem(Arrays.copyOf(chain, chain.length, X509Certificate[].class)));
            String lines =
                    Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                            .encodeToString(all.getKey(alias, PASSWORD.toCharArray()).getEncoded());
            Files.writeString(
                    key, "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificates as the text of a file. */
    public static String pem(X509Certificate... certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                String lines =
                        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(certificate.getEncoded());
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines)
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    private SSLContext signed(String alias, String names, String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of("-signer", "authority", "-dname", "CN=" + HOST, "-ext", names));
        options.addAll(List.of(more));
        generate(alias, options.toArray(String[]::new));
        return context(alias);
    }

    private synchronized void generate(String alias, String... options) {
        if (!made.add(alias)) {
            return;
        }
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                tool.toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-J-XX:+UseSerialGC",
                                "-genkeypair",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD,
                                "-keyalg",
                                "EC",
                                "-alias",
                                alias));
        command.addAll(List.of(options));
        try {
            Process keytool =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(store.resolveSibling(alias + ".log").toFile())
                            .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(
                        Files.readString(store.resolveSibling(alias + ".log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A server with that one key only, since it would choose among several. */
    private SSLContext context(String alias) {
        return context(alias, 3);
    }

    /** The same, which sends no more certificates than that. */
    private SSLContext context(String alias, int most) {
        try {
            KeyStore all = keys();
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(
                    alias,
                    all.getKey(alias, PASSWORD.toCharArray()),
                    PASSWORD.toCharArray(),
                    Arrays.stream(all.getCertificateChain(alias))
                            .limit(most)
                            .toArray(Certificate[]::new));
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(one, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
