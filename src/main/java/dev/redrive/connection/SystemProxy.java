package dev.redrive.connection;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.connection.ProxyWay.Around;
import dev.redrive.connection.ProxyWay.Direct;
import dev.redrive.connection.ProxyWay.Obstacle;
import dev.redrive.connection.ProxyWay.Source;
import dev.redrive.connection.ProxyWay.Through;
import dev.redrive.text.HostName;
import dev.redrive.text.TextSanitizer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the system's proxy for an address or else the one in {@code HTTPS_PROXY}, unless {@code
 * NO_PROXY} excludes the host. May block while the system runs its automatic configuration. Any
 * thread but the JavaFX one.
 */
final class SystemProxy {

    private static final Logger LOG = System.getLogger(SystemProxy.class.getName());
    private static final int LONGEST = 100;
    private static final String STANDARD_PORT = "80";

    /** The form that curl and others accept: an optional scheme, a user, a host, a port. */
    private static final Pattern VARIABLE =
            Pattern.compile(
                    "((?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?<user>.*@)?"
                            + "(?<host>\\[[^\\]]*\\]|[^:/@\\[\\]]*)(:(?<port>[^/]*))?/?");

    private final Supplier<@Nullable ProxySelector> system;
    private final Map<String, String> environment;

    SystemProxy(Supplier<@Nullable ProxySelector> system, Map<String, String> environment) {
        this.system = system;
        this.environment = environment;
    }

    ProxyWay to(URI address) {
        ProxyWay bySystem = bySystem(address);
        return bySystem instanceof Direct ? byEnvironment(address) : bySystem;
    }

    private ProxyWay bySystem(URI address) {
        ProxySelector selector = system.get();
        if (selector == null) {
            return new Direct();
        }
        List<Proxy> named;
        try {
            named = selector.select(address);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The system failed to name a proxy", e);
            return new Around(Obstacle.NOT_NAMED, "");
        }
        if (named == null || named.isEmpty()) {
            return new Around(Obstacle.NOT_NAMED, "");
        }
        ProxyWay first = wayOf(named.getFirst());
        // The first usable one; next to a SOCKS proxy, the others may mean "no proxy".
        return named.stream()
                .map(SystemProxy::wayOf)
                .filter(way -> !(way instanceof Around))
                .findFirst()
                .orElse(first);
    }

    private static ProxyWay wayOf(Proxy proxy) {
        if (proxy.type() == Proxy.Type.DIRECT) {
            return new Direct();
        }
        String shown =
                proxy.address() instanceof InetSocketAddress found
                        ? ProxyAddress.shown(
                                TextSanitizer.oneLine(found.getHostString(), LONGEST),
                                found.getPort())
                        : "";
        if (proxy.type() == Proxy.Type.SOCKS) {
            return new Around(Obstacle.SOCKS, shown);
        }
        return proxy.address() instanceof InetSocketAddress found
                ? new Through(found, Source.SYSTEM)
                : new Around(Obstacle.NOT_AN_ADDRESS, shown);
    }

    private ProxyWay byEnvironment(URI address) {
        String value = variable("https_proxy");
        return value.isEmpty() || !"https".equals(address.getScheme()) || isExcluded(address)
                ? new Direct()
                : read(value);
    }

    /** The variable, in lower case first, as in curl. */
    private String variable(String name) {
        String small = environment.getOrDefault(name, "");
        return (small.isBlank()
                        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "")
                        : small)
                .strip();
    }

    /**
     * Ignores a user and a password in the variable: every program of the user can read them there,
     * and the settings have a safer place.
     */
    private static ProxyWay read(String value) {
        Matcher parts = VARIABLE.matcher(value);
        if (!parts.matches()) {
            return new Around(Obstacle.NOT_AN_ADDRESS, "");
        }
        String scheme = String.valueOf(parts.group("scheme")).toLowerCase(Locale.ROOT);
        String host = HostName.read(parts.group("host"));
        String digits = parts.group("port");
        Integer port = ProxyAddress.port(digits == null ? STANDARD_PORT : digits);
        if (host == null || port == null) {
            return new Around(Obstacle.NOT_AN_ADDRESS, "");
        }
        if (scheme.startsWith("socks")) {
            return new Around(Obstacle.SOCKS, ProxyAddress.shown(host, port));
        }
        if (scheme.equals("https")) {
            return new Around(Obstacle.TLS_TO_PROXY, ProxyAddress.shown(host, port));
        }
        return scheme.equals("http") || scheme.equals("null")
                ? new Through(InetSocketAddress.createUnresolved(host, port), Source.ENVIRONMENT)
                : new Around(Obstacle.NOT_AN_ADDRESS, "");
    }

    private boolean isExcluded(URI address) {
        String host = bare(address.getHost());
        int port = address.getPort() < 0 ? 443 : address.getPort();
        for (String one : variable("no_proxy").split("[,\\s]+", -1)) {
            String pattern = one.toLowerCase(Locale.ROOT);
            if (pattern.equals("*") || fits(pattern, host) || fits(pattern, host + ":" + port)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the pattern matches the host or a domain above it; a leading dot or star is ignored.
     */
    private static boolean fits(String pattern, String host) {
        String name = bare(pattern.replaceFirst("^\\*?\\.", ""));
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
