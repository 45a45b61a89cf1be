package dev.redrive.team.postgres;

import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamStep;
import dev.redrive.team.TeamTrouble;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Connects to PostgreSQL so that nothing weaker is possible: TLS with the program's own trust and a
 * checked host name, SCRAM bound to that TLS connection. Nothing of it can be switched off.
 */
public final class PostgresTeamLog implements TeamLog {

    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 15;
    private static final String LIMITS =
            "-c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000"
                    + " -c timezone=UTC";

    private final Supplier<SSLContext> tls;
    private final Executor pumps;

    /**
     * @param tls made at the first connection: whom this program trusts
     * @param pumps runs one command for each connection, until it is closed, on a thread that may
     *     block
     */
    public PostgresTeamLog(Supplier<SSLContext> tls, Executor pumps) {
        this.tls = tls;
        this.pumps = pumps;
    }

    @Override
    public Session open(TeamServer server, char[] password) throws TeamLogException {
        return open(server, password, _ -> {});
    }

    /**
     * Does the same, step by step.
     *
     * @param passed gets each step as soon as it has succeeded, in their order, each at least once;
     *     some on threads of the driver
     */
    public Session open(TeamServer server, char[] password, Consumer<TeamStep> passed)
            throws TeamLogException {
        resolve(server.host());
        passed.accept(TeamStep.NAME);
        AtomicReference<@Nullable WakingSocket> socket = new AtomicReference<>();
        AtomicReference<@Nullable Socket> secured = new AtomicReference<>();
        TeamTls.begin(
                new TeamTls.Opening(
                        tls.get(),
                        pumps,
                        socket,
                        encrypting -> {
                            secured.set(encrypting);
                            passed.accept(TeamStep.CONNECTION);
                        }));
        try {
            Connection connection =
                    DriverManager.getConnection(url(server), properties(server, password));
            try {
                passed.accept(TeamStep.TLS);
                passed.accept(TeamStep.LOGIN);
                TeamTrouble readOnly = rights(connection, passed);
                passed.accept(TeamStep.RIGHTS);
                return PostgresSession.begin(
                        connection, Objects.requireNonNull(socket.get()), readOnly);
            } catch (SQLException | TeamLogException e) {
                closeQuietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            TeamLogException failure = Failures.of(e);
            reached(failure.trouble(), secured.get(), passed);
            throw failure;
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) { // So the driver ends the wait.
                throw new TeamLogException(TeamTrouble.LOST, "interrupted", e);
            }
            throw e;
        } finally {
            TeamTls.end();
        }
    }

    private static void resolve(String host) throws TeamLogException {
        try {
            var _ = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new TeamLogException(TeamTrouble.UNKNOWN_HOST, "not known here", e);
        }
    }

    /** The steps that must have succeeded before it came to this. */
    private static void reached(
            TeamTrouble trouble, @Nullable Socket secured, Consumer<TeamStep> passed) {
        switch (trouble) {
            case NOT_ENCRYPTED, UNTRUSTED -> passed.accept(TeamStep.CONNECTION);
            case WEAK_LOGIN, LOGIN, DATABASE, FULL -> {
                passed.accept(TeamStep.CONNECTION);
                passed.accept(TeamStep.TLS);
            }
            default -> {
                // Of a socket that was never secured, or is closed, there is no protocol.
                if (secured instanceof SSLSocket socket
                        && !socket.getSession().getProtocol().equals("NONE")) {
                    passed.accept(TeamStep.TLS);
                }
            }
        }
    }

    private static String url(TeamServer server) {
        // As a property the host could name several, and the path of a socket.
        return "jdbc:postgresql://" + server.address() + "/";
    }

    private static Properties properties(TeamServer server, char[] password) {
        Properties all = new Properties();
        PGProperty.PG_DBNAME.set(all, server.database());
        PGProperty.USER.set(all, server.user());
        PGProperty.PASSWORD.set(all, new String(password)); // The driver takes nothing else.
        PGProperty.SSL_MODE.set(all, "verify-full");
        PGProperty.SSL_FACTORY.set(all, TeamTls.class.getName());
        PGProperty.SOCKET_FACTORY.set(all, TeamSockets.class.getName());
        PGProperty.CHANNEL_BINDING.set(all, "require");
        PGProperty.REQUIRE_AUTH.set(all, "scram-sha-256");
        PGProperty.GSS_ENC_MODE.set(all, "disable");
        PGProperty.CONNECT_TIMEOUT.set(all, CONNECT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(all, ANSWER_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(all, ANSWER_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(all, true);
        PGProperty.APPLICATION_NAME.set(all, "Redrive");
        PGProperty.OPTIONS.set(all, LIMITS);
        return all;
    }

    /** Why reports cannot be sent, null when they can; fails where not even reading is possible. */
    private static @Nullable TeamTrouble rights(Connection connection, Consumer<TeamStep> passed)
            throws SQLException, TeamLogException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery(
                            """
                            SELECT to_regclass('redrive.meta') IS NOT NULL,
                                has_schema_privilege('redrive', 'USAGE')
                            FROM pg_namespace WHERE nspname = 'redrive'
                            """)) {
                if (!found.next()) {
                    throw new TeamLogException(TeamTrouble.NO_SCHEMA, "no schema", null);
                }
                if (!found.getBoolean(2)) {
                    throw new TeamLogException(TeamTrouble.RIGHTS, "no use of the schema", null);
                }
                if (!found.getBoolean(1)) {
                    throw new TeamLogException(TeamTrouble.NO_SCHEMA, "no table meta", null);
                }
            }
            boolean isOurs;
            try (ResultSet meta =
                    statement.executeQuery("SELECT version, oldest_client FROM redrive.meta")) {
                if (!meta.next()) {
                    throw new TeamLogException(TeamTrouble.NO_SCHEMA, "meta is empty", null);
                }
                if (meta.getInt(1) < PostgresSession.VERSION) {
                    throw new TeamLogException(
                            TeamTrouble.OLDER_SCHEMA, "version " + meta.getInt(1), null);
                }
                isOurs = meta.getInt(2) <= PostgresSession.VERSION;
            }
            passed.accept(TeamStep.SCHEMA);
            try (ResultSet rights =
                    statement.executeQuery(
                            """
                            SELECT has_table_privilege('redrive.run', 'SELECT'),
                                has_table_privilege('redrive.customer', 'SELECT')
                            """)) {
                rights.next();
                if (!rights.getBoolean(1) || !rights.getBoolean(2)) {
                    throw new TeamLogException(TeamTrouble.RIGHTS, "may not read", null);
                }
            }
            if (!isOurs) {
                return TeamTrouble.NEWER_SCHEMA;
            }
            return mayWrite(statement) ? null : TeamTrouble.RIGHTS;
        }
    }

    static boolean mayWrite(Statement statement) throws SQLException {
        try (ResultSet rights =
                statement.executeQuery(
                        """
                        SELECT has_any_column_privilege('redrive.run', 'INSERT')
                            AND has_any_column_privilege('redrive.run', 'UPDATE')
                        """)) {
            return rights.next() && rights.getBoolean(1);
        }
    }

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(PostgresTeamLog.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing the team log failed", e);
        }
    }
}
