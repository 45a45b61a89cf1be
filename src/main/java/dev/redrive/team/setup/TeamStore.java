package dev.redrive.team.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.files.JsonFile;
import dev.redrive.profile.KeyStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps the chosen team log in a file, without its password. Never on the JavaFX thread. */
public final class TeamStore {

    private static final int LARGEST = 1 << 16;

    private final JsonFile<Optional<TeamChoice>> file;

    /** A store in that file; file and folder need not exist yet. */
    public TeamStore(Path file) {
        this.file = new JsonFile<>(file, new TeamFormat(), LARGEST);
    }

    /** Where the choice is kept. */
    public Path path() {
        return file.path();
    }

    /** Reads the file, as {@link JsonFile#read} does; empty when there is none. */
    JsonFile.Found<Optional<TeamChoice>> load() {
        return file.read();
    }

    /**
     * Saves a choice; it is a conflict when the file has another one than was seen.
     *
     * @throws IOException when the file could not be written or must not be replaced; the old file
     *     is then unchanged
     */
    JsonFile.Changed<Optional<TeamChoice>> change(
            Optional<TeamChoice> seen, Optional<TeamChoice> choice) throws IOException {
        return file.change(
                seen, _ -> choice, (before, now) -> !now.equals(before) && !now.equals(choice));
    }

    /** The bytes of {@code team.json}. */
    private static final class TeamFormat implements JsonFile.Format<Optional<TeamChoice>> {

        private static final String TEAM = "team";

        @Override
        public int schema() {
            return 1;
        }

        @Override
        public Optional<TeamChoice> empty() {
            return Optional.empty();
        }

        @Override
        public Optional<TeamChoice> read(JsonContent content, List<Flaw> flaws) throws IOException {
            JsonNode team = content.root().path(TEAM);
            if (team.isMissingNode() || team.isNull()) {
                return Optional.empty();
            }
            if (content.isAmbiguous("/" + TEAM)) {
                throw new IOException("a field of the team log stands there twice");
            }
            TeamChoice read =
                    team.path("port").isIntegralNumber()
                            ? TeamChoice.read(
                                    text(team, "host"),
                                    team.path("port").asText(),
                                    text(team, "database"),
                                    text(team, "user"),
                                    storage(text(team, "passwordStorage")))
                            : null;
            if (read == null) {
                throw new IOException("a team log that cannot be used");
            }
            return Optional.of(read);
        }

        @Override
        public void write(Optional<TeamChoice> choice, ObjectNode root) {
            root.remove(TEAM);
            choice.ifPresent(chosen ->
                    root.putObject(TEAM)
                            .put("host", chosen.server().host())
                            .put("port", chosen.server().port())
                            .put("database", chosen.server().database())
                            .put("user", chosen.server().user())
                            .put("passwordStorage", chosen.storage().name()));
        }

        private static KeyStorage storage(String word) throws IOException {
            for (KeyStorage storage : KeyStorage.values()) {
                if (storage.name().equals(word)) {
                    return storage;
                }
            }
            throw new IOException("an unknown place for the password");
        }

        private static String text(JsonNode parent, String field) throws IOException {
            if (!parent.path(field).isTextual()) {
                throw new IOException("no text in " + field);
            }
            return parent.path(field).textValue();
        }
    }
}
