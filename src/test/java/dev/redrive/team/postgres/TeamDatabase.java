package dev.redrive.team.postgres;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.journal.JournalEntry;
import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamServer;
import dev.redrive.testing.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A real PostgreSQL with the team log in it: Anna and Ben see Acme, Carl nothing, Rita reads. */
public final class TeamDatabase implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery";

    /** What the guide tells the administrator to write. */
    static final String STRICT =
            """
            hostssl redrive +redrive_writer 127.0.0.1/32 scram-sha-256
            hostssl redrive +redrive_reader 127.0.0.1/32 scram-sha-256
            """;

    private static final String SCHEMA = "assets/team/schema.sql";

    public final Certificates certificates;
    final PostgresServer server;
    private final Path folder;

    /** Starts it; its certificate and settings are in that folder. */
    public TeamDatabase(Path folder) throws IOException, SQLException {
        this.folder = folder;
        certificates = new Certificates(folder);
        certificates.good();
        Path certificate = folder.resolve("server.crt");
        Path key = folder.resolve("server.key");
        certificates.writePem("good", certificate, key);
        Path hba = folder.resolve("pg_hba.conf");
        hba(STRICT);
        readableByTheServer(certificate, "rw-r--r--");
        readableByTheServer(key, "rw-------");
        server =
                PostgresServer.start(
                        folder,
                        Map.of(
                                "ssl", "on",
                                "ssl_cert_file", certificate.toString(),
                                "ssl_key_file", key.toString(),
                                "hba_file", hba.toString(),
                                "password_encryption", "scram-sha-256"));
        for (String part : Files.readString(Path.of(SCHEMA)).split("(?m)^\\\\c redrive$", 2)) {
            boolean isFirst = part.contains("CREATE DATABASE");
            for (String sql : isFirst ? part.split(";\\s*(--[^\n]*)?\n") : new String[] {part}) {
                asOwner(isFirst ? "postgres" : "redrive", sql);
            }
        }
        for (String user : new String[] {"anna", "ben", "carl"}) {
            asOwner(
                    "redrive",
                    "CREATE ROLE "
                            + user
                            + " LOGIN IN ROLE redrive_writer PASSWORD '"
                            + PASSWORD
                            + "'");
        }
        asOwner(
                "redrive",
                "CREATE ROLE rita LOGIN IN ROLE redrive_reader PASSWORD '" + PASSWORD + "'");
        asOwner("redrive", "CREATE ROLE mallory LOGIN PASSWORD '" + PASSWORD + "'");
        asOwner(
                "redrive",
                """
                INSERT INTO redrive.customer VALUES ('Acme', 'service.test'), ('Zeta', 'z.test');
                INSERT INTO redrive.membership VALUES ('Acme', 'anna'), ('Acme', 'ben'),
                    ('Zeta', 'ben'), ('Acme', 'rita')
                """);
    }

    /** Who may connect; the server reads it when it starts or is told to. */
    void hba(String lines) throws IOException {
        Path hba = folder.resolve("pg_hba.conf");
        Files.writeString(
                hba, "local all postgres trust\nhost all postgres 127.0.0.1/32 trust\n" + lines);
        readableByTheServer(hba, "rw-r--r--");
    }

    /** Started as root, the server runs as another user. */
    private void readableByTheServer(Path file, String mode) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // On Windows, where no server is started.
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs that as the database's administrator. */
    public void asOwner(String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where it is, for that user. */
    public TeamServer server(String user) {
        return new TeamServer("127.0.0.1", server.port(), "redrive", user);
    }

    /** A team log that trusts this server. */
    public PostgresTeamLog log() {
        return trusting(certificates.authority());
    }

    /** A team log that trusts what is signed by these, beside what is public. */
    static PostgresTeamLog trusting(X509Certificate... trusted) {
        Network network = Network.of(new ProxyChoice.AsTheSystem(), () -> null, List.of(trusted));
        return new PostgresTeamLog(network::secure, Thread::startVirtualThread);
    }

    TeamLog.Session open(String user) throws TeamLogException {
        return log().open(server(user), PASSWORD.toCharArray());
    }

    /** The processes of the server that serve that user. */
    List<Long> backends(String user) {
        List<Long> found = new ArrayList<>();
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT pid FROM pg_stat_activity WHERE usename = '"
                                        + user
                                        + "'")) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
            return found;
        } catch (SQLException e) {
            return List.of(-1L, -1L); // The server restarts.
        }
    }

    int connections(String user) {
        return backends(user).size();
    }

    /** Sends a signal to what serves that user. */
    List<Long> signal(String user, String name) throws IOException, InterruptedException {
        List<Long> found = backends(user);
        signal(found, name);
        return found;
    }

    void signal(List<Long> backends, String name) throws IOException, InterruptedException {
        for (Long backend : backends) {
            new ProcessBuilder("kill", "-" + name, backend.toString()).start().waitFor();
        }
    }

    void terminate(String user) throws SQLException {
        asOwner(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                        + user
                        + "'");
    }

    /** One of its processes is killed, so that it ends all connections and recovers. */
    void crash() throws IOException, InterruptedException {
        signal(backends("anna").subList(0, 1), "KILL");
    }

    /** Whether what is there of that author is exactly this. */
    boolean matches(String author, List<JournalEntry> entries) {
        Set<String> expected = new TreeSet<>();
        for (JournalEntry entry : entries) {
            expected.add(
                    String.join(
                            " ",
                            entry.id(),
                            String.valueOf(entry.taskId()),
                            String.valueOf(entry.status()),
                            String.valueOf(entry.nbRemainingItems()),
                            String.valueOf(entry.endedAt() != null)));
        }
        return expected.equals(rows(author));
    }

    private Set<String> rows(String author) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = server.connect("redrive");
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT concat_ws(' ', id, coalesce(task_id, 'null'),
                                    coalesce(status, 'null'), coalesce(nb_remaining::text, 'null'),
                                    CASE WHEN ended_at IS NULL THEN 'false' ELSE 'true' END)
                                FROM redrive.run WHERE author = '%s'
                                """
                                        .formatted(author))) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            return Set.of("the server restarts");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
