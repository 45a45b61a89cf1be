package dev.redrive.app.screens;

import dev.redrive.connection.ConnectionDesk;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.AboutController.AboutBox;
import dev.redrive.ui.settings.CertificatesViewModel;
import dev.redrive.ui.settings.ConnectionController;
import dev.redrive.ui.settings.ProxyViewModel;
import dev.redrive.ui.settings.SettingsController;
import dev.redrive.ui.settings.TeamController;
import dev.redrive.ui.settings.TeamShares;
import dev.redrive.ui.settings.TeamViewModel;
import dev.redrive.ui.shell.Page;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the page of the settings; the next one goes on with what is typed. JavaFX thread. */
public final class SettingsPage {

    /**
     * The parts of the team log.
     *
     * @param setup which one is used
     * @param walk tries one
     * @param link what the program does with it
     */
    public record Team(TeamSetup setup, TeamWalk walk, TeamViewModel.Link link) {}

    private final UiKit kit;
    private final ProfilesModel profiles;
    private final Path home;
    private final ConnectionDesk connection;
    private final Team team;
    private final KeyTexts keyTexts;
    private final Consumer<String> diagnostics;
    private @Nullable SettingsController settings;

    /**
     * Makes none yet.
     *
     * @param home the folder all files are in
     * @param diagnostics shows the diagnostics before they are saved, with these versions
     */
    public SettingsPage(
            UiKit kit,
            ProfilesModel profiles,
            Path home,
            ConnectionDesk connection,
            Team team,
            KeyTexts keyTexts,
            Consumer<String> diagnostics) {
        this.kit = kit;
        this.profiles = profiles;
        this.home = home;
        this.connection = connection;
        this.team = team;
        this.keyTexts = keyTexts;
        this.diagnostics = diagnostics;
    }

    /** Once a second. */
    public void tick() {
        if (settings != null) {
            settings.tick();
        }
    }

    /** A new one, in the language of now. */
    public Page.Made make() {
        AboutBox about = new AboutBox(kit);
        SettingsController made =
                new SettingsController(
                        kit,
                        profiles,
                        home,
                        about,
                        new ConnectionController(
                                new ProxyViewModel(kit, connection, keyTexts),
                                new CertificatesViewModel(kit, connection),
                                profiles.policy(),
                                kit.texts()),
                        new TeamController(
                                new TeamViewModel(
                                        kit,
                                        team.setup(),
                                        team.walk(),
                                        team.link(),
                                        new TeamShares(kit, profiles),
                                        keyTexts),
                                keyTexts,
                                profiles.policy(),
                                kit.texts()),
                        () -> diagnostics.accept(about.versions()));
        if (settings != null) {
            made.goOnFrom(settings);
        }
        settings = made;
        return new Page.Made(made.root(), made::close);
    }
}
