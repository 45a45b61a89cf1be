package dev.redrive.app;

import dev.redrive.app.screens.HistoryPage;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.shell.ShellController;
import java.util.List;

/**
 * Shows what a link to a task names: the dialog to watch a task, filled in, for the customer whose
 * service it is. The user decides there. JavaFX thread.
 */
final class TaskLinks {

    private final UiKit kit;
    private final ProfilesModel profiles;
    private final ShellController shell;
    private final HistoryPage history;

    TaskLinks(UiKit kit, ProfilesModel profiles, ShellController shell, HistoryPage history) {
        this.kit = kit;
        this.profiles = profiles;
        this.shell = shell;
        this.history = history;
    }

    /** Opens the dialog, or says why there is none to open. */
    void open(String text) {
        TaskLink link = TaskLink.read(text);
        if (link == null) {
            say("link.unreadable", "link.unreadableDetail");
            return;
        }
        List<Profile> there =
                profiles.profiles().stream()
                        .filter(profile -> link.isAt(profile.serviceUrl()))
                        .toList();
        Profile chosen = profiles.chosen();
        if (there.isEmpty()) {
            say("link.noCustomer", "link.noCustomerDetail", link.address());
        } else if (there.size() > 1 && !there.contains(chosen)) {
            // Which of them it is, only the user knows: they have one service and their own keys.
            say("link.manyCustomers", "link.manyCustomersDetail", link.address());
        } else {
            open(link, there.size() == 1 ? there.getFirst() : chosen);
        }
    }

    private void open(TaskLink link, Profile profile) {
        Runnable show = () -> history.attach(profile, link.kind(), link.taskId());
        if (shell.isCovered()) { // A question must not vanish because of a link.
            kit.problems()
                    .showNow(() ->
                            Problem.info(
                                            kit.texts().get("link.waits", profile.name()),
                                            link.taskId())
                                    .offering(kit.texts().get("link.show"), show));
        } else {
            show.run();
        }
    }

    private void say(String title, String detail, Object... values) {
        kit.problems()
                .showNow(() ->
                        Problem.warning(
                                kit.texts().get(title, values), kit.texts().get(detail, values)));
    }
}
