package dev.redrive.ui.credentials;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TRIAL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.PassphraseFile.Opening;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.Profiles;
import dev.redrive.ui.kit.Problem;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a key is to be kept, as the pane offers it. */
class KeyStorageTest {

    private static final char[] PASSPHRASE = "correct horse battery".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Form form;

    @BeforeEach
    void overThreeProfiles() {
        form = new Form(temporary);
    }

    private void keychain(SecretState state) {
        form.bench.keychain.answer(state);
        form.storage.tryKeychain();
        form.bench.work.runAll();
    }

    private void keepIn(KeyStorage storage) {
        form.storage.choice.set(storage);
        form.save();
    }

    private Profile acme() {
        return form.profiles.profiles().getFirst();
    }

    private String state() {
        return form.storage.state.get();
    }

    @Test
    void itIsFoundByTryingAndOnlyOnce() {
        form.bench.keychain.answer(SecretState.STORED);
        form.storage.seen();
        assertThat(form.storage.trying.get()).isTrue();
        assertThat(form.storage.keychainNote.get()).startsWith("Checking");
        form.storage.seen();
        assertThat(form.bench.work.size()).isEqualTo(1);

        form.bench.work.runAll();
        assertThat(form.storage.trying.get()).isFalse();
        assertThat(form.storage.keychainNote.get()).startsWith("Kept encrypted");
        assertThat(form.bench.keychain.size()).as("nothing is left of the try").isZero();
    }

    @Test
    void theDemoBothersNobodyForAPassword() {
        form.model.edit(DEMO);
        form.storage.seen();
        assertThat(form.bench.work.size()).as("tries while the demo is shown").isZero();
        assertThat(form.storage.keychainNote.get()).startsWith("Kept encrypted");

        form.model.add();
        assertThat(form.bench.work.size()).isEqualTo(1);
        assertThat(form.storage.keychainNote.get()).startsWith("Checking");
    }

    @Test
    void whatIsWrongWithItIsSaidInWords() {
        keychain(SecretState.NO_SERVICE);
        assertThat(form.storage.keychainNote.get())
                .isEqualTo(
                        "Keyring does not answer on this computer. Start it and try again,"
                                + " or choose another place. The system said: so it is");
        keychain(SecretState.LOCKED);
        assertThat(form.storage.keychainNote.get()).startsWith("Keyring is locked");
        keychain(SecretState.DENIED);
        assertThat(form.storage.keychainNote.get()).startsWith("Keyring denied access");
    }

    @Test
    void aNewProfileGoesToTheKeychainWhereItWorks() {
        form.model.add();
        assertThat(form.storage.choice.get()).isEqualTo(KeyStorage.SESSION);

        keychain(SecretState.STORED);

        assertThat(form.storage.choice.get()).isEqualTo(KeyStorage.KEYCHAIN);
        assertThat(form.model.isDirty()).isFalse();
        form.model.edit(ACME);
        assertThat(form.storage.choice.get()).isEqualTo(KeyStorage.SESSION);
        form.typeNew();
        form.save();
        Profile saved = form.onDisk().profiles().getLast();
        assertThat(saved.keyStorage()).isEqualTo(KeyStorage.KEYCHAIN);
        assertThat(form.bench.keychain.kept(saved.id())).isEqualTo("key-0123456789-new");
        assertThat(state()).isEqualTo("The key is kept in: Keyring.");
    }

    @Test
    void placeTheUserChose_isKept() {
        form.model.add();
        form.storage.choice.set(KeyStorage.FILE);

        keychain(SecretState.STORED);

        assertThat(form.storage.choice.get()).isEqualTo(KeyStorage.FILE);
    }

