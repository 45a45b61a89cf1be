package dev.redrive.app.screens;

import dev.redrive.policy.Policy;
import dev.redrive.profile.Profile;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.ui.admin.AdminController;
import dev.redrive.ui.admin.AdminDesk;
import dev.redrive.ui.admin.AdminDialogs;
import dev.redrive.ui.admin.AdminViewModel;
import dev.redrive.ui.admin.ClearingClipboard;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Makes the page of teams and hyper-admins. Nothing of it is loaded before it is shown for the
 * first time. JavaFX thread.
 */
public final class AdminPage implements AutoCloseable {

    /** What all pages of a window share. */
    private record Parts(AdminDesk desk, AdminDialogs dialogs, ClearingClipboard clipboard) {}

    private final UiKit kit;
    private final ProfilesModel profiles;
    private final KeyedConnector connector;
    private final Consumer<char[]> protect;
    private final Consumer<Profile> enterKey;
    private @Nullable Parts parts;

    /**
     * Makes none yet.
     *
     * @param protect masks a secret everywhere from now on; any thread
     * @param enterKey lets the user enter the customer's key
     */
    public AdminPage(
            UiKit kit,
            ProfilesModel profiles,
            KeyedConnector connector,
            Consumer<char[]> protect,
            Consumer<Profile> enterKey) {
        this.kit = kit;
        this.profiles = profiles;
        this.connector = connector;
        this.protect = protect;
        this.enterKey = enterKey;
    }

    /** Offers it in that window while the chosen customer may be changed. */
    public void putInto(ShellController shell) {
        shell.page(Page.ADMIN, this::make);
        ObservableValue<Policy> policy = profiles.policy().property();
        shell.offerAdministration(
                profiles.chosenProperty()
                        .flatMap(chosen -> policy.map(now -> isOffered(chosen, now))));
    }

    private static boolean isOffered(Profile chosen, Policy policy) {
        boolean isDemo = Profile.isDemo(chosen.id());
        return !chosen.readOnly()
                && !policy.isAdministrationHidden()
                && (isDemo || !policy.isReadOnly());
    }

    /** A new one, in the language of now. */
    private Page.Made make() {
        Parts shared = parts();
        AdminController page =
                new AdminController(
                        new AdminViewModel(kit, profiles, shared.desk(), enterKey),
                        shared.dialogs(),
                        profiles,
                        kit);
        return new Page.Made(page.root(), page::close);
    }

    private Parts parts() {
        Parts made = parts;
        if (made == null) {
            AdminDesk desk =
                    new AdminDesk(connector, profiles, kit.background(), kit.audit(), protect);
            ClearingClipboard clipboard =
                    new ClearingClipboard(
                            CompletableFuture.delayedExecutor(
                                    ClearingClipboard.STAYS.toSeconds(),
                                    TimeUnit.SECONDS,
                                    kit.background().ui()));
            made =
                    new Parts(
                            desk,
                            new AdminDialogs(kit, desk, clipboard, enterKey, new SecureRandom()),
                            clipboard);
            parts = made;
        }
        return made;
    }

    /** The program closes: a secret that is still on the clipboard goes. */
    @Override
    public void close() {
        if (parts != null) {
            parts.clipboard().clear();
        }
    }
}
