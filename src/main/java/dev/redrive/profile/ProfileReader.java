package dev.redrive.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.profile.ProfileBook.WindowPlacement;
import dev.redrive.profile.ProfileStore.ProfileFormat;
import dev.redrive.text.InvisibleCharacters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code profiles.json} field by field: a value that is not understood is replaced by the
 * default or, for id and address, its profile is left out; an unusable name is repaired. When a
 * safeguard is not understood, the stricter value applies. Used once.
 */
final class ProfileReader {

    private static final String PROFILES = "/profiles";
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_CUSTOMER = 200;

    /** A profile cannot be used; the message is the field at fault. */
    private static final class LeftOutException extends Exception {

        @java.io.Serial private static final long serialVersionUID = 1;

        LeftOutException(String field) {
            super(field);
        }

        String field() {
            return String.valueOf(getMessage());
        }
    }

    private final JsonContent content;
    private final List<Flaw> flaws;
    private final Set<String> ids = new HashSet<>(Set.of(Profile.DEMO_ID));
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    ProfileReader(JsonContent content, List<Flaw> flaws) {
        this.content = content;
        this.flaws = flaws;
    }

    /**
     * @throws IOException when there is no list of profiles
     */
    ProfileBook read() throws IOException {
        JsonNode root = content.root();
        if (!root.path("profiles").isArray()) {
            throw new IOException("no list of profiles");
        }
        Place top = new Place("", root, "");
        List<Profile> profiles = new ArrayList<>();
        int at = 0;
        for (JsonNode one : root.path("profiles")) {
            Profile profile = profile(new Place(PROFILES + "/" + at++, one, nameOf(one)));
            if (profile != null) {
                profiles.add(profile);
            }
        }
        JsonNode chosen = root.path("chosen");
        if (!ProfileFormat.isAbsent(chosen) && !chosen.isTextual()) {
            top.flaw("chosen", null);
        }
        return new ProfileBook(
                chosen.isTextual() ? chosen.textValue() : null,
                profiles,
                window(root.path("window"), top),
                preferences(top));
    }

    /** Each absent one is the default, as earlier versions did not write it. */
    private static Preferences preferences(Place top) {
        return new Preferences(
                top.word(Appearance.class, "appearance", Appearance.SYSTEM, Appearance.SYSTEM),
                top.yes("highContrast", false, false),
                top.word(
                        Preferences.Language.class,
                        "language",
                        Preferences.Language.SYSTEM,
                        Preferences.Language.SYSTEM),
                top.textSize("textSize"),
                top.yes("namesTyped"),
                top.yes("notifications", true, true),
                top.yes("carefulReceipts", true, true));
    }

    private static String nameOf(JsonNode one) {
        String name = one.path("name").asText("");
        return name.isBlank() ? one.path("id").asText("") : name;
    }

    private @Nullable Profile profile(Place place) {
        try {
            if (!place.node().isObject() || content.isAmbiguous(place.pointer())) {
                throw new LeftOutException("");
            }
            String id = place.text("id");
            if (!(ServiceAddress.read(place.text("serviceUrl"))
                    instanceof ServiceAddress.Reading.Usable(var address))) {
                throw new LeftOutException("serviceUrl");
            }
            if (ids.contains(id) || !isUsableId(id)) {
                throw new LeftOutException("id");
            }
            String name = name(place);
            names.add(ProfileName.folded(name));
            ids.add(id);
            return new Profile(
                    id,
                    name,
                    kind(place),
                    place.word(ProfileColour.class, "colour", null, ProfileColour.RED),
                    address,
                    place.yes("readOnly"),
                    // Absent in files from before there was a choice.
                    place.word(
                            KeyStorage.class, "keyStorage", KeyStorage.SESSION, KeyStorage.SESSION),
                    letters(place),
                    new Profile.Links(teamCustomer(place), receiver(place)));
        } catch (LeftOutException e) {
            place.flaw(e.field(), null);
            return null;
        }
    }

    /**
     * Whether the id is not too long and means the same to every keychain and database: some read a
     * text only up to a NUL, or store no half of a character.
     */
    private static boolean isUsableId(String id) {
        return id.length() <= LONGEST_ID
                && id.codePoints()
                        .noneMatch(c ->
                                Character.isISOControl(c)
                                        || InvisibleCharacters.isHidden(c)
                                        || Character.getType(c) == Character.SURROGATE);
    }

    /**
     * The name, repaired when it is invalid or looks like another one in the file, so that no
     * profile is lost for its name.
     */
    private String name(Place place) throws LeftOutException {
        JsonNode found = place.node().path("name");
        if (!found.isTextual()) {
            throw new LeftOutException("name");
        }
        String text = found.textValue();
        if (ProfileName.read(text) instanceof ProfileName.Reading.Usable(String usable)
                && !names.contains(ProfileName.folded(usable))) {
            return usable;
        }
        String repaired = ProfileName.repaired(text, names, numbers);
        place.flaw("name", repaired);
        return repaired;
    }

