package dev.redrive.ui.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "acme, There is a profile of that name already",
        "' Trial ', There is a profile of that name already",
        "DEMO, There is a profile of that name already"
    })
    void aName(String typed, String words) {
        form.model.nameProperty().set(typed);

        refused();

        assertThat(form.problems().get(0)).startsWith(words);
        assertThat(form.problems().subList(1, 3)).containsOnly("");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Enter the address of the service",
        "' ', Enter the address of the service",
        "service.example, That is not an address",
        "https://, That is not an address",
        "https://a b.example, That is not an address",
        "ftp://service.example, Only https:// addresses",
        "http://service.example, http:// would send the key in the open",
        "http://192.168.1.7:8080, http:// would send the key in the open",
        "https://jo@service.example, Leave out user names"
    })
    void anAddress(String typed, String words) {
        form.model.addressProperty().set(typed);

        refused();

        assertThat(form.problems().get(1)).startsWith(words);
        assertThat(List.of(form.problems().get(0), form.problems().get(2))).containsOnly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {" key-0123456789", "key 0123456789", "key-0123456789\u00a0"})
    void aKeyWithBlanks(String typed) {
        wrongKey(typed, "A key has no blanks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-0123\n456789", "key\r\n", "key\t0123", "key\u0007", "k\u2028y"})
    void aKeyWithLineBreaksOrControlCharacters(String typed) {
        wrongKey(typed, "A key has no line breaks or control characters");
    }

    @Test
    void aKeyThatCanBeNone() {
        wrongKey("clé-0123456789", "A key has only plain letters");
        wrongKey("k".repeat(1_001), "That is too long");
    }

    private void wrongKey(String typed, String words) {
        form.model.keyProperty().set(typed);

        refused();

        assertThat(form.problems().get(2)).startsWith(words).doesNotContain("0123");
        assertThat(form.problems().subList(0, 2)).containsOnly("");
    }

    @Test
    void everythingThatIsWrongIsMarkedAtOnce() {
        form.model.nameProperty().set("");
        form.model.addressProperty().set("");
        form.model.keyProperty().set(" ");

        refused();

        assertThat(form.problems()).doesNotContain("");
    }

    @Test
    void aMarkGoesWithTheNextTry() {
        form.model.nameProperty().set("");
        form.model.addressProperty().set("ftp://service.example");
        form.model.keyProperty().set("key 1");
        form.save();
        form.model.nameProperty().set("New");
        form.model.addressProperty().set("http://localhost:8080/");
        form.model.keyProperty().set("key-0123456789-new");

        form.save();

        assertThat(form.problems()).containsOnly("");
        assertThat(form.onDisk().profiles().getLast().serviceUrl())
                .hasToString("http://localhost:8080");
    }

    @Test
    void itsOwnNameInOtherLettersIsNotTaken() {
        form.model.edit(form.profiles.profiles().getFirst());
        form.model.nameProperty().set(" Acme ");

        form.save();

        assertThat(form.onDisk().profiles().getFirst().name()).isEqualTo("Acme");
    }

    private void refused() {
        form.model.testConnection();
        assertThat(form.bench.work.size()).isZero();
        assertThat(form.model.testingProperty().get()).isFalse();

        form.model.save();
        assertThat(form.bench.files.size()).isZero();
        assertThat(form.profiles.profiles()).hasSize(3);
        assertThat(form.bench.service.calls()).isEmpty();
    }
}
