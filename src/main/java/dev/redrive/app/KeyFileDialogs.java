package dev.redrive.app;

import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.Dialogs;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Problem.Severity;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.credentials.KeyFileDoor;
import dev.redrive.ui.credentials.PassphraseController;
import dev.redrive.ui.credentials.PassphraseViewModel;
import java.util.List;
import java.util.function.Consumer;

/**
 * The dialogs about the key file's passphrase, over the window. JavaFX thread.
 *
 * @param tell shows that something was done
 */
record KeyFileDialogs(
        KeyParts keys,
        ProfilesModel profiles,
        Dialogs dialogs,
        Consumer<Problem> tell,
        Background background,
        Texts texts)
        implements KeyFileDoor {

    @Override
    public void open(Runnable opened) {
        dialogs.showWhenFree(handle ->
                content(
                        () -> {
                            profiles.keys().find(keptInFile());
                            opened.run();
                        },
                        PassphraseViewModel::start,
                        handle));
    }

    @Override
    public void changePassphrase() {
        Runnable changed =
                () ->
                        tell.accept(
                                problem(
                                        texts.get("passphrase.changed"),
                                        texts.get("passphrase.changedDetail"),
                                        Severity.NOTICE));
        dialogs.show(handle -> content(changed, PassphraseViewModel::startChange, handle));
    }

    private Dialogs.Content content(
            Runnable done, Consumer<PassphraseViewModel> start, Dialogs.Handle handle) {
        PassphraseViewModel model =
                new PassphraseViewModel(
                        keys.file,
                        keys.vault::fileOpened,
                        background,
                        texts,
                        () -> {
                            handle.close();
                            done.run();
                        },
                        handle::close);
        Dialogs.Content content =
                new Dialogs.Content(new PassphraseController(model, texts).root(), model::cancel);
        handle.afterwards(model.wrongProperty(), this::tellWrong);
        handle.afterwards(
                model.noteProperty(), note -> tell.accept(problem(note, "", Severity.NOTICE)));
        start.accept(model);
        return content;
    }

    private void tellWrong(PassphraseViewModel.Wrong wrong) {
        if (!wrong.words().isEmpty()) {
            tell.accept(problem(texts.get("passphrase.notDone"), wrong.words(), Severity.ERROR));
        }
    }

    private static Problem problem(String title, String detail, Severity severity) {
        return new Problem(title, detail, null, severity);
    }

    private List<Profile> keptInFile() {
        return profiles.profiles().stream()
                .filter(profile -> profile.keyStorage() == KeyStorage.FILE)
                .toList();
    }
}
