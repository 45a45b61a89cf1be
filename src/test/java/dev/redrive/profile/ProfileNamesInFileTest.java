package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.JsonFile;
import dev.redrive.testing.OnEveryDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that somebody wrote into {@code profiles.json} by hand. */
@OnEveryDisk
class ProfileNamesInFileTest {

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void threeNamesThatLookTheSame_areMadeDistinct_andNoProfileIsLost() throws IOException {
        JsonFile.Found<ProfileBook> found = read("Acme Corp", "Acme\u00a0Corp", "\u200bAcme Corp");

        assertThat(names(found)).containsExactly("Acme Corp", "Acme Corp (2)", "Acme Corp (3)");
        assertThat(found.flaws())
                .hasSize(2)
                .allSatisfy(flaw -> assertThat(flaw.field()).isEqualTo("name"))
                .extracting(flaw -> String.valueOf(flaw.instead()))
                .containsExactly("Acme Corp (2)", "Acme Corp (3)");
    }

    @ParameterizedTest
    @CsvSource({
        "'\u0410cme', '\u0410cme (2)'",
        "'\uff21cme', '\uff21cme (2)'",
        "' ACME ', ACME (2)",
        "'A\u00adcme', Acme (2)",
        "'\u202eAcme', Acme (2)"
    })
    void aNameThatLooksLikeAnother_isMadeDistinct(String name, String shown) throws IOException {
        assertThat(names(read("Acme", name))).containsExactly("Acme", shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3164", "\u2800", "\u200b\u200b", "\u202e"})
    void aNameThatLooksEmpty_isShown(String name) throws IOException {
        JsonFile.Found<ProfileBook> found = read("Acme", name, name);

        assertThat(names(found)).containsExactly("Acme", "?", "? (2)");
        assertThat(found.flaws()).hasSize(2);
    }

    @Test
    void aNameIsCleanedShortenedAndKeptAsItIsFromThenOn() throws IOException {
        JsonFile.Found<ProfileBook> found =
                read(
                        "Acme \u00a0Corp",
                        "x".repeat(900_000),
                        "A\u0007B\u202eC",
                        "Straße",
                        "STRASSE");

        assertThat(names(found))
                .containsExactly(
                        "Acme Corp",
                        "x".repeat(ProfileName.LONGEST - 1) + "…",
                        "A BC",
                        "Straße",
                        "STRASSE (2)");
        ProfileStore store = new ProfileStore(folder.resolve("profiles.json"));
        store.change(found.value(), book -> book.with(book.preferences().with(Appearance.DARK)));
        JsonFile.Found<ProfileBook> again = store.load();
        assertThat(names(again)).isEqualTo(names(found));
        assertThat(again.flaws()).isEmpty();
    }

    @Test
    void anAddressOrAnIdWithoutEnd_leavesItsProfileOut() throws IOException {
        ObjectNode root = file("Acme", "Long address", "Long id");
        ((ObjectNode) root.at("/profiles/1"))
                .put("serviceUrl", "https://a.example/" + "a".repeat(900));
        ((ObjectNode) root.at("/profiles/2")).put("id", "i".repeat(201));

        assertThat(names(read(root))).containsExactly("Acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "000a", "007f", "200b", "202e", "d83d", "dc00", "fe0f"})
    void anIdThatAKeychainMayReadAsAnother_leavesItsProfileOut(String character)
            throws IOException {
        ObjectNode root = file("Acme", "North");
        Path file = folder.resolve("profiles.json");
        Files.writeString(file, root.toString().replace("\"p2\"", "\"p1\\u" + character + "\""));

        assertThat(names(new ProfileStore(file).load())).containsExactly("Acme");
    }

    @Test
    @Timeout(10)
    void thousandsOfTheSameName_costNoTime() throws IOException {
        String[] same = new String[4_000];
        Arrays.fill(same, "\u00c9t\u00e9");

        assertThat(names(read(same))).hasSize(4_000).doesNotHaveDuplicates();
    }

    private static List<String> names(JsonFile.Found<ProfileBook> found) {
        return found.value().profiles().stream().map(Profile::name).toList();
    }

    private JsonFile.Found<ProfileBook> read(String... names) throws IOException {
        return read(file(names));
    }

    private JsonFile.Found<ProfileBook> read(ObjectNode root) throws IOException {
        Path file = folder.resolve("profiles.json");
        Files.writeString(file, root.toString());
        return new ProfileStore(file).load();
    }

    private static ObjectNode file(String... names) {
        ObjectNode root = JsonMapper.builder().build().createObjectNode().put("schema", 1);
        ArrayNode profiles = root.putArray("profiles");
        for (String name : names) {
            profiles.addObject()
                    .put("id", "p" + profiles.size())
                    .put("name", name)
                    .put("kind", "PRODUCTION")
                    .put("colour", "RED")
                    .put("serviceUrl", "http://localhost:18080");
        }
        return root;
    }
}
