package dev.redrive.connection;

import dev.redrive.text.HostName;
import dev.redrive.text.InvisibleCharacters;
import dev.redrive.text.PastedText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Which proxy the person wants calls to go through. Holds no password. */
public sealed interface ProxyChoice {

    /** What the system says for each address, its automatic configuration (PAC) included. */
    record AsTheSystem() implements ProxyChoice {}

    /** None, whatever the system says. */
    record None() implements ProxyChoice {}

    /**
     * This one, for every address but this computer's own.
     *
     * @param host a name or an address, as {@link ProxyAddress} takes it
     * @param port from 1 to 65535
     * @param user the name it asks for; empty when it asks for none
     */
    record Manual(String host, int port, String user) implements ProxyChoice {

        /** Host and port in one, as they are shown. */
        public String address() {
            return ProxyAddress.shown(host, port);
        }
    }

    /** Reads the parts of a proxy's address as people type them. Looks nothing up; any thread. */
    public static final class ProxyAddress {

        /** What can be wrong with the host. */
        public enum HostProblem {
            EMPTY,
            /**
             * More than a host: a scheme in front, a path or a port behind, blanks, empty parts.
             */
            NOT_A_HOST
        }

        private static final int LARGEST_PORT = 65_535;
        private static final int LONGEST_USER = 200;
        private static final int LONGEST_PASSWORD = 200;

        private ProxyAddress() {}

        /** The first thing wrong with a host, blanks around it aside; null when it can be used. */
        public static @Nullable HostProblem problemOfHost(String typed) {
            if (PastedText.clean(typed).isEmpty()) {
                return HostProblem.EMPTY;
            }
            return HostName.read(typed) == null ? HostProblem.NOT_A_HOST : null;
        }

        /**
         * The proxy of those parts, each in its one form; null where a part cannot be used. No
         * proxy is made in another way from what people type or write into a file.
         */
        public static ProxyChoice.@Nullable Manual read(String host, String port, String user) {
            String usableHost = HostName.read(host);
            Integer usablePort = port(port);
            String name = PastedText.clean(user);
            return usableHost == null || usablePort == null || !isUsableUser(name)
                    ? null
                    : new ProxyChoice.Manual(usableHost, usablePort, name);
        }

        /** The port from 1 to 65535 that was typed; null when it is none. */
        public static @Nullable Integer port(String typed) {
            String digits = PastedText.clean(typed);
            if (!digits.matches("[0-9]{1,5}")) {
                return null;
            }
            int port = Integer.parseInt(digits);
            return port >= 1 && port <= LARGEST_PORT ? port : null;
        }

        /** Whether the name can be sent to a proxy: short, without a colon or hidden characters. */
        public static boolean isUsableUser(String user) {
            return user.length() <= LONGEST_USER
                    && user.codePoints()
                            .noneMatch(c ->
                                    c == ':'
                                            || Character.isISOControl(c)
                                            || Character.getType(c) == Character.SURROGATE
                                            || InvisibleCharacters.isHidden(c));
        }

        /**
         * Whether the password can be kept and sent: at most 200 characters, none a control one.
         */
        public static boolean isUsablePassword(CharSequence password) {
            return password.length() <= LONGEST_PASSWORD
                    && password.chars().noneMatch(Character::isISOControl);
        }

        /** Finds the address of a host; throws for one that is not known. */
        interface Lookup {
            InetAddress of(String host) throws UnknownHostException;
        }

        /**
         * The same proxy in a form Java's client can connect to, which makes a URI of the name and
         * fails on one with an underscore: looked up here, and named by its address.
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
                // Fails as any other unknown name does: nothing ever ends in ".invalid".
                return InetSocketAddress.createUnresolved(
                        host.replace('_', '-') + ".invalid", proxy.getPort());
            }
        }

        /** Host and port in one. */
        static String shown(String host, int port) {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
