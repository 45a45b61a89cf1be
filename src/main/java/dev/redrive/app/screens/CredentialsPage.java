package dev.redrive.app.screens;

import dev.redrive.profile.Profile;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.credentials.CredentialsController;
import dev.redrive.ui.credentials.CredentialsController.WatchedTasks;
import dev.redrive.ui.credentials.CredentialsViewModel;
import dev.redrive.ui.credentials.TransferViewModel;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of profiles and keys, made when it is first needed. JavaFX thread. */
public final class CredentialsPage {

    private final UiKit kit;
    private final ProfilesModel profiles;
    private final Supplier<CredentialsViewModel> models;
    private final TransferViewModel transfer;
    private final RetryDesk desk;
    private final Consumer<Profile> open;
    private @Nullable CredentialsViewModel model;
    private @Nullable CredentialsController page;

    /**
     * @param models makes what the page shows, at first and whenever the language changes
     * @param open shows the page of a customer
     */
    public CredentialsPage(
            UiKit kit,
            ProfilesModel profiles,
            Supplier<CredentialsViewModel> models,
            TransferViewModel transfer,
            RetryDesk desk,
            Consumer<Profile> open) {
        this.kit = kit;
        this.profiles = profiles;
        this.models = models;
        this.transfer = transfer;
        this.desk = desk;
        this.open = open;
    }

    /** The page. */
    public CredentialsController page() {
        if (page == null) {
            page = page(models.get());
        }
        return page;
    }

    private CredentialsController page(CredentialsViewModel of) {
        model = of;
        return new CredentialsController(kit, of, transfer, profiles, new Watched(), open);
    }

    /** Whether nothing is under way of which the page alone would say how it went. */
    public boolean isIdle() {
        return model == null || model.isIdle();
    }

    /** Makes it again, in the language of now; nothing that was typed is lost. */
    public void makeAgain() {
        if (page != null && model != null) {
            page.close();
            CredentialsViewModel next = models.get();
            next.goOnFrom(model);
            page = page(next);
        }
    }

    /** Once a second. */
    public void tick() {
        if (page != null) {
            page.tick();
        }
    }

    private final class Watched implements WatchedTasks {

        @Override
        public List<String> ids(Profile profile) {
            return of(profile)
                    .map(watch -> String.valueOf(watch.state().entry().taskId()))
                    .toList();
        }

        @Override
        public void stop(Profile profile) {
            of(profile).forEach(TaskWatch::stop);
        }

        @Override
        public int waitingForKey(Profile profile) {
            return (int) keyNeeded(profile).count();
        }

        @Override
        public boolean isKeyRejected(Profile profile) {
            return keyNeeded(profile).anyMatch(needed -> needed.failure() != null);
        }

        private Stream<ContactState.KeyNeeded> keyNeeded(Profile profile) {
            return of(profile)
                    .map(watch -> watch.state().contact())
                    .filter(ContactState.KeyNeeded.class::isInstance)
                    .map(ContactState.KeyNeeded.class::cast);
        }

        private Stream<TaskWatch> of(Profile profile) {
            return desk.watches().stream()
                    .filter(watch -> watch.state().isWatching())
                    .filter(watch -> watch.state().profile().id().equals(profile.id()));
        }
    }
}
