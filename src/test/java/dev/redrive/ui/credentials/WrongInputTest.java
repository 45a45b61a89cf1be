package dev.redrive.ui.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is marked at its field in words; nothing is sent, nothing is saved. */
class WrongInputTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Form form;

    @BeforeEach
    void aNewProfileWithNothingWrong() {
        form = new Form(temporary);
        form.typeNew();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Give the profile a name",
        "'  ', Give the profile a name",
        "\u3164, Give the profile a name",
        "'Ac\u202eme', 'The name holds a character that cannot be seen: U+202E RIGHT-TO-LEFT OVERRIDE, at position 3'",
        "'\u0410cme', There is already a profile with this name",
        "'Acme\u00a0', There is already a profile with this name",
        "acme, There is already a profile with this name",
        "' Trial ', There is already a profile with this name",
        "DEMO, There is already a profile with this name"
    })
    void aName(String typed, String words) {
        form.model.form.name.set(typed);

        refused();

        assertThat(form.problems().get(0)).startsWith(words);
        assertThat(form.problems().subList(1, 3)).containsOnly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Enter the address of the service",
        "' ', Enter the address of the service",
        "service.example, This is not an address",
        "https://, This is not an address",
        "https://a b.example, There is a blank or an invisible character in the address: U+0020 SPACE",
        "https://a_b.example, Redrive cannot connect to a host with an underscore",
        "http://localhost:8080, 'http:// is not encrypted, so it is not possible for Production'",
        "ftp://service.example, Only https:// addresses",
        "http://service.example, http:// would send the key in the open",
        "http://192.168.1.7:8080, http:// would send the key in the open",
        "https://jo@service.example, Leave out user names"
    })
    void anAddress(String typed, String words) {
        form.model.form.address.set(typed);

        refused();

        assertThat(form.problems().get(1)).startsWith(words);
        assertThat(List.of(form.problems().get(0), form.problems().get(2))).containsOnly("");
    }

    @ParameterizedTest
    @CsvSource({
        "key 0123456789, 'U+0020 SPACE, at position 4'",
        "'key-0123\n456789', 'U+000A LINE FEED (LF), at position 9'",
        "'key\t0123', 'U+0009 CHARACTER TABULATION, at position 4'",
        "'k\u200by', 'U+200B ZERO WIDTH SPACE, at position 2'"
    })
    void aKeyWithAStrayCharacter(String typed, String words) {
        wrongKey(
                typed,
                "A key has no blanks, line breaks or invisible characters. Here is one: " + words);
    }

    @Test
    void quotesBearerOrBracesAroundAKey_areNamed() {
        wrongKey("\"key-0123456789\"", "Leave out the quotes");
        wrongKey("Bearer key-0123456789", "Leave out “Bearer”");
        wrongKey("{{key}}", "This is the name of a variable in braces");
    }

    @Test
    void textThatCannotBeAKey_isRefused() {
        wrongKey("clé-0123456789", "A key has only plain letters");
        wrongKey("k".repeat(1_001), "This is too long");
    }

    private void wrongKey(String typed, String words) {
        form.model.form.key.set(typed);

        refused();

        assertThat(form.problems().get(2)).startsWith(words).doesNotContain("0123");
        assertThat(form.problems().subList(0, 2)).containsOnly("");
    }

    @Test
    void everythingThatIsWrongIsMarkedAtOnce() {
        form.model.form.name.set("");
        form.model.form.address.set("");
        form.model.form.key.set(" ");

        refused();

        assertThat(form.problems()).doesNotContain("");
    }

    @Test
    void aMarkGoesWithTheNextTry() {
        form.model.form.name.set("");
        form.model.form.address.set("ftp://service.example");
        form.model.form.key.set("key 1");
        form.save();
        form.model.form.name.set("New");
        form.model.form.address.set("http://localhost:8080/");
        form.model.form.kind.set(ProfileKind.TEST);
        form.model.form.key.set("key-0123456789-new");

        form.save();

        assertThat(form.problems()).containsOnly("");
        assertThat(form.onDisk().profiles().getLast().serviceUrl())
                .hasToString("http://localhost:8080");
    }

    @Test
    void http_isForThisComputer_neverForProduction_andTheRiskIsSaid() {
        form.model.form.address.set("http://127.0.0.1:8080");
        assertThat(form.model.form.addressNote.get())
                .contains("another user may listen on a loopback port");
        form.save();
        assertThat(form.problems().get(1)).startsWith("http:// is not encrypted");

        form.model.form.kind.set(ProfileKind.TEST);
        assertThat(form.problems().get(1)).isEmpty();
        form.save();

        assertThat(form.onDisk().profiles().getLast().kind()).isEqualTo(ProfileKind.TEST);
        form.model.form.kind.set(ProfileKind.PRODUCTION);
        form.save();
        assertThat(form.problems().get(1)).startsWith("http:// is not encrypted");
        assertThat(form.onDisk().profiles().getLast().kind()).isEqualTo(ProfileKind.TEST);
        form.model.form.address.set("https://example.com");
        assertThat(form.model.form.addressNote.get()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCTION, http://127.0.0.1:8080, true",
        "TEST, http://localhost/v1/enterprise, true",
        "PRODUCTION, http://[::1]:9, true",
        "PRODUCTION, https://old.example, false"
    })
    void aProfileKeptWithPlainHttp_showsTheRiskAsSoonAsItIsOpened(
            ProfileKind kind, URI address, boolean isSaid) {
        Profile kept = new Profile("old", "Old", kind, ProfileColour.GREEN, address);

        form.model.edit(kept);

        assertThat(form.model.form.addressNote.get())
                .isEqualTo(isSaid ? form.bench.texts.get("credentials.addressPlain") : "");
    }

    @Test
    void whatIsPasted_isCleaned() {
        form.model.form.name.set("\u200b New\u00a0 Corp\r\n");
        form.model.form.address.set("\u00a0https://New.example/v1/enterprise \u200b");
        form.model.form.key.set("\ufeffkey-0123456789-new\n");

        form.save();

        assertThat(form.problems()).containsOnly("");
        Profile saved = form.onDisk().profiles().getLast();
        assertThat(saved.name()).isEqualTo("New Corp");
        assertThat(saved.serviceUrl()).hasToString("https://new.example");
        assertThat(form.kept(saved)).isEqualTo("key-0123456789-new");
    }

    @Test
    void itsOwnNameInOtherLettersIsNotTaken() {
        form.model.edit(form.profiles.profiles().getFirst());
        form.model.form.name.set(" Acme ");

        form.save();

        assertThat(form.onDisk().profiles().getFirst().name()).isEqualTo("Acme");
    }

    private void refused() {
        form.model.testConnection();
        assertThat(form.bench.work.size()).isZero();
        assertThat(form.model.testing.get()).isFalse();

        form.model.save();
        assertThat(form.bench.files.size()).isZero();
        assertThat(form.profiles.profiles()).hasSize(3);
        assertThat(form.bench.service.calls()).isEmpty();
    }
}
