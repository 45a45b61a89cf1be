package dev.redrive.app;

import dev.redrive.app.Services.KeyParts;
import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.ui.credentials.KeyStorageViewModel.KeyFileDoor;
import dev.redrive.ui.credentials.PassphraseController;
import dev.redrive.ui.credentials.PassphraseViewModel;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.MapChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the kept keys once the window is painted, and shows a banner for those that could not be
 * fetched. JavaFX thread.
 */
final class KeyNotices {

    private final ProfilesModel profiles;
    private final KeyParts keys;
    private final Background background;
    private final KeyFileDoor keyFile;
    private final KeyTexts keyTexts;
    private final Texts texts;
    private final Problems problems;
    private @Nullable Problem shown;

    KeyNotices(
            UiKit kit,
            ProfilesModel profiles,
            KeyParts keys,
            KeyFileDoor keyFile,
            KeyTexts keyTexts) {
        this.profiles = profiles;
        this.keys = keys;
        this.background = kit.background();
        this.keyFile = keyFile;
        this.keyTexts = keyTexts;
        this.texts = kit.texts();
        this.problems = kit.problems();
    }

    /** Fetches the keys, and opens the dialog for the passphrase if a key is in the key file. */
    void start() {
        profiles.keys().states().addListener((MapChangeListener<String, KeyState>) _ -> show());
        profiles.keys().find(profiles.profiles());
        boolean anyInFile =
                profiles.profiles().stream().anyMatch(p -> p.keyStorage() == KeyStorage.FILE);
        if (anyInFile) {
            background
                    .run(keys.file::exists)
                    .then(exists -> {
                        if (exists) {
                            keyFile.open(() -> {});
                        }
                    });
        }
    }

    /** Says which place did not give the keys it has; an available key is no trouble here. */
    private void show() {
        List<Profile> missing =
                profiles.profiles().stream()
                        .filter(profile -> profiles.keys().of(profile).isUnavailable())
                        .toList();
        if (missing.isEmpty()) {
            settle();
            return;
        }
        Profile first = missing.getFirst();
        Trouble trouble = profiles.keys().of(first).trouble();
        if (trouble != null) {
            showMissing(
                    first.keyStorage(),
                    trouble,
                    missing.stream()
                            .filter(profile -> profile.keyStorage() == first.keyStorage())
                            .map(Profile::name)
                            .toList());
        }
    }

    private void showMissing(KeyStorage storage, Trouble trouble, List<String> customers) {
        settle();
        shown = problems.add(() -> missing(storage, trouble, customers));
    }

    private Problem missing(KeyStorage storage, Trouble trouble, List<String> customers) {
        Problem notFetched =
                Problem.warning(
                        texts.get(
                                "keys.notFetched",
                                customers.size(),
                                keyTexts.place(storage),
                                String.join(", ", customers)),
                        keyTexts.trouble(storage, trouble));
        return storage == KeyStorage.FILE
                ? notFetched.offering(
                        texts.get("keys.enterPassphrase"), () -> keyFile.open(() -> {}))
                : notFetched.offering(
                        texts.get("common.tryAgain"),
                        () -> profiles.keys().find(profiles.profiles()));
    }

    private void settle() {
        if (shown != null) {
            problems.settle(shown);
            shown = null;
        }
    }

    /** The dialogs about the key file's passphrase, over the window. JavaFX thread. */
    record KeyFileDialogs(UiKit kit, KeyParts keys, ProfilesModel profiles) implements KeyFileDoor {

        @Override
        public void open(Runnable opened) {
            kit.dialogs()
                    .showWhenFree(handle ->
                            content(
                                    () -> {
                                        profiles.keys().find(keptInFile());
                                        opened.run();
                                    },
                                    PassphraseViewModel::start,
                                    handle));
        }

        /** Before something is kept there: runs that at once where the file is open already. */
        void openIfClosed(Runnable opened) {
            if (keys.file.isOpen()) {
                opened.run();
            } else {
                open(opened);
            }
        }

        @Override
        public void changePassphrase() {
            Runnable changed =
                    () ->
                            kit.problems()
                                    .showNow(() ->
                                            Problem.info(
                                                    kit.texts().get("passphrase.changed"),
                                                    kit.texts().get("passphrase.changedDetail")));
            kit.dialogs()
                    .show(handle -> content(changed, PassphraseViewModel::startChange, handle));
        }

        private Dialogs.Content content(
                Runnable done, Consumer<PassphraseViewModel> start, Dialogs.Handle handle) {
            PassphraseViewModel model =
                    new PassphraseViewModel(
                            kit,
                            keys.file,
                            keys.vault::fileOpened,
                            () -> {
                                handle.close();
                                done.run();
                            },
                            handle::close);
            Dialogs.Content content =
                    new Dialogs.Content(
                            new PassphraseController(model, kit.texts()).root(), model::cancel);
            handle.afterwards(model.wrongProperty(), this::tellWrong);
            handle.afterwards(
                    model.noteProperty(), note -> kit.problems().showNow(Problem.info(note, "")));
            start.accept(model);
            return content;
        }

        private void tellWrong(PassphraseViewModel.Wrong wrong) {
            if (!wrong.words().isEmpty()) {
                kit.problems()
                        .showNow(
                                Problem.error(
                                        kit.texts().get("passphrase.notDone"), wrong.words()));
            }
        }

        private List<Profile> keptInFile() {
            return profiles.profiles().stream()
                    .filter(profile -> profile.keyStorage() == KeyStorage.FILE)
                    .toList();
        }
    }
}
