package dev.redrive.ui.credentials;

import dev.redrive.profile.Profile;
import dev.redrive.ui.credentials.CredentialsController.WatchedTasks;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Texts;
import java.util.List;

/** The questions before a change that touches watched tasks. JavaFX thread. */
final class ChangeQuestions {

    private final CredentialsViewModel model;
    private final WatchedTasks watched;
    private final Dialogs dialogs;
    private final Texts texts;

    ChangeQuestions(
            CredentialsViewModel model, WatchedTasks watched, Dialogs dialogs, Texts texts) {
        this.model = model;
        this.watched = watched;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    /** Saves; where tasks are watched at an address that is to change, a question comes first. */
    void save() {
        Profile before = model.form.edited.get();
        List<String> ids =
                before == null || !model.changesAddress() ? List.of() : watched.ids(before);
        if (before == null || ids.isEmpty()) {
            model.save();
            return;
        }
        dialogs.ask(
                new Dialogs.Question(
                        texts.get(
                                "credentials.moveTitle", ids.size(), before.name(), before.host()),
                        texts.get("credentials.moveText", ids.size(), String.join(", ", ids)),
                        texts.get("credentials.moveGoOn"),
                        texts.get("common.cancel"),
                        model::save,
                        new Dialogs.Answer(
                                texts.get("credentials.moveStop"),
                                () -> model.save(() -> watched.stop(before))),
                        List.of(before)));
    }

    private String removeText(Profile profile) {
        List<String> ids = watched.ids(profile);
        String text = texts.get("credentials.removeText");
        return ids.isEmpty()
                ? text
                : text
                        + "\n"
                        + texts.get(
                                "credentials.removeWatched", ids.size(), String.join(", ", ids));
    }

    /** Shows the question whether to remove the shown profile. */
    void askToRemove() {
        Profile profile = model.form.edited.get();
        if (profile != null) {
            dialogs.ask(
                    new Dialogs.Question(
                            texts.get("credentials.removeTitle", profile.name()),
                            removeText(profile),
                            texts.get("credentials.removeYes"),
                            texts.get("common.cancel"),
                            model::remove,
                            List.of(profile)));
        }
    }
}
