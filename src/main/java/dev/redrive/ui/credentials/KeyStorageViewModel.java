package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.PolicyModel;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the key of the shown profile is kept, which places work on this computer, and the state of
 * the key. JavaFX thread.
 */
public final class KeyStorageViewModel {

    private final ProfilesModel profiles;
    private final StoredKeyVault vault;
    private final PassphraseFile file;
    private final Background background;
    private final Executor ui;
    private final KeyTexts words;
    private final Texts texts;
    final ObjectProperty<KeyStorage> choice = new SimpleObjectProperty<>(KeyStorage.SESSION);

    /** The best place on this computer, for a new profile. */
    final ObjectProperty<KeyStorage> offered = new SimpleObjectProperty<>(KeyStorage.SESSION);

    /** How the keychain answered when it was tried; null before. */
    final ObjectProperty<@Nullable SecretAnswer> keychain = new SimpleObjectProperty<>();

    final BooleanProperty trying = new SimpleBooleanProperty();
    final StringProperty keychainNote = new SimpleStringProperty("");

    /** How it stands with the shown profile's key; empty for a new one. */
    final StringProperty state = new SimpleStringProperty("");

    /**
     * Whether there is a key, or something wrong with its place, so that the state is worth a line.
     */
    final BooleanProperty noteworthy = new SimpleBooleanProperty();

    final StringProperty againText = new SimpleStringProperty("");
    final BooleanProperty trouble = new SimpleBooleanProperty();
    final BooleanProperty fileOpen = new SimpleBooleanProperty();
    private @Nullable Profile shown;
    private boolean seen;
    private boolean tried;

    /** The places of this system, none of them tried. */
    public KeyStorageViewModel(
            UiKit kit,
            ProfilesModel profiles,
            StoredKeyVault vault,
            PassphraseFile file,
            KeyTexts words) {
        this.profiles = profiles;
        this.vault = vault;
        this.file = file;
        this.background = kit.background();
        this.ui = kit.background().ui();
        this.words = words;
        this.texts = kit.texts();
    }

    /**
     * The places are visible from now on. Whether the keychain works is found out by trying it
     * once, with the first profile that could use it.
     */
    void seen() {
        seen = true;
        showKeychain();
        tryOnce();
    }

    /** Shows what that one shows, without trying the keychain again where that was done. */
    void goOnFrom(KeyStorageViewModel before) {
        tried = before.tried && !before.trying.get();
        keychain.set(before.keychain.get());
        offered.set(before.offered.get());
        showKeychain();
    }

    private void tryOnce() {
        // The system may ask for a password then, and of the demo nothing is kept.
        boolean choosable = shown == null || shown.kind() != ProfileKind.DEMO;
        if (seen && choosable && !tried) {
            tried = true;
            tryKeychain();
        }
    }

    /** Tries the keychain again. */
    void tryKeychain() {
        trying.set(true);
        showKeychain();
        background
                .run(() -> vault.probe(late -> ui.execute(() -> found(late))))
                .inAnyCase(() -> trying.set(false))
                .then(this::found);
    }

    private void found(SecretAnswer answer) {
        keychain.set(answer);
        KeyStorage before = offered.get();
        offered.set(allowed(works() ? KeyStorage.KEYCHAIN : KeyStorage.SESSION));
        if (shown == null && choice.get() == before) {
            choice.set(offered.get()); // The user has not chosen yet.
        }
        showKeychain();
    }

    /** That place where it is allowed, else the first that is. */
    private KeyStorage allowed(KeyStorage place) {
        return profiles.policy().now().allowed(place);
    }

    /** Why the key cannot be kept where it is chosen; empty where it can. */
    String notAllowed() {
        return new PolicyTexts(texts).whyNot(profiles.policy().now(), choice.get());
    }

    /** What the organisation has fixed. */
    PolicyModel policy() {
        return profiles.policy();
    }

