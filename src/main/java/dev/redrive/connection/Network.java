package dev.redrive.connection;

import dev.redrive.base.OperatingSystem;
import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.connection.ServerTrust.Roots;
import dev.redrive.connection.ServerTrust.SystemRoots;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.text.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The network for given settings: the proxy for each address, and the trusted certificates.
 * Immutable; changed settings need another one. Any thread but the JavaFX one, since the system may
 * be slow to find a proxy, and a keychain to return a password.
 */
public final class Network {

    private final ProxyChoice choice;
    private final SystemProxy bySystem;
    private final ProxyPassword.Source password;
    private final ClientCertificates certificates = new ClientCertificates();
    private final Roots roots;
    private final SSLContext secure;
    private final Set<String> trusted = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String authorization;

    /**
     * A network that opens and reads nothing yet.
     *
     * @param choice which proxy
     * @param password a copy of a manual proxy's password, which is wiped here; null for none
     * @param system the roots of the system
     * @param added the roots the user added
     * @param bySystem the proxies the system names
     */
    Network(
            ProxyChoice choice,
            ProxyPassword.Source password,
            Supplier<List<X509Certificate>> system,
            List<X509Certificate> added,
            SystemProxy bySystem) {
        this.choice = choice;
        this.bySystem = bySystem;
        this.password = password;
        this.roots = new Roots(system, added);
        this.secure = secureBy(host -> trusted.add(host) || trusted.contains(host));
    }

    /**
     * A network for these settings.
     *
     * @param choice which proxy
     * @param password a copy of a manual proxy's password, which is wiped here; null for none
     * @param added the roots the user added
     */
    public static Network of(
            ProxyChoice choice, ProxyPassword.Source password, List<X509Certificate> added) {
        SystemRoots system = new SystemRoots(OperatingSystem.name());
        SystemProxy proxies = new SystemProxy(ProxySelector::getDefault, System.getenv());
        return new Network(choice, password, system::read, added, proxies);
    }

    private SSLContext secureBy(Predicate<String> goesOn) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {certificates},
                    new TrustManager[] {new ServerTrust(roots, goesOn)},
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java without TLS", e);
        }
    }

    /** The TLS context, which checks host name and trust. */
    public SSLContext secure() {
        return secure;
    }

    /**
     * Whether a certificate of that address was ever trusted by {@link #secure}: where none was, no
     * request has been sent there over TLS.
     */
    public boolean hasTrusted(URI address) {
        String host = address.getHost();
        return host != null && trusted.contains(host);
    }

    /** TLS for one call to be made. */
    public Handshake handshake() {
        return new Handshake(this);
    }

    /**
     * TLS for one call, which knows no session of another, so that the server's certificate is
     * checked in any case; and whether that was reached. Any thread.
     */
    public static final class Handshake {

        private enum State {
            OPEN,
            TRUSTED,
            GIVEN_UP
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
        private final SSLContext secure;

        private Handshake(Network network) {
            secure =
                    network.secureBy(_ ->
                            state.compareAndExchange(State.OPEN, State.TRUSTED) != State.GIVEN_UP);
        }

        /** The context. */
        public SSLContext secure() {
            return secure;
        }

        /**
         * Whether the server's certificate was trusted; before that no request is sent. Where it
         * was not, none is sent later.
         */
        public boolean isPast() {
            return state.compareAndExchange(State.OPEN, State.GIVEN_UP) == State.TRUSTED;
        }
    }

    /** Forgets earlier requests for a client certificate, as a call to that address begins. */
    public void forgetCertificateRequest(URI address) {
        String host = address.getHost();
        if (host != null) {
            certificates.forget(host);
        }
    }

    /** Whether its server has requested a client certificate since then. */
    public boolean isAskedForCertificate(URI address) {
        String host = address.getHost();
        return host != null && certificates.wereAskedForBy(host);
    }

    /** The proxy for that address; null for none, as always for addresses of this computer. */
    public @Nullable InetSocketAddress proxyFor(URI address) {
        return wayTo(address) instanceof ProxyWay.Through(var proxy, _) ? proxy : null;
    }

    /** The way to that address: direct for addresses of this computer, else by the settings. */
    public ProxyWay wayTo(URI address) {
        String host = address.getHost();
        if (host == null || HostName.isThisMachine(host)) {
            return new ProxyWay.Direct();
        }
        return switch (choice) {
            case ProxyChoice.AsTheSystem _ -> bySystem.to(address);
            case ProxyChoice.None _ -> new ProxyWay.Direct();
            case ProxyChoice.Manual manual ->
                    // Resolved for each connection, as a laptop may change networks.
                    new ProxyWay.Through(
                            InetSocketAddress.createUnresolved(manual.host(), manual.port()),
                            ProxyWay.Source.SETTINGS);
        };
    }

    /** Host and port of a proxy for display. */
    public static String shown(InetSocketAddress proxy) {
        return ProxyAddress.shown(proxy.getHostString(), proxy.getPort());
    }

    /** The proxies in the form that Java's client needs. */
    public ProxySelector selector() {
        return new Selector();
    }

    /**
     * The value of {@code Proxy-Authorization} for a manual proxy with a user; null for any other.
     * To be sent only to the proxy.
     *
     * @throws UnusableProxyPasswordException when the password cannot be read or cannot be sent
     */
    public @Nullable String authorization() throws UnusableProxyPasswordException {
        String known = authorization;
        if (known == null) {
            // Cached, so that the keychain is read once and not at every check.
            known = basic();
            authorization = known;
        }
        return known;
    }

    private @Nullable String basic() throws UnusableProxyPasswordException {
        if (!(choice instanceof ProxyChoice.Manual(_, _, String user)) || user.isEmpty()) {
            return null;
        }
        char[] secret = password.get();
        if (secret == null) {
            return null;
        }
        if (secret.length == 0 || !VaultedPassword.isUsable(CharBuffer.wrap(secret))) {
            Arrays.fill(secret, '\0');
            throw new UnusableProxyPasswordException("it is too long or has control characters");
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

    /**
     * Sends no client certificate, since Redrive has none, and remembers which hosts requested one:
     * a handshake that fails afterwards most likely failed for lack of it. Any thread.
     */
    static final class ClientCertificates extends X509ExtendedKeyManager {

        private final Set<String> askedBy = ConcurrentHashMap.newKeySet();

        /** Whether that host has requested a certificate. */
        boolean wereAskedForBy(String host) {
            return askedBy.contains(host.toLowerCase(Locale.ROOT));
        }

        void forget(String host) {
            askedBy.remove(host.toLowerCase(Locale.ROOT));
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
            String host = engine.getPeerHost();
            if (host != null) {
                askedBy.add(host.toLowerCase(Locale.ROOT));
            }
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(
                String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(
                String keyType, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return null;
        }
    }
}
