package dev.redrive.team.postgres;

import dev.redrive.team.TeamDesk.Settings;
import dev.redrive.testing.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** A real team log for tests of whole windows: Anna and Ben serve the same customer. */
public final class TwoUsers implements AutoCloseable {

    private final TeamDatabase database;

    /**
     * Starts the server.
     *
     * @param host of the customer's service
     */
    public TwoUsers(Path folder, String host) throws IOException, SQLException {
        database = new TeamDatabase(folder);
        database.asOwner(
                "redrive",
                "UPDATE redrive.customer SET host = '" + host + "' WHERE customer = 'Acme'");
    }

    /** Lets the program of that folder trust the server, as a user would in the settings. */
    public void trustIn(Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve("certificates"));
        Files.writeString(
                folder.resolve("team.pem"), Certificates.pem(database.certificates.authority()));
    }

    /** What that user has set up, with that profile shared. */
    public Settings settings(String user, String profileId) {
        return new Settings(
                database.server(user),
                () -> Optional.of(TeamDatabase.PASSWORD.toCharArray()),
                Map.of(profileId, "Acme"),
                user + "-pc");
    }

    /** Takes the server away: every connection ends, and none is accepted. */
    public void takeAway() throws SQLException {
        database.asOwner("postgres", "ALTER DATABASE redrive ALLOW_CONNECTIONS false");
        database.asOwner(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'redrive'");
    }

    /** Gives it back. */
    public void giveBack() throws SQLException {
        database.asOwner("postgres", "ALTER DATABASE redrive ALLOW_CONNECTIONS true");
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
