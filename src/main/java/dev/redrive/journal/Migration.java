package dev.redrive.journal;

import dev.redrive.files.OwnerFiles;
import dev.redrive.files.SetAside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings the tables of an older version up to date, all steps or none. */
final class Migration {

    private static final System.Logger LOG = System.getLogger(Migration.class.getName());

    private Migration() {}

    /**
     * Takes the steps that are missing. Unless the file is new, a copy is put beside it first, with
     * its version in the name.
     *
     * @throws IOException when there is no place for the copy
     * @throws SQLException when anything else went wrong; the file is as it was
     */
    static void run(Path file, Connection connection, List<List<String>> steps)
            throws SQLException, IOException {
        int from = SqliteDialect.version(connection);
        if (from >= steps.size()) {
            return;
        }
        if (from > 0) {
            copy(file, connection, from);
        }
        SqliteFile.inTransaction(
                connection,
                open -> {
                    for (List<String> step : steps.subList(from, steps.size())) {
                        for (String sql : step) {
                            try (Statement statement = open.createStatement()) {
                                statement.execute(sql);
                            }
                        }
                    }
                    SqliteDialect.version(open, steps.size());
                    return steps.size();
                });
    }

    private static void copy(Path file, Connection connection, int version)
            throws SQLException, IOException {
        Path copy = SetAside.freeName(file, "version-" + version);
        boolean done = false;
        try {
            OwnerFiles.createFile(copy);
            SqliteDialect.copy(connection, copy);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(copy);
            }
        }
        LOG.log(System.Logger.Level.INFO, "a copy of version {0} is in {1}", version, copy);
    }
}
