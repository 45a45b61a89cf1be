package dev.redrive.connection;

import dev.redrive.text.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The network as the settings want it: the proxy for each address, and who is trusted. Changed
 * settings make another one. Any thread but the JavaFX one, since the system may take its time to
 * name a proxy, and a keychain to give a password.
 */
public final class Network {

    private final ProxyChoice choice;
    private final SystemProxy bySystem;
    private final Supplier<char @Nullable []> password;
    private final SSLContext secure;
    private volatile @Nullable String authorization;

    /**
     * A network; opens and reads nothing yet.
     *
     * @param choice which proxy
     * @param password a copy of a manual proxy's password, which is wiped here; null for none
     * @param system the roots of the system
     * @param added the roots the person added
     * @param bySystem the proxies the system names
     */
    Network(
            ProxyChoice choice,
            Supplier<char @Nullable []> password,
            Supplier<List<X509Certificate>> system,
            List<X509Certificate> added,
            SystemProxy bySystem) {
        this.choice = choice;
        this.bySystem = bySystem;
        this.password = password;
        this.secure = secureBy(new ServerTrust(new Roots(system, added)));
    }

    /** As the system is, with nobody trusted beyond Java's and the system's roots. */
    public static Network standard() {
        return of(new ProxyChoice.AsTheSystem(), () -> null, List.of());
    }

    /**
     * A network by these settings.
     *
     * @param choice which proxy
     * @param password a copy of a manual proxy's password, which is wiped here; null for none
     * @param added the roots the person added
     */
    public static Network of(
            ProxyChoice choice, Supplier<char @Nullable []> password, List<X509Certificate> added) {
        SystemRoots system = new SystemRoots(System.getProperty("os.name", ""));
        SystemProxy proxies = new SystemProxy(ProxySelector::getDefault, System.getenv());
        return new Network(choice, password, system::read, added, proxies);
    }

    private static SSLContext secureBy(ServerTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java without TLS", e);
        }
    }

    /** Makes secure connections, with the host's name and the trust checked. */
    public SSLContext secure() {
        return secure;
    }

    /** The proxy for that address; null for none, as for every address of this computer. */
    public @Nullable InetSocketAddress proxyFor(URI address) {
        return wayTo(address) instanceof ProxyWay.Through(var proxy, _) ? proxy : null;
    }

    /**
     * The way to that address: straight to every address of this computer, else as the settings
     * say.
     */
    public ProxyWay wayTo(URI address) {
        String host = address.getHost();
        if (host == null || HostName.isThisMachine(host)) {
            return new ProxyWay.Direct();
        }
        return switch (choice) {
            case ProxyChoice.AsTheSystem _ -> bySystem.to(address);
            case ProxyChoice.None _ -> new ProxyWay.Direct();
            case ProxyChoice.Manual manual ->
                    // Looked up at each connection, as the network may change under a laptop.
                    new ProxyWay.Through(
                            InetSocketAddress.createUnresolved(manual.host(), manual.port()),
                            ProxyWay.Source.SETTINGS);
        };
    }

    /** Host and port of a proxy, as they are shown. */
    public static String shown(InetSocketAddress proxy) {
        return ProxyAddress.shown(proxy.getHostString(), proxy.getPort());
    }

    /** The proxies in the form Java's client asks for. */
    public ProxySelector selector() {
        return new Selector();
    }

    /**
     * What {@code Proxy-Authorization} is to say to a manual proxy that wants a name; null for any
     * other. To be sent to the proxy only.
     */
    public @Nullable String authorization() {
        String known = authorization;
        if (known == null) {
            // Kept, so that a keychain is asked once and not at every check.
            known = basic();
            authorization = known;
        }
        return known;
    }

    private @Nullable String basic() {
        if (!(choice instanceof ProxyChoice.Manual(_, _, String user)) || user.isEmpty()) {
            return null;
        }
        char[] secret = password.get();
        if (secret == null) {
            return null;
        }
        byte[] both = (user + ":" + new String(secret)).getBytes(StandardCharsets.UTF_8);
        try {
            return "Basic " + Base64.getEncoder().encodeToString(both);
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(both, (byte) 0);
        }
    }

    private final class Selector extends ProxySelector {

        @Override
        public List<Proxy> select(URI address) {
            InetSocketAddress proxy = proxyFor(address);
            return List.of(
                    proxy == null
                            ? Proxy.NO_PROXY
                            : new Proxy(
                                    Proxy.Type.HTTP,
                                    ProxyAddress.connectable(proxy, InetAddress::getByName)));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException why) {
            ProxySelector system = ProxySelector.getDefault();
            if (choice instanceof ProxyChoice.AsTheSystem && system != null) {
                system.connectFailed(address, proxy, why);
            }
        }
    }
}
