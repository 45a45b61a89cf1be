package dev.redrive.app;

import dev.redrive.app.KeyNotices.KeyFileDialogs;
import dev.redrive.app.screens.HistoryPage;
import dev.redrive.app.screens.ProgressViews;
import dev.redrive.keys.keychain.SystemKeychain;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileExchange;
import dev.redrive.retry.TaskWatch;
import dev.redrive.support.Diagnostics;
import dev.redrive.ui.credentials.CredentialsController;
import dev.redrive.ui.credentials.CredentialsController.WatchedTasks;
import dev.redrive.ui.credentials.CredentialsViewModel;
import dev.redrive.ui.credentials.KeyStorageViewModel;
import dev.redrive.ui.credentials.TransferViewModel;
import dev.redrive.ui.dashboard.DashboardController;
import dev.redrive.ui.history.HistoryViewModel;
import dev.redrive.ui.history.receipt.Receipts;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Theme;
import dev.redrive.ui.kit.Ticker;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.AboutController.AboutBox;
import dev.redrive.ui.settings.CertificatesViewModel;
import dev.redrive.ui.settings.ConnectionController;
import dev.redrive.ui.settings.DiagnosticsController;
import dev.redrive.ui.settings.DiagnosticsViewModel;
import dev.redrive.ui.settings.ProxyViewModel;
import dev.redrive.ui.settings.SettingsController;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every part of the program, put together by hand. Made on the JavaFX thread; opens no file and no
 * connection by itself.
 */
final class Wiring implements AutoCloseable {

    private static final String KEYCHAIN = "keys.keychain.";
    private static final int READ_AGAIN = 5;

    final Services services;
    final Models models;
    final ShellController shell;
    final HistoryPage history;
    final Closing closing;
    final @Nullable SingleWindow window;
    private final FileChoice fileChoice;
    private final Texts texts;
    private final Formats formats;
    private final ProfilesModel profiles;
    private final Problems problems;
    private final Background background;
    private final Theme theme;
    private final Navigator flows;
    private final ProgressViews progressViews;
    private final KeyTexts keyTexts;
    private final KeyFileDialogs keyFile;
    private final Ticker ticker;
    private int ticks;
    private @Nullable CredentialsController credentials;

    Wiring(Preparation.Opening opening, SystemKeychain system, FileChoice fileChoice) {
        this.services = opening.services();
        this.models = opening.models();
        this.window = opening.window();
        this.fileChoice = fileChoice;
        texts = models.texts;
        formats = models.formats;
        profiles = models.profiles;
        problems = models.shell.problems();
        background = models.background;
        services.onSetAside(this::historySetAside);
        keyTexts = new KeyTexts(texts, texts.get(KEYCHAIN + system.name()));
        theme = new Theme(profiles.appearanceProperty());
        shell =
                new ShellController(
                        models.shell,
                        profiles,
                        texts,
                        texts.get("shell.version", services.version));
        theme.dress(shell.root());
        progressViews = new ProgressViews(models.ui, texts, formats);
        flows = new Navigator(services, models, shell, progressViews, this::credentials);
        closing = new Closing(services, models, shell.dialogs());
        keyFile =
                new KeyFileDialogs(
                        services.keys,
                        profiles,
                        shell.dialogs(),
                        problems::answer,
                        background,
                        texts);
        history = historyPage();
        history.follow(services.news, models.ui);
        shell.page(Page.HISTORY, history::root);
        shell.page(Page.DASHBOARD, () -> dashboardPage().root());
        shell.page(Page.CREDENTIALS, () -> credentials().root());
        shell.page(Page.SETTINGS, () -> settingsPage().root());
        ticker = new Ticker(this::tick);
    }

    private void tick() {
        // What keeps the profiles from being read may be over.
        if (profiles.unreadableProperty().get() != null && ++ticks % READ_AGAIN == 0) {
            profiles.reload();
        }
        models.shell.tick();
        progressViews.tick();
        history.tick();
        flows.tick();
        closing.tick();
    }