    @Test
    void anotherPlaceTakesTheKeyAlong() {
        keychain(SecretState.STORED);
        form.model.edit(ACME);
        form.storage.choice.set(KeyStorage.KEYCHAIN);
        assertThat(form.model.isDirty()).isTrue();
        form.save();

        assertThat(form.bench.keychain.kept("acme")).isEqualTo(Form.KEY);
        assertThat(acme().keyStorage()).isEqualTo(KeyStorage.KEYCHAIN);
        assertThat(form.model.isDirty()).isFalse();

        keepIn(KeyStorage.SESSION);
        assertThat(form.bench.keychain.size()).isZero();
        assertThat(form.kept(acme())).isEqualTo(Form.KEY);
        assertThat(state()).isEqualTo("The key is kept in: memory, until Redrive closes.");
    }

    @Test
    void itIsNotSaidToBeKeptBeforeThePlaceHasAnswered() {
        keychain(SecretState.STORED);
        form.model.edit(ACME);
        form.model.form.key.set("key-9876543210-acme");
        form.storage.choice.set(KeyStorage.KEYCHAIN);
        form.model.save();
        form.bench.files.runFirst();
        assertThat(state()).isEqualTo("Saving the key in: Keyring…");

        form.model.form.key.set("key-1111111111-acme");
        form.model.save();
        form.bench.files.runFirst();
        assertThat(form.bench.keychain.kept("acme")).isEqualTo("key-9876543210-acme");
        form.bench.files.runFirst();
        assertThat(state()).as("the second is not there").startsWith("Saving the key");

        form.bench.files.runAll();
        assertThat(form.bench.keychain.kept("acme")).isEqualTo("key-1111111111-acme");
        assertThat(state()).isEqualTo("The key is kept in: Keyring.");
    }

    @Test
    void aSaveThatFailedIsSaidAndCanBeTriedAgain() {
        form.bench.keychain.answer(SecretState.LOCKED);
        form.model.edit(ACME);
        form.model.form.key.set("key-9876543210-acme");
        keepIn(KeyStorage.KEYCHAIN);

        Problem problem = requireNonNull(form.model.problem.get());
        assertThat(problem.title()).isEqualTo("The key of ACME could not be saved");
        assertThat(problem.detail())
                .startsWith("You can use it until Redrive closes. Keyring is locked")
                .doesNotContain("key-9876543210-acme");
        assertThat(state()).startsWith("Not saved there yet");
        assertThat(form.storage.trouble.get()).isTrue();
        assertThat(form.kept(acme())).isEqualTo("key-9876543210-acme");

        form.bench.keychain.answer(SecretState.STORED);
        requireNonNull(problem.action()).run().run();
        form.bench.files.runAll();
        assertThat(form.bench.keychain.kept("acme")).isEqualTo("key-9876543210-acme");
        assertThat(form.model.problem.get()).isNull();
        assertThat(state()).isEqualTo("The key is kept in: Keyring.");
        assertThat(form.storage.trouble.get()).isFalse();
    }

    @Test
    void aSaveThatFailsOverAnotherFormIsSaidToo() {
        form.bench.keychain.answer(SecretState.DENIED);
        form.model.edit(ACME);
        form.storage.choice.set(KeyStorage.KEYCHAIN);
        form.model.save();
        form.model.edit(TRIAL);
        form.bench.files.runAll();

        assertThat(requireNonNull(form.model.problem.get()).title()).contains("ACME");
    }

    @Test
    void aKeyThatIsOutOfReachIsLookedForAgain() {
        Profile profile = withoutKeyInTheKeychain();
        form.bench.keychain.answer(SecretState.STORED);
        form.bench.keychain.write(SecretName.of(profile), Form.KEY.toCharArray());
        form.bench.keychain.answer(SecretState.LOCKED);

        form.profiles.keys().find(form.profiles.profiles());
        form.bench.files.runAll();
        assertThat(state()).startsWith("The key is not available. Keyring is locked");
        assertThat(form.model.form.keyPrompt.get()).isEqualTo("Paste the key");
        assertThat(form.model.problem.get()).as("not a save").isNull();

        form.bench.keychain.answer(SecretState.STORED);
        form.model.tryKeyAgain();
        form.bench.files.runAll();
        assertThat(state()).isEqualTo("The key is kept in: Keyring.");
        assertThat(form.model.form.keyPrompt.get()).contains("acme");
    }