    /** Those chosen by the user; empty where there are none, or none that can be shown. */
    private static String letters(Place place) {
        JsonNode found = place.node().path("letters");
        if (ProfileFormat.isAbsent(found)) {
            return "";
        }
        String letters = ProfileLetters.read(found.asText(""));
        if (letters.isEmpty()) {
            place.flaw("letters", null);
        }
        return letters;
    }

    /** Empty where it is not shared, or not as a customer a team log can have. */
    private static String teamCustomer(Place place) {
        JsonNode found = place.node().path("teamCustomer");
        if (ProfileFormat.isAbsent(found)) {
            return "";
        }
        String customer = found.isTextual() ? found.textValue() : "";
        if (customer.isBlank()
                || customer.codePointCount(0, customer.length()) > LONGEST_CUSTOMER) {
            place.flaw("teamCustomer", null);
            return "";
        }
        return customer;
    }

    /** Null where there is none that can be used, whose text is not shown: it may hold a secret. */
    private static @Nullable Receiver receiver(Place place) {
        JsonNode found = place.node().path("receiver");
        if (ProfileFormat.isAbsent(found)) {
            return null;
        }
        if (ReceiverAddress.read(found.path("address").asText(""))
                instanceof ReceiverAddress.Reading.Usable(var address)) {
            return new Receiver(address, found.path("allowed").asBoolean(false));
        }
        place.flaw("receiver", "none", "…");
        return null;
    }

    /** The demo is never saved, so its kind counts as unknown. */
    private static ProfileKind kind(Place place) {
        ProfileKind kind = place.word(ProfileKind.class, "kind", null, ProfileKind.PRODUCTION);
        if (kind != ProfileKind.DEMO) {
            return kind;
        }
        place.flaw("kind", ProfileKind.PRODUCTION.name());
        return ProfileKind.PRODUCTION;
    }

    private @Nullable WindowPlacement window(JsonNode place, Place top) {
        if (ProfileFormat.isAbsent(place)) {
            return null;
        }
        try {
            if (!place.path("maximised").isBoolean() || content.isAmbiguous("/window")) {
                throw new IllegalArgumentException("no place for a window");
            }
            return new WindowPlacement(
                    place.path("x").asDouble(Double.NaN),
                    place.path("y").asDouble(Double.NaN),
                    place.path("width").asDouble(Double.NaN),
                    place.path("height").asDouble(Double.NaN),
                    place.path("maximised").asBoolean());
        } catch (IllegalArgumentException e) {
            top.flaw("window", null);
            return null;
        }
    }

    /** An object in the file, with its position and name. */
    private final class Place {

        private final String pointer;
        private final JsonNode node;
        private final String owner;

        Place(String pointer, JsonNode node, String owner) {
            this.pointer = pointer;
            this.node = node;
            this.owner = owner;
        }

        String pointer() {
            return pointer;
        }

        JsonNode node() {
            return node;
        }

        void flaw(String field, @Nullable String instead) {
            JsonNode found = field.isEmpty() ? node : node.path(field);
            flaw(field, instead, found.isTextual() ? found.textValue() : found.toString());
        }

        void flaw(String field, @Nullable String instead, String word) {
            int line = content.line(field.isEmpty() ? pointer : pointer + "/" + field);
            flaws.add(new Flaw(line, owner, field, word, instead));
        }

        String text(String field) throws LeftOutException {
            JsonNode found = node.path(field);
            if (!found.isTextual() || found.textValue().isBlank()) {
                throw new LeftOutException(field);
            }
            return found.textValue();
        }

        /** False when absent, as earlier versions did not write it; true when not understood. */
        boolean yes(String field) {
            return yes(field, false, true);
        }

        /**
         * @param absent what counts where there is no such field
         * @param otherwise what counts where it is not understood
         */
        boolean yes(String field, boolean absent, boolean otherwise) {
            JsonNode found = node.path(field);
            if (ProfileFormat.isAbsent(found)) {
                return absent;
            }
            if (!found.isBoolean()) {
                flaw(field, String.valueOf(otherwise));
                return otherwise;
            }
            return found.asBoolean();
        }

        /** In percent; the usual size when absent or out of range. */
        int textSize(String field) {
            JsonNode found = node.path(field);
            if (ProfileFormat.isAbsent(found)) {
                return Preferences.USUAL_TEXT;
            }
            if (!found.isIntegralNumber() || !Preferences.isTextSize(found.asLong())) {
                flaw(field, String.valueOf(Preferences.USUAL_TEXT));
                return Preferences.USUAL_TEXT;
            }
            return found.asInt();
        }

        /**
         * @param absent what counts where there is no such field; null when there has to be one
         */
        <E extends Enum<E>> E word(Class<E> words, String field, @Nullable E absent, E otherwise) {
            JsonNode found = node.path(field);
            if (absent != null && ProfileFormat.isAbsent(found)) {
                return absent;
            }
            for (E word : words.getEnumConstants()) {
                if (word.name().equals(found.textValue())) {
                    return word;
                }
            }
            flaw(field, otherwise.name());
            return otherwise;
        }
    }
}
