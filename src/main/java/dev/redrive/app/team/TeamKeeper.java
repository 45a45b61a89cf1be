package dev.redrive.app.team;

import dev.redrive.base.ThisComputer;
import dev.redrive.profile.Profile;
import dev.redrive.team.TeamDesk;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.TeamViewModel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;

/**
 * Hands the team log that was chosen, with the customers that are shared, to the thread that keeps
 * step with it, and again whenever one of them changes.
 */
public final class TeamKeeper implements TeamViewModel.Link {

    private final TeamSetup setup;
    private final ProfilesModel profiles;
    private final Background background;
    private final Consumer<Optional<TeamDesk.Settings>> use;
    private final Supplier<TeamDesk.State> state;
    private final Consumer<Runnable> keyFile;
    private volatile Map<String, String> customers = Map.of();

    /**
     * Does nothing yet.
     *
     * @param use uses that team log from now on, or none
     * @param state how this desk stands with it
     * @param keyFile lets the user open the file with the passphrase, and runs that then
     */
    public TeamKeeper(
            TeamSetup setup,
            ProfilesModel profiles,
            Background background,
            Consumer<Optional<TeamDesk.Settings>> use,
            Supplier<TeamDesk.State> state,
            Consumer<Runnable> keyFile) {
        this.setup = setup;
        this.profiles = profiles;
        this.background = background;
        this.use = use;
        this.state = state;
        this.keyFile = keyFile;
    }

    /** The window is painted. JavaFX thread. */
    public void start() {
        customers = shared();
        profiles.profiles()
                .addListener(
                        (ListChangeListener<Profile>)
                                _ -> {
                                    Map<String, String> now = shared();
                                    if (!now.equals(customers)) {
                                        customers = now;
                                        useInBackground();
                                    }
                                });
        profiles.policy().property().subscribe((_, _) -> useInBackground());
        useInBackground();
    }

    private Map<String, String> shared() {
        Map<String, String> all = new TreeMap<>();
        for (Profile profile : profiles.profiles()) {
            if (!Profile.isDemo(profile.id()) && !profile.teamCustomer().isEmpty()) {
                all.put(profile.id(), profile.teamCustomer());
            }
        }
        return Map.copyOf(all);
    }

    private void useInBackground() {
        background
                .run(() -> {
                    changed();
                    return true;
                })
                .start();
    }

    @Override
    public synchronized void changed() {
        use.accept(
                setup.choice()
                        .map(choice ->
                                new TeamDesk.Settings(
                                        choice.server(),
                                        () -> setup.password(choice),
                                        customers,
                                        ThisComputer.name())));
    }

    @Override
    public TeamDesk.State state() {
        return state.get();
    }

    @Override
    public void openKeyFile(Runnable opened) {
        keyFile.accept(opened);
    }
}
