package dev.redrive.enterprise.http;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls a server in a Java of its own that was told not to check the host's name. */
final class HostNameCaller {

    private HostNameCaller() {}

    /** What that Java says: "connector", or "client" with Java's own client and our trust. */
    static String say(String who, URI server, Path authority) throws Exception {
        String everything =
                Stream.of(
                                System.getProperty("java.class.path", ""),
                                System.getProperty("jdk.module.path", ""),
                                Path.of("target", "test-classes").toString())
                        .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator)))
                        .filter(path -> !path.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Djdk.internal.httpclient.disableHostnameVerification=true",
                                "-cp",
                                everything,
                                HostNameCaller.class.getName(),
                                who,
                                server.toString(),
                                authority.toString())
                        .redirectErrorStream(true)
                        .start();
        return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /**
     * @param args who, the server's address, the file with the authority's certificate
     */
    static void main(String[] args) throws Exception {
        X509Certificate authority;
        try (InputStream in = Files.newInputStream(Path.of(args[2]))) {
            authority =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        Network network = Network.of(new ProxyChoice.None(), () -> null, List.of(authority));
        URI server = URI.create(args[1]);
        if (args[0].equals("connector")) {
            try (HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT, network)) {
                System.out.println(Calls.api(connector, server).checkKey());
            }
            return;
        }
        try (HttpClient client = HttpClient.newBuilder().sslContext(network.secure()).build()) {
            HttpRequest request = HttpRequest.newBuilder(server).build();
            System.out.println(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            System.out.println(e);
        }
        System.exit(0);
    }
}
