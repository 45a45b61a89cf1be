package dev.redrive.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.Flaw;
import dev.redrive.files.JsonContent;
import dev.redrive.files.JsonFile;
import java.io.IOException;
import java.util.List;

/** The content of {@code profiles.json}. Fields it does not know are tolerated. */
final class ProfileFormat implements JsonFile.Format<ProfileBook> {

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
    public void write(ProfileBook book, ObjectNode root) {
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
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
