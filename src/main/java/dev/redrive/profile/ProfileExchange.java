package dev.redrive.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.SafeFile;
import dev.redrive.files.StrictJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads a file that transfers profiles to another computer: names, kinds, colours,
 * addresses. The file has no keys and no ids, so that it can neither bring in a key nor pass for an
 * existing profile. Any thread but the JavaFX one.
 */
public final class ProfileExchange {

    /** What can be wrong with a file. */
    public enum Problem {
        /** Not JSON, truncated, or far too large. */
        GARBAGE,
        /** JSON, but no exported profiles. */
        SOMETHING_ELSE,
        /** Written by a newer Redrive. */
        NEWER,
        /** A profile in it cannot be used. */
        BAD_PROFILE,
        /** The address of a profile in it is not https, so its key would not be encrypted. */
        PLAIN_HTTP,
        /** A name occurs twice. */
        NAME_TWICE
    }

    /** The result of reading a file. */
    public sealed interface Reading {

        /** Profiles with new ids and without keys, at least one. */
        record Usable(List<Profile> profiles) implements Reading {}

        /**
         * Not a usable file.
         *
         * @param which the number of the wrong profile, from 1; 0 when it is not about one
         */
        record Wrong(Problem problem, int which) implements Reading {}
    }

    private static final String FORMAT = "redrive-profiles";
    private static final int VERSION = 1;
    private static final int LARGEST = 1 << 20;
    private static final int MOST = 1_000;

    private final JsonMapper json = StrictJson.mapper(factory());

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build())
                .build();
    }

    /**
     * Writes the profiles except the demo, replacing the file whole or not at all.
     *
     * @param withReceivers whether with the addresses of the receiving servers
     * @throws IOException when it could not be written; the old file is then unchanged
     */
    public void write(List<Profile> profiles, boolean withReceivers, Path file) throws IOException {
        SafeFile.write(file, bytes(profiles, withReceivers));
    }

    byte[] bytes(List<Profile> profiles, boolean withReceivers) throws IOException {
        ObjectNode root = json.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        ArrayNode list = root.putArray("profiles");
        for (Profile profile : profiles) {
            if (profile.kind() != ProfileKind.DEMO) {
                ObjectNode one = list.addObject();
                one.put("name", profile.name()).put("kind", profile.kind().name());
                one.put("colour", profile.colour().name());
                one.put("serviceUrl", profile.serviceUrl().toString());
                one.put("readOnly", profile.readOnly());
                if (!profile.letters().isEmpty()) {
                    one.put("letters", profile.letters());
                }
                Receiver receiver = profile.receiver();
                if (withReceivers && receiver != null) {
                    one.put("receiver", receiver.address().toString());
                }
            }
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /**
     * Reads a file from anywhere.
     *
     * @param ids makes a new id for each profile
     * @throws IOException when the file cannot be read; its content never throws
     */
    public Reading read(Path file, Supplier<String> ids) throws IOException {
        byte[] bytes = SafeFile.read(file, LARGEST + 1);
        if (bytes.length > LARGEST) {
            return wrong(Problem.GARBAGE, 0);
        }
        JsonNode root;
        try {
            root = json.readTree(bytes);
        } catch (IOException e) {
            return wrong(Problem.GARBAGE, 0);
        }
        return read(root, ids);
    }

    private static Reading read(JsonNode root, Supplier<String> ids) {
        JsonNode version = root.path("version");
        if (!FORMAT.equals(root.path("format").textValue())
                || !version.canConvertToInt()
                || !version.isIntegralNumber()
                || version.asInt() < 1) {
            return wrong(Problem.SOMETHING_ELSE, 0);
        }
        if (version.asInt() > VERSION) {
            return wrong(Problem.NEWER, 0);
        }
        JsonNode list = root.path("profiles");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            return wrong(Problem.SOMETHING_ELSE, 0);
        }
        List<Profile> profiles = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode one : list) {
            try {
                Profile profile = profile(one, ids.get());
                if (ServiceAddress.isPlain(profile.serviceUrl())) {
                    return wrong(Problem.PLAIN_HTTP, profiles.size() + 1);
                }
                if (!names.add(ProfileName.folded(profile.name()))) {
                    return wrong(Problem.NAME_TWICE, profiles.size() + 1);
                }
                profiles.add(profile);
            } catch (IllegalArgumentException e) {
                return wrong(Problem.BAD_PROFILE, profiles.size() + 1);
            }
        }
        return new Reading.Usable(List.copyOf(profiles));
    }

    private static Reading wrong(Problem problem, int which) {
        return new Reading.Wrong(problem, which);
    }

    private static Profile profile(JsonNode one, String id) {
        ProfileKind kind = ProfileKind.valueOf(text(one, "kind"));
        JsonNode readOnly = one.path("readOnly");
        if (!(ProfileName.read(text(one, "name")) instanceof ProfileName.Reading.Usable(var name))
                || kind == ProfileKind.DEMO
                || !(readOnly.isBoolean() || readOnly.isMissingNode())
                || !(ServiceAddress.read(text(one, "serviceUrl"))
                        instanceof ServiceAddress.Reading.Usable(var address))) {
            throw new IllegalArgumentException("a profile that cannot be used");
        }
        ProfileColour colour = ProfileColour.valueOf(text(one, "colour"));
        return new Profile(id, name, kind, colour, address)
                .readOnly(readOnly.asBoolean())
                .lettered(ProfileLetters.read(one.path("letters").asText("")))
                .receivedBy(receiver(one.path("receiver")));
    }

    /** Not allowed to be checked yet: that is asked on each computer. */
    private static @Nullable Receiver receiver(JsonNode found) {
        if (found.isMissingNode()) {
            return null;
        }
        if (ReceiverAddress.read(found.asText(""))
                instanceof ReceiverAddress.Reading.Usable(var address)) {
            return new Receiver(address, false);
        }
        throw new IllegalArgumentException("a receiving server that cannot be used");
    }

    private static String text(JsonNode parent, String field) {
        if (!parent.path(field).isTextual()) {
            throw new IllegalArgumentException("no text in " + field);
        }
        return parent.path(field).textValue();
    }
}
