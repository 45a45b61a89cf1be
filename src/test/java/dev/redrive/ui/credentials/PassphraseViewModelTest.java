package dev.redrive.ui.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.PassphraseFile;
import dev.redrive.testing.QuietLogs;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.credentials.PassphraseViewModel.Field;
import dev.redrive.ui.credentials.PassphraseViewModel.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassphraseViewModelTest {

    private static final String NEXT = "battery horse correct";
    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final UiBench bench = new UiBench();
    private final List<String> told = new ArrayList<>();
    private Path path = Path.of("");

    @BeforeEach
    void inATemporaryFolder() {
        path = temporary.resolve("keys.sealed");
    }

    private PassphraseFile file() {
        return new PassphraseFile(path, 10, new SecureRandom());
    }

    private PassphraseViewModel model(PassphraseFile file) {
        PassphraseViewModel model =
                new PassphraseViewModel(
                        bench.kit,
                        file,
                        () -> told.add("after opening"),
                        () -> told.add("opened"),
                        () -> told.add("closed"));
        model.start();
        bench.work.runAll();
        return model;
    }

    private void confirm(PassphraseViewModel model) {
        try (QuietLogs _ = new QuietLogs(PassphraseFile.class)) {
            model.confirm();
            bench.work.runAll();
        }
    }

    private PassphraseViewModel type(PassphraseViewModel model, String typed, String again) {
        model.passphrase.set(typed);
        model.repeated.set(again);
        confirm(model);
        return model;
    }

    @Test
    void aNewFileNeedsAPassphraseTwice() {
        PassphraseFile file = file();
        PassphraseViewModel model = model(file);
        assertThat(model.step.get()).isEqualTo(Step.CREATE);

        type(model, "short", "short");
        assertThat(model.wrongProperty().get().words()).startsWith("Use at least 12 characters");
        type(model, PASSPHRASE, PASSPHRASE + "!");
        assertThat(model.wrongProperty().get().words())
                .isEqualTo("The two passphrases are not the same.");
        assertThat(file.exists()).isFalse();

        type(model, PASSPHRASE, PASSPHRASE);
        assertThat(told).containsExactly("after opening", "opened");
        assertThat(file.isOpen()).isTrue();
        assertThat(model.passphrase.get()).isEmpty();
        assertThat(model.repeated.get()).isEmpty();
    }

    @Test
    void theFileThatIsThereOpensWithItsPassphraseOnly() {
        file().create(PASSPHRASE.toCharArray());
        PassphraseFile file = file();
        PassphraseViewModel model = model(file);
        assertThat(model.step.get()).isEqualTo(Step.ENTER);

        type(model, "", "");
        assertThat(model.wrongProperty().get().words()).isEqualTo("Enter the passphrase.");
        type(model, "wrong", "");
        assertThat(model.wrongProperty().get().words())
                .startsWith("This is not the passphrase of the file. Nothing was changed.");
        assertThat(model.canSetAside.get()).isTrue();
        model.passphrase.set("w");
        assertThat(model.wrongProperty().get().words()).isEmpty();

        type(model, PASSPHRASE, "");
        assertThat(told).containsExactly("after opening", "opened");
    }

    @Test
    void thePassphraseIsChangedByWhoKnowsIt() {
        PassphraseFile file = file();
        file.create(PASSPHRASE.toCharArray());
        PassphraseViewModel model = model(file);
        model.startChange();
        assertThat(model.step.get()).isEqualTo(Step.CHANGE);

        type(model, NEXT, NEXT);
        assertThat(model.wrongProperty().get().words()).isEqualTo("Enter the passphrase.");
        assertThat(model.wrongProperty().get().field()).isEqualTo(Field.BEFORE);
        model.before.set("wrong");
        assertThat(model.wrongProperty().get().words()).isEmpty();
        assertThat(model.wrongProperty().get().field()).isNull();
        type(model, NEXT, NEXT);
        assertThat(model.wrongProperty().get().words())
                .isEqualTo("This is not the current passphrase of the file. Nothing was changed.");
        assertThat(model.wrongProperty().get().field()).isEqualTo(Field.BEFORE);
        assertThat(model.canSetAside.get()).isFalse();
        model.before.set(PASSPHRASE);
        type(model, PASSPHRASE, PASSPHRASE);
        assertThat(model.wrongProperty().get().words())
                .startsWith("This is the current passphrase of the file");
        assertThat(model.wrongProperty().get().field()).isEqualTo(Field.PASSPHRASE);
        type(model, NEXT, NEXT + "!");
        assertThat(model.wrongProperty().get().words())
                .isEqualTo("The two passphrases are not the same.");
        assertThat(model.wrongProperty().get().field()).isEqualTo(Field.REPEATED);
        assertThat(told).isEmpty();

        type(model, NEXT, NEXT);
        assertThat(told).containsExactly("after opening", "opened");
        assertThat(model.before.get()).isEmpty();
        assertThat(file().open(NEXT.toCharArray())).isEqualTo(PassphraseFile.Opening.OPENED);
    }

    @Test
    void damagedFile_isSetAsideOnlyWhenTheUserAgrees() throws IOException {
        file().create(PASSPHRASE.toCharArray());
        byte[] cut = Arrays.copyOf(Files.readAllBytes(path), 60);
        Files.write(path, cut);
        PassphraseFile file = file();
        PassphraseViewModel model = model(file);

        type(model, PASSPHRASE, "");
        assertThat(model.wrongProperty().get().words()).startsWith("The key file was truncated");
        assertThat(Files.readAllBytes(path)).isEqualTo(cut);

        model.setAside();
        bench.work.runAll();
        assertThat(model.step.get()).isEqualTo(Step.CREATE);
        assertThat(model.noteProperty().get()).contains(".unreadable-");
        assertThat(model.canSetAside.get()).isFalse();
        type(model, PASSPHRASE, PASSPHRASE);
        assertThat(file.isOpen()).isTrue();
        try (var files = Files.list(temporary)) {
            assertThat(files.filter(f -> f.toString().contains(".unreadable-")))
                    .singleElement()
                    .satisfies(aside -> assertThat(Files.readAllBytes(aside)).isEqualTo(cut));
        }
    }

    @Test
    void newerFile_cannotBeSetAside() throws IOException {
        file().create(PASSPHRASE.toCharArray());
        byte[] newer = Files.readAllBytes(path);
        newer[8] = 9;
        Files.write(path, newer);

        PassphraseViewModel model = type(model(file()), PASSPHRASE, "");

        assertThat(model.wrongProperty().get().words()).startsWith("A newer version of Redrive");
        assertThat(model.canSetAside.get()).isFalse();
    }

    @Test
    void pressedTwiceItIsOpenedOnce() {
        PassphraseViewModel model = model(file());
        model.passphrase.set(PASSPHRASE);
        model.repeated.set(PASSPHRASE);

        model.confirm();
        model.confirm();

        assertThat(model.busy.get()).isTrue();
        assertThat(bench.work.size()).isEqualTo(1);
    }

    @Test
    void fileThatAppearedOrVanished_isAskedAboutAgain() throws IOException {
        PassphraseViewModel creating = model(file());
        file().create(PASSPHRASE.toCharArray());
        type(creating, PASSPHRASE, PASSPHRASE);
        assertThat(creating.step.get()).isEqualTo(Step.ENTER);

        Files.delete(path);
        type(creating, PASSPHRASE, PASSPHRASE);
        assertThat(creating.step.get()).isEqualTo(Step.CREATE);
        assertThat(told).isEmpty();
    }

    @Test
    void whoGivesUpLeavesNothingTyped() {
        PassphraseFile file = file();
        PassphraseViewModel model = model(file);
        model.passphrase.set(PASSPHRASE);

        model.cancel();

        assertThat(told).containsExactly("closed");
        assertThat(model.passphrase.get()).isEmpty();
        assertThat(file.exists()).isFalse();
    }
}
