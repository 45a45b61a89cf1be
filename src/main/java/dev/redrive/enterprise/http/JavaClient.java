package dev.redrive.enterprise.http;

import java.util.List;

/**
 * What Java's client reads from system properties, once, when it is first used. The program says it
 * itself, so that no launcher has to, and none can weaken it.
 */
public final class JavaClient {

    private JavaClient() {}

    /** What Java's client and its TLS write out for those who look for faults, headers included. */
    private static final List<String> TELL_TALES =
            List.of(
                    "javax.net.debug",
                    "jdk.httpclient.HttpClient.log",
                    "jdk.internal.httpclient.debug",
                    "jdk.internal.httpclient.hpack.debug",
                    "jdk.internal.httpclient.websocket.debug");

    /**
     * Sets the properties; to be called before anything else, since Java looks at them only once.
     * Any thread, any number of times.
     */
    public static void prepare() {
        // Asks Windows and macOS (and GNOME) for the proxy, automatic configuration included.
        if (System.getProperty("java.net.useSystemProxies") == null) {
            System.setProperty("java.net.useSystemProxies", "true");
        }
        // Or a proxy that wants a name and a password (Basic) would never get them: by itself Java
        // keeps them back where the proxy is asked for a tunnel, as it is for https.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // Nobody switches the check of the host's name off, not even a well-meant start script.
        System.clearProperty("jdk.internal.httpclient.disableHostnameVerification");
        // No debugging option prints the key's header, whoever has set it.
        TELL_TALES.forEach(System::clearProperty);
    }
}
