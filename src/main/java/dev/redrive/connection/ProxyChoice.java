package dev.redrive.connection;

import dev.redrive.text.HostName;
import dev.redrive.text.InvisibleCharacters;
import dev.redrive.text.PastedText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** The proxy the user chose. Has no password. */
public sealed interface ProxyChoice {

    /** The system's proxy for each address, including automatic configuration (PAC). */
    record AsTheSystem() implements ProxyChoice {}

    /** No proxy, whatever the system's settings. */
    record None() implements ProxyChoice {}

    /**
     * This proxy, for every address except this computer's own.
     *
     * @param host a name or an address, as {@link ProxyAddress} takes it
     * @param port from 1 to 65535
     * @param user the user name; empty when the proxy needs none
     */
    record Manual(String host, int port, String user) implements ProxyChoice {

        /** Host and port for display. */
        public String address() {
            return ProxyAddress.shown(host, port);
        }
    }

    /** Reads the parts of a proxy's address as users type them. Does no look-up; any thread. */
    public static final class ProxyAddress {

        /** What can be wrong with the host. */
        public enum HostProblem {
            EMPTY,
            /** Not just a host: it has a scheme, a path, a port, blanks or empty parts. */
            NOT_A_HOST
        }

        private static final int LARGEST_PORT = 65_535;
        private static final int LONGEST_USER = 200;

        private ProxyAddress() {}

        /** The first problem of a host, ignoring blanks around it; null when it can be used. */
        public static @Nullable HostProblem problemOfHost(String typed) {
            if (PastedText.clean(typed).isEmpty()) {
                return HostProblem.EMPTY;
            }
            return HostName.read(typed) == null ? HostProblem.NOT_A_HOST : null;
        }

        /**
         * The proxy with those parts in canonical form; null when a part is unusable. The only way
         * from typed or stored text to a proxy.
         */
        public static ProxyChoice.@Nullable Manual read(String host, String port, String user) {
            String usableHost = HostName.read(host);
            Integer usablePort = port(port);
            String name = PastedText.clean(user);
            return usableHost == null || usablePort == null || !isUsableUser(name)
                    ? null
                    : new ProxyChoice.Manual(usableHost, usablePort, name);
        }

        /** The typed port, from 1 to 65535; null when it is not one. */
        public static @Nullable Integer port(String typed) {
            String digits = PastedText.clean(typed);
            if (!digits.matches("[0-9]{1,5}")) {
                return null;
            }
            int port = Integer.parseInt(digits);
            return port >= 1 && port <= LARGEST_PORT ? port : null;
        }

        /**
         * Whether the user name can be sent to a proxy: short, without colons and invisible
         * characters.
         */
        public static boolean isUsableUser(String user) {
            return user.length() <= LONGEST_USER
                    && user.codePoints()
                            .noneMatch(c ->
                                    c == ':'
                                            || Character.isISOControl(c)
                                            || Character.getType(c) == Character.SURROGATE
                                            || InvisibleCharacters.isHidden(c));
        }

        /** Resolves a host; throws when it is unknown. */
        interface Lookup {
            InetAddress of(String host) throws UnknownHostException;
        }

        /**
         * The same proxy in a form that Java's client can connect to. The client makes a URI from
         * the name and fails for one with an underscore, so such a name is resolved here.
         */
        static InetSocketAddress connectable(InetSocketAddress proxy, Lookup lookup) {
            String host = proxy.getHostString();
            if (host.indexOf('_') < 0) {
                return proxy;
            }
            try {
                InetAddress found = lookup.of(host);
                return new InetSocketAddress(
                        InetAddress.getByAddress(found.getHostAddress(), found.getAddress()),
                        proxy.getPort());
            } catch (UnknownHostException _) {
                // Fails like any other unknown name, as no name ends in ".invalid".
                return InetSocketAddress.createUnresolved(
                        host.replace('_', '-') + ".invalid", proxy.getPort());
            }
        }

        /** Host and port for display. */
        static String shown(String host, int port) {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
