package dev.redrive.team;

/**
 * Where the team log is. The password is kept elsewhere, bound to host, port and user.
 *
 * @param host name or address
 * @param port from 1 to 65535
 * @param database its name
 * @param user the login of this desk's user
 */
public record TeamServer(String host, int port, String database, String user) {

    /** PostgreSQL's own. */
    public static final int DEFAULT_PORT = 5432;

    /** Host and port, as in an address. */
    public String address() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
