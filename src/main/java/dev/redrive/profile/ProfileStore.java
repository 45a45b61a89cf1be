package dev.redrive.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.files.JsonFile;
import dev.redrive.profile.ProfileBook.WindowPlacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Keeps the profiles in a file, without keys and without Demo profiles. Any thread but the JavaFX
 * one; one call at a time, the others wait.
 */
public final class ProfileStore {

    private static final int LARGEST = 1 << 20;

    private final JsonFile<ProfileBook> file;

    /** A store in that file; file and folder need not exist yet. */
    public ProfileStore(Path file) {
        this.file = new JsonFile<>(file, new ProfileFormat(), LARGEST);
    }

    /** Where the profiles are kept. */
    public Path path() {
        return file.path();
    }

    /** Reads the file, as {@link JsonFile#read} does. Never throws. */
    public JsonFile.Found<ProfileBook> load() {
        return file.read();
    }

    /**
     * Applies a change to the current content of the file. It is a conflict when a profile that the
     * change concerns has changed in the file.
     *
     * @param seen the content the change is based on
     * @throws IOException when the file could not be written or must not be replaced; the old file
     *     is then unchanged
     */
    public JsonFile.Changed<ProfileBook> change(ProfileBook seen, UnaryOperator<ProfileBook> change)
            throws IOException {
        ProfileBook wanted = change.apply(seen);
        return file.change(seen, change, (before, now) -> isConflict(before, wanted, now));
    }

    private static boolean isConflict(ProfileBook seen, ProfileBook wanted, ProfileBook now) {
        return Stream.of(seen.profiles(), wanted.profiles())
                .flatMap(List::stream)
                .map(Profile::id)
                .filter(id -> !Objects.equals(seen.find(id), wanted.find(id)))
                .anyMatch(id ->
                        !Objects.equals(now.find(id), seen.find(id))
                                && !Objects.equals(now.find(id), wanted.find(id)));
    }

    /** The content of {@code profiles.json}. Unknown fields stay as they are. */
    static final class ProfileFormat implements JsonFile.Format<ProfileBook> {

        @Override
        public int schema() {
            return 1;
        }

        @Override
        public ProfileBook empty() {
            return ProfileBook.EMPTY;
        }

        @Override
        public ProfileBook read(JsonContent content, List<Flaw> flaws) throws IOException {
            return new ProfileReader(content, flaws).read();
        }

        @Override
        public ProfileBook completed(ProfileBook understood, ProfileBook seen) {
            ProfileBook whole = understood;
            for (Profile profile : seen.profiles()) {
                if (whole.find(profile.id()) == null) {
                    whole = whole.with(profile);
                }
            }
            return whole;
        }

        @Override
        public void write(ProfileBook book, ObjectNode root) {
            root.put("chosen", book.chosenId());
            Preferences preferences = book.preferences();
            root.put("appearance", preferences.appearance().name());
            root.put("highContrast", preferences.highContrast());
            root.put("language", preferences.language().name());
            root.put("textSize", preferences.textSize());
            root.put("namesTyped", preferences.namesTyped());
            root.put("notifications", preferences.notifications());
            root.put("carefulReceipts", preferences.carefulReceipts());
            WindowPlacement window = book.window();
            if (window != null) {
                ObjectNode place = root.putObject("window");
                place.put("x", window.x()).put("y", window.y());
                place.put("width", window.width()).put("height", window.height());
                place.put("maximised", window.maximised());
            } else {
                root.remove("window");
            }
            JsonNode before = root.path("profiles");
            ArrayNode profiles = root.putArray("profiles");
            for (Profile profile : book.profiles()) {
                if (profile.kind() != ProfileKind.DEMO) {
                    ObjectNode one = profiles.addObject();
                    one.setAll(known(before, profile.id()));
                    one.put("id", profile.id()).put("name", profile.name());
                    one.put("kind", profile.kind().name()).put("colour", profile.colour().name());
                    one.put("serviceUrl", profile.serviceUrl().toString());
                    one.put("readOnly", profile.readOnly());
                    one.put("keyStorage", profile.keyStorage().name());
                    if (profile.letters().isEmpty()) {
                        one.remove("letters");
                    } else {
                        one.put("letters", profile.letters());
                    }
                    if (profile.teamCustomer().isEmpty()) {
                        one.remove("teamCustomer");
                    } else {
                        one.put("teamCustomer", profile.teamCustomer());
                    }
                    Receiver receiver = profile.receiver();
                    if (receiver == null) {
                        one.remove("receiver");
                    } else {
                        one.putObject("receiver")
                                .put("address", receiver.address().toString())
                                .put("allowed", receiver.allowed());
                    }
                }
            }
        }

        /** The profile with that id as it was in the file, with fields of other versions. */
        private static ObjectNode known(JsonNode profiles, String id) {
            for (JsonNode one : profiles) {
                if (one instanceof ObjectNode known && id.equals(one.path("id").textValue())) {
                    return known;
                }
            }
            return JsonNodeFactory.instance.objectNode();
        }

        static boolean isAbsent(JsonNode node) {
            return node.isMissingNode() || node.isNull();
        }
    }
}