    /** As after a start: a profile whose key is kept, and nothing available. */
    private Profile withoutKeyInTheKeychain() {
        Profile elsewhere =
                new Profile(
                        ACME.id(),
                        ACME.name(),
                        ACME.kind(),
                        ACME.colour(),
                        URI.create("https://elsewhere.example"));
        form.profiles.save(elsewhere, null, _ -> {});
        form.profiles.save(Profiles.keptIn(ACME, KeyStorage.KEYCHAIN), null, _ -> {});
        form.bench.files.runAll();
        form.model.edit(acme());
        assertThat(form.kept(acme())).isNull();
        assertThat(state()).isEqualTo("There is no key for ACME.");
        return acme();
    }

    @Test
    void theFileAsksForItsPassphraseBeforeAnythingIsSaved() {
        form.model.edit(ACME);
        keepIn(KeyStorage.FILE);

        assertThat(form.asked).hasSize(1);
        assertThat(form.onDisk().profiles().getFirst().keyStorage()).isEqualTo(KeyStorage.SESSION);
        assertThat(form.storage.choice.get()).isEqualTo(KeyStorage.FILE);

        assertThat(form.bench.keyFile.create(PASSPHRASE)).isEqualTo(Opening.OPENED);
        form.asked.getFirst().run();
        form.bench.files.runAll();
        assertThat(acme().keyStorage()).isEqualTo(KeyStorage.FILE);
        assertThat(state()).isEqualTo("The key is kept in: the file protected by your passphrase.");
        assertThat(form.bench.keyFile.exists()).isTrue();

        // Once is enough.
        form.model.form.key.set("key-9876543210-acme");
        form.save();
        assertThat(form.asked).hasSize(1);
    }

    @Test
    void aClosedFileIsOpenedToLookForItsKey() {
        form.model.edit(ACME);
        form.bench.keyFile.create(PASSPHRASE);
        keepIn(KeyStorage.FILE);
        form.bench.keyFile.close();
        form.model.edit(acme());

        form.model.tryKeyAgain();

        assertThat(form.asked).hasSize(1);
        assertThat(form.storage.againText.get()).isEqualTo("Enter the passphrase…");
    }

    @Test
    void aKeyThatCouldNotBeRemovedIsSaid() {
        keychain(SecretState.STORED);
        form.model.edit(ACME);
        keepIn(KeyStorage.KEYCHAIN);
        form.bench.keychain.answer(SecretState.LOCKED);

        form.model.remove();
        form.bench.files.runAll();

        Problem problem = requireNonNull(form.model.problem.get());
        assertThat(problem.title()).isEqualTo("The key of ACME could not be removed");
        assertThat(problem.detail()).contains("still in: Keyring");
        assertThat(form.profiles.profiles()).hasSize(2);
    }

    @Test
    void removedTheProfileLeavesNoKeyAnywhere() {
        keychain(SecretState.STORED);
        form.model.edit(ACME);
        keepIn(KeyStorage.KEYCHAIN);

        form.model.remove();
        form.bench.files.runAll();

        assertThat(form.bench.keychain.size()).isZero();
        assertThat(form.kept(ACME)).isNull();
        assertThat(form.model.problem.get()).isNull();
    }

    @Test
    void readOnlyProfilesStayReadOnly() {
        form.profiles.save(TRIAL.readOnly(true), null, _ -> {});
        form.bench.files.runAll();
        form.model.edit(form.profiles.profiles().get(1));
        form.model.form.name.set("Trial 2");
        form.save();

        assertThat(form.onDisk().profiles().getLast().readOnly()).isTrue();
    }
}
