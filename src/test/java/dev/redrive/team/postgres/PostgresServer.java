package dev.redrive.team.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A PostgreSQL of its own, on loopback. {@code -Dredrive.postgres=FOLDER} takes the programs of an
 * installed one, as {@code .ci/postgres} does; else it is the one that comes as a jar, of which
 * there is one for Linux only: elsewhere the tests are skipped, and say so.
 */
interface PostgresServer extends AutoCloseable {

    /** Where it listens. */
    int port();

    /** A connection of its owner, who may do everything. */
    default Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, "postgres", "");
    }

    @Override
    void close() throws IOException;

    /**
     * Starts it.
     *
     * @param folder an empty place for an installed one's files, which its user can enter
     * @param settings as in its file of settings
     */
    static PostgresServer start(Path folder, Map<String, String> settings) throws IOException {
        String programs = System.getProperty("redrive.postgres", "");
        if (!programs.isEmpty()) {
            return Installed.start(Path.of(programs), folder, settings);
        }
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        try {
            EmbeddedPostgres started = builder.start();
            return new Embedded(started);
        } catch (IOException | IllegalStateException e) {
            return Assumptions.abort("no PostgreSQL can be started here: " + e);
        }
    }

    /** The one that comes as a jar. */
    record Embedded(EmbeddedPostgres server) implements PostgresServer {

        @Override
        public int port() {
            return server.getPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /**
     * An installed one. It refuses to run as root, for whom it runs as the user that Debian makes
     * for it.
     */
    record Installed(Path programs, Path data, int port) implements PostgresServer {

        private static final String USER = "postgres";

        static Installed start(Path programs, Path folder, Map<String, String> settings)
                throws IOException {
            Path data = Files.createDirectory(folder.resolve("data"));
            Installed server = new Installed(programs, data, freePort());
            Path key = Path.of(settings.getOrDefault("ssl_key_file", ""));
            for (Path path : List.of(data, key)) {
                if (isRoot()) {
                    Files.setOwner(
                            path,
                            path.getFileSystem()
                                    .getUserPrincipalLookupService()
                                    .lookupPrincipalByName(USER));
                }
            }
            String where = data.toString();
            server.run("initdb", "-D", where, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
            List<String> lines = new ArrayList<>();
            lines.add("port = " + server.port());
            lines.add("listen_addresses = '127.0.0.1'");
            lines.add("unix_socket_directories = ''");
            lines.add("fsync = off");
            settings.forEach((name, value) -> lines.add(name + " = '" + value + "'"));
            Files.write(data.resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
            server.run("pg_ctl", "-D", where, "-w", "-l", where + "/log", "start");
            return server;
        }

        @Override
        public void close() throws IOException {
            run("pg_ctl", "-D", data.toString(), "-w", "-m", "immediate", "stop");
        }

        private void run(String program, String... arguments) throws IOException {
            List<String> command = new ArrayList<>();
            if (isRoot()) {
                command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER));
                command.add("--clear-groups");
            }
            command.add(programs.resolve(program).toString());
            command.addAll(List.of(arguments));
            // Into a file: the server keeps what it inherits open, so a pipe would never end.
            Path output = data.resolveSibling(program + ".out");
            try {
                int status =
                        new ProcessBuilder(command)
                                .directory(data.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start()
                                .waitFor();
                if (status != 0) {
                    throw new IOException(
                            program + " ended with " + status + ": " + Files.readString(output));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }

        private static boolean isRoot() {
            return System.getProperty("user.name", "").equals("root");
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }
}