    private HistoryPage historyPage() {
        HistoryViewModel model =
                new HistoryViewModel(
                        services.journal,
                        profiles,
                        background,
                        services.redactor::clean,
                        new Background(services.files, models.ui),
                        fileChoice,
                        new Receipts(
                                texts,
                                formats,
                                services.clock,
                                services.version,
                                services.redactor::clean),
                        texts,
                        formats,
                        flows);
        return new HistoryPage(
                model,
                services.journal,
                services.desk,
                profiles,
                background,
                texts,
                formats,
                models.failures,
                flows,
                shell.dialogs(),
                problems::answer);
    }

    private DashboardController dashboardPage() {
        return new DashboardController(
                models.dashboard,
                texts,
                flows::ask,
                watch -> progressViews.make(watch, flows, true));
    }

    /** The window is painted: background work may begin. */
    void painted() {
        models.painted();
        shell.painted();
    }

    /** Looks for the keys that are kept, and says where that needs the person. */
    void findKeys() {
        new KeyNotices(profiles, services.keys, background, keyFile, keyTexts, texts, problems)
                .start();
    }

    /** The credentials pane, made when it is first needed. */
    CredentialsController credentials() {
        if (credentials == null) {
            KeyStorageViewModel storage =
                    new KeyStorageViewModel(
                            profiles,
                            services.keys.vault,
                            services.keys.file,
                            background,
                            models.ui,
                            keyTexts,
                            texts);
            CredentialsViewModel model =
                    new CredentialsViewModel(
                            profiles,
                            services.connector,
                            services.keys.guarded,
                            storage,
                            keyFile,
                            background,
                            services.clock,
                            texts,
                            formats);
            TransferViewModel transfer =
                    new TransferViewModel(
                            profiles,
                            new ProfileExchange(),
                            background,
                            fileChoice,
                            () -> UUID.randomUUID().toString(),
                            texts,
                            problems::answer);
            credentials =
                    new CredentialsController(
                            model, transfer, profiles, shell.dialogs(), watchedTasks(), texts);
        }
        return credentials;
    }

    private WatchedTasks watchedTasks() {
        return new WatchedTasks() {
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

            private Stream<TaskWatch> of(Profile profile) {
                return services.desk.watches().stream()
                        .filter(watch -> watch.state().isWatching())
                        .filter(watch -> watch.state().profile().id().equals(profile.id()));
            }
        };
    }

    private SettingsController settingsPage() {
        ConnectionController network =
                new ConnectionController(
                        new ProxyViewModel(services.connection, background, texts, keyTexts),
                        new CertificatesViewModel(
                                services.connection,
                                background,
                                fileChoice,
                                shell.dialogs()::ask,
                                texts,
                                formats),
                        texts);
        String about =
                texts.get(
                        "settings.aboutText",
                        services.version,
                        Runtime.version().toString(),
                        System.getProperty("javafx.runtime.version", ""));
        AboutBox box = new AboutBox(background, texts, shell.dialogs());
        return new SettingsController(
                profiles,
                services.home.toString(),
                about,
                box::show,
                network,
                () -> showDiagnostics(about),
                texts);
    }

    private void showDiagnostics(String about) {
        Diagnostics source =
                new Diagnostics(
                        services.home,
                        about,
                        profiles.profiles(),
                        Diagnostics.settings(
                                        profiles.appearanceProperty().get(),
                                        profiles.namesTypedProperty().get(),
                                        texts.locale())
                                + "history "
                                + services.durability()
                                + "\n",
                        () -> Diagnostics.connections(services.connection),
                        services.journal,
                        services.redactor,
                        services.clock);
        DiagnosticsViewModel model =
                new DiagnosticsViewModel(
                        source, background, fileChoice, texts, formats, problems::answer);
        shell.dialogs()
                .show(handle ->
                        new Dialogs.Content(
                                new DiagnosticsController(model, handle::close, texts).root(),
                                handle::close));
    }

    private void historySetAside(Path where) {
        models.ui.execute(() ->
                problems.tell(
                        Problem.warning(
                                texts.get("journal.setAside"),
                                texts.get("journal.setAsideDetail", where))));
    }

    @Override
    public void close() {
        theme.end();
        ticker.stop();
        if (window != null) {
            services.files.execute(window::close); // Not before the last file is written.
        }
        services.close();
        models.demo.close();
    }
}