    /** The allowed places have changed. */
    void placesChanged() {
        KeyStorage before = offered.get();
        offered.set(allowed(works() ? KeyStorage.KEYCHAIN : KeyStorage.SESSION));
        if (shown == null && choice.get() == before) {
            choice.set(offered.get());
        }
    }

    private boolean works() {
        SecretAnswer answer = keychain.get();
        return answer != null && answer.state() == SecretState.STORED;
    }

    private void showKeychain() {
        Trouble trouble = keychain.get() == null ? null : keychain.get().trouble();
        if (trying.get()) {
            keychainNote.set(texts.get("credentials.keychainTrying"));
        } else if (trouble == null) {
            keychainNote.set(texts.get("credentials.keychainNote"));
        } else {
            keychainNote.set(words.trouble(KeyStorage.KEYCHAIN, trouble));
        }
    }

    /** Shows where a saved profile's key is kept; null for a new one, which gets the best place. */
    void show(@Nullable Profile profile) {
        shown = profile;
        choice.set(profile == null ? offered.get() : profile.keyStorage());
        showState();
        tryOnce();
    }

    /** Whether another place was chosen than is saved. */
    boolean isDirty() {
        return choice.get() != (shown == null ? offered.get() : shown.keyStorage());
    }

    /** Whether the chosen place must be opened with a passphrase before a key can be put there. */
    boolean needsPassphrase() {
        return choice.get() == KeyStorage.FILE && !file.isOpen();
    }

    /** Whether the place of that profile's key must be opened with a passphrase first. */
    boolean isClosed(Profile profile) {
        return profile.keyStorage() == KeyStorage.FILE && !file.isOpen();
    }

    /** Shows again what is known of the shown profile's key. */
    void showState() {
        fileOpen.set(file.isOpen());
        Profile profile = shown;
        KeyState key = profile == null ? KeyState.MISSING : profiles.keys().of(profile);
        Trouble wrong = key.trouble();
        trouble.set(wrong != null);
        noteworthy.set(profile != null && (wrong != null || key.isAvailable()));
        if (profile == null) {
            state.set("");
            return;
        }
        againText.set(texts.get(isClosed(profile) ? "keys.enterPassphrase" : "common.tryAgain"));
        if (key.isAvailable() && key.isPending()) {
            state.set(texts.get("credentials.saving", words.place(profile.keyStorage())));
        } else if (wrong != null) {
            state.set(
                    texts.get(
                            key.isAvailable() ? "credentials.notKeptYet" : "credentials.notFetched",
                            words.trouble(profile.keyStorage(), wrong)));
        } else {
            state.set(
                    key.isAvailable()
                            ? texts.get("credentials.keptIn", words.place(profile.keyStorage()))
                            : texts.get("credentials.noKeyYet", profile.name()));
        }
    }

    /** What went wrong with that profile's key, in words; empty when nothing did. */
    String trouble(Profile profile) {
        Trouble wrong = profiles.keys().of(profile).trouble();
        return wrong == null ? "" : words.trouble(profile.keyStorage(), wrong);
    }

    /** What a place is called. */
    String place(KeyStorage storage) {
        return words.place(storage);
    }

    /** What the system's keychain is called. */
    String keychainName() {
        return words.keychain();
    }

    /** The name of the file with the passphrase, in the folder of all the program's files. */
    String fileName() {
        return String.valueOf(file.path().getFileName());
    }

    /** Where the file with the passphrase is, or will be. */
    String filePath() {
        return file.path().toString();
    }

    /** Lets the user type the passphrase of the key file, over the window. JavaFX thread. */
    public interface KeyFileDoor {

        /**
         * Lets the user type it, or lets the user make the file where there is none.
         *
         * @param opened runs once the file is open, after the dialog has gone; never when the
         *     person cancels
         */
        void open(Runnable opened);

        /** Lets the user give the file another one. */
        void changePassphrase();
    }
}
