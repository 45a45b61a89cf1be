package dev.redrive.app;

import dev.redrive.profile.KeyStatus;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.KeyTexts;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Problems;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.credentials.KeyFileDoor;
import java.util.List;
import javafx.collections.MapChangeListener;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the keys that are kept, once the window is painted, and tells the person where that did
 * not work. JavaFX thread.
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
            ProfilesModel profiles,
            KeyParts keys,
            Background background,
            KeyFileDoor keyFile,
            KeyTexts keyTexts,
            Texts texts,
            Problems problems) {
        this.profiles = profiles;
        this.keys = keys;
        this.background = background;
        this.keyFile = keyFile;
        this.keyTexts = keyTexts;
        this.texts = texts;
        this.problems = problems;
    }

    /** Looks, and asks for the passphrase where a key is in the file. */
    void start() {
        profiles.keys().troubles().addListener((MapChangeListener<String, KeyStatus>) _ -> show());
        profiles.keys().find(profiles.profiles());
        boolean anyInFile =
                profiles.profiles().stream().anyMatch(p -> p.keyStorage() == KeyStorage.FILE);
        if (anyInFile) {
            background.call(
                    keys.file::exists,
                    () -> {},
                    exists -> {
                        if (exists) {
                            keyFile.open(() -> {});
                        }
                    });
        }
    }

    /** Says which place did not give the keys it has; a key that is at hand is no trouble here. */
    private void show() {
        List<Profile> missing =
                profiles.profiles().stream()
                        .filter(profile -> profiles.keys().troubles().containsKey(profile.id()))
                        .filter(profile -> !profiles.keyEndings().containsKey(profile.id()))
                        .toList();
        if (missing.isEmpty()) {
            settle();
            return;
        }
        Profile first = missing.getFirst();
        KeyStatus status = profiles.keys().troubles().get(first.id());
        if (status != null) {
            tell(
                    first.keyStorage(),
                    status,
                    missing.stream()
                            .filter(profile -> profile.keyStorage() == first.keyStorage())
                            .map(Profile::name)
                            .toList());
        }
    }

    private void tell(KeyStorage storage, KeyStatus status, List<String> customers) {
        Problem.Action action =
                storage == KeyStorage.FILE
                        ? new Problem.Action(
                                texts.get("keys.enterPassphrase"), () -> keyFile.open(() -> {}))
                        : new Problem.Action(
                                texts.get("common.tryAgain"),
                                () -> profiles.keys().find(profiles.profiles()));
        Problem problem =
                new Problem(
                        texts.get(
                                "keys.notFetched",
                                customers.size(),
                                keyTexts.place(storage),
                                String.join(", ", customers)),
                        keyTexts.trouble(storage, status),
                        action,
                        Problem.Severity.WARNING);
        settle();
        shown = problem;
        problems.tell(problem);
    }

    private void settle() {
        if (shown != null) {
            problems.settle(shown);
            shown = null;
        }
    }
}
