package dev.redrive.app;

import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Problems;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.shell.Page;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the window's banner says about the start: the welcome, and what did not go well. JavaFX
 * thread.
 */
final class Notices {

    private final Wiring parts;
    private final Texts texts;

    Notices(Wiring parts) {
        this.parts = parts;
        this.texts = parts.models.texts;
    }

    /** Says how the profiles were found; welcomes a person who has none yet. */
    void aboutProfiles(ProfileStore.Loaded found) {
        if (found.setAside() != null) {
            warn(texts.get("shell.setAside"), texts.get("shell.setAsideDetail", found.setAside()));
        } else if (found.readOnly() == ProfileStore.ReadOnly.NEWER_VERSION) {
            warn(texts.get("shell.newerProfiles"), texts.get("shell.newerProfilesDetail"));
        } else if (found.readOnly() == ProfileStore.ReadOnly.STUCK) {
            warn(texts.get("shell.stuckProfiles"), texts.get("shell.stuckProfilesDetail"));
        } else if (found.book().profiles().isEmpty()) {
            welcome();
        }
    }

    /** Says that the settings of the connection could not be read, if so. */
    void aboutConnection() {
        parts.models.background.call(
                () -> java.util.Optional.ofNullable(parts.services.connection.setAside()),
                () -> {},
                moved ->
                        moved.ifPresent(where ->
                                warn(
                                        texts.get("shell.connectionSetAside"),
                                        texts.get("shell.connectionSetAsideDetail", where))));
    }

    /** Says that this is the demo, until a real profile is chosen or a task is watched. */
    private void welcome() {
        Problem.Action add =
                new Problem.Action(texts.get("shell.firstStartAction"), this::addProfile);
        Problem welcome =
                new Problem(
                        texts.get("shell.firstStartTitle"),
                        texts.get("shell.firstStartDetail"),
                        add,
                        Problem.Severity.NOTICE);
        Problems told = parts.models.shell.problems();
        told.tell(welcome);
        Runnable enough = () -> told.settle(welcome);
        parts.models
                .profiles
                .chosenProperty()
                .subscribe((_, now) -> {
                    if (now.kind() != ProfileKind.DEMO) {
                        enough.run();
                    }
                });
        parts.services.desk.onWatch(_ -> parts.models.ui.execute(enough));
    }

    private void addProfile() {
        parts.models.shell.problems().dismiss();
        parts.shell.show(Page.CREDENTIALS);
        parts.credentials().add();
    }

    /** The demo is up; says which task a colleague has started in its story, if one has. */
    void demoReady(@Nullable String colleaguesTask) {
        if (colleaguesTask != null) {
            show(
                    texts.get("shell.colleague"),
                    texts.get("shell.colleagueDetail", colleaguesTask),
                    Problem.Severity.NOTICE);
        }
    }

    /** Says that something did not work, and what the system said to it. */
    void tell(String key, IOException why) {
        warn(texts.get(key), String.valueOf(why.getMessage()));
    }

    private void warn(String title, String detail) {
        show(title, detail, Problem.Severity.WARNING);
    }

    private void show(String title, String detail, Problem.Severity severity) {
        parts.models.shell.problems().tell(new Problem(title, detail, null, severity));
    }
}
