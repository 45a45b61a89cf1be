package dev.redrive.profile;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of {@code profiles.json}. Fields it does not know are tolerated, and gone with the next
 * save; a field it knows with something wrong in it makes the whole file unreadable.
 */
final class ProfileFormat {

    /** The version it writes; raised when an older program could no longer read the file. */
    static final int SCHEMA = 1;

    /**
     * What was in a file.
     *
     * @param newer whether a newer program wrote it; the book is then what could be understood
     */
    record Reading(ProfileBook book, boolean newer) {}

    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();

    byte[] write(ProfileBook book) throws IOException {
        ObjectNode root = json.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("chosen", book.chosenId());
        root.put("appearance", book.appearance().name());
        root.put("namesTyped", book.namesTyped());
        WindowPlacement window = book.window();
        if (window != null) {
            ObjectNode place = root.putObject("window");
            place.put("x", window.x()).put("y", window.y());
            place.put("width", window.width()).put("height", window.height());
            place.put("maximised", window.maximised());
        }
        ArrayNode profiles = root.putArray("profiles");
        for (Profile profile : book.profiles()) {
            if (profile.kind() != ProfileKind.DEMO) {
                ObjectNode one = profiles.addObject();
                one.put("id", profile.id()).put("name", profile.name());
                one.put("kind", profile.kind().name()).put("colour", profile.colour().name());
                one.put("serviceUrl", profile.serviceUrl().toString());
                one.put("readOnly", profile.readOnly());
                one.put("keyStorage", profile.keyStorage().name());
            }
        }
        return json.writeValueAsBytes(root);
    }

    /**
     * @throws IOException when the bytes are not what {@link #write} writes
     */
    Reading read(byte[] bytes) throws IOException {
        JsonNode root = json.readTree(bytes);
        JsonNode schema = root.path("schema");
        if (!schema.canConvertToLong() || !schema.isIntegralNumber() || schema.asLong() < 1) {
            throw new IOException("no schema version");
        }
        if (schema.asLong() <= SCHEMA) {
            return new Reading(book(root), false);
        }
        try {
            return new Reading(book(root), true);
        } catch (IOException e) {
            return new Reading(ProfileBook.EMPTY, true);
        }
    }

    private static ProfileBook book(JsonNode root) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        if (!root.path("profiles").isArray()) {
            throw new IOException("no list of profiles");
        }
        for (JsonNode one : root.path("profiles")) {
            profiles.add(profile(one));
        }
        JsonNode chosen = root.path("chosen");
        try {
            return new ProfileBook(
                    isAbsent(chosen) ? null : text(root, "chosen"),
                    profiles,
                    window(root.path("window")),
                    isAbsent(root.path("appearance"))
                            ? Appearance.SYSTEM
                            : word(Appearance.class, root, "appearance"),
                    yes(root, "namesTyped"));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Profile profile(JsonNode one) throws IOException {
        ProfileKind kind = word(ProfileKind.class, one, "kind");
        if (kind == ProfileKind.DEMO) {
            throw new IOException("a demo profile, which is never kept");
        }
        if (!(ServiceAddress.read(text(one, "serviceUrl"))
                instanceof ServiceAddress.Reading.Usable(var address))) {
            throw new IOException("an address that can not be used");
        }
        return new Profile(
                text(one, "id"),
                text(one, "name"),
                kind,
                word(ProfileColour.class, one, "colour"),
                address,
                yes(one, "readOnly"),
                isAbsent(one.path("keyStorage"))
                        ? KeyStorage.SESSION // As it was before there was a choice.
                        : word(KeyStorage.class, one, "keyStorage"));
    }

    private static @Nullable WindowPlacement window(JsonNode place) throws IOException {
        if (isAbsent(place)) {
            return null;
        }
        if (!place.path("maximised").isBoolean()) {
            throw new IOException("a window neither maximised nor not");
        }
        return new WindowPlacement(
                number(place, "x"),
                number(place, "y"),
                number(place, "width"),
                number(place, "height"),
                place.path("maximised").asBoolean());
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String text(JsonNode parent, String field) throws IOException {
        if (!parent.path(field).isTextual()) {
            throw new IOException("no text in " + field);
        }
        return parent.path(field).textValue();
    }

    /** What an earlier Redrive did not write is a no. */
    private static boolean yes(JsonNode parent, String field) throws IOException {
        JsonNode node = parent.path(field);
        if (!isAbsent(node) && !node.isBoolean()) {
            throw new IOException("neither yes nor no in " + field);
        }
        return node.asBoolean();
    }

    private static double number(JsonNode parent, String field) throws IOException {
        if (!parent.path(field).isNumber()) {
            throw new IOException("no number in " + field);
        }
        return parent.path(field).doubleValue();
    }

    private static <E extends Enum<E>> E word(Class<E> words, JsonNode parent, String field)
            throws IOException {
        String text = text(parent, field);
        try {
            return Enum.valueOf(words, text);
        } catch (IllegalArgumentException e) {
            throw new IOException("an unknown word in " + field, e);
        }
    }
}
