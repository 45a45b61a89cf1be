package dev.redrive.app;

import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpLimits;
import dev.redrive.journal.SqliteJournal;
import dev.redrive.journal.SteadyJournal;
import dev.redrive.journal.TellingJournal;
import dev.redrive.profile.ProfileExchange;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SecretStore;
import dev.redrive.profile.keychain.SystemKeychain;
import dev.redrive.retry.RetryDesk;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.FailureTexts;
import dev.redrive.ui.common.FileChoice;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.FxExecutor;
import dev.redrive.ui.common.KeyTexts;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.common.Theme;
import dev.redrive.ui.common.Ticker;
import dev.redrive.ui.credentials.CredentialsController;
import dev.redrive.ui.credentials.CredentialsViewModel;
import dev.redrive.ui.credentials.KeyStorageViewModel;
import dev.redrive.ui.credentials.TransferViewModel;
import dev.redrive.ui.dashboard.DashboardController;
import dev.redrive.ui.dashboard.DashboardViewModel;
import dev.redrive.ui.history.HistoryViewModel;
import dev.redrive.ui.history.Receipts;
import dev.redrive.ui.settings.CertificatesViewModel;
import dev.redrive.ui.settings.ConnectionController;
import dev.redrive.ui.settings.DiagnosticsController;
import dev.redrive.ui.settings.DiagnosticsViewModel;
import dev.redrive.ui.settings.ProxyViewModel;
import dev.redrive.ui.settings.SettingsController;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import dev.redrive.ui.shell.ShellViewModel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Every part of the program, put together by hand. Made on the JavaFX thread; opens no file and no
 * connection by itself.
 */
final class Wiring implements AutoCloseable {

    private static final String KEYCHAIN = "keys.keychain.";

    final FxExecutor ui = new FxExecutor();
    final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    final ExecutorService files = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    final Texts texts;
    final Redactor redactor;
    final RetryDesk desk;
    final ProfilesModel profiles;
    final ShellViewModel shellModel;
    final ShellController shell;
    final DemoHost demo;
    final SteadyJournal journal;
    final HistoryPage history;
    private final @Nullable SingleWindow window;
    private final Theme theme;
    private final SqliteJournal disk;
    private final Path home;
    private final FileChoice fileChoice;
    private final String version;
    private final Formats formats;
    private final DashboardViewModel dashboard;
    private final HeldWork afterPaint = new HeldWork(workers);
    private final Background background = new Background(afterPaint, ui);
    private final InstantSource clock = InstantSource.system();
    private final Flows flows;
    private final ProgressViews progressViews;
    private final EnterpriseConnector connector;
    private final HttpEnterpriseConnector http;
    final ConnectionDesk connection;
    final KeyParts keys;
    private final KeyTexts keyTexts;
    private final KeyFileDialogs keyFile;
    private final Ticker ticker;
    private @Nullable CredentialsController credentials;

    Wiring(
            Preparation ready,
            Preparation.Profiles found,
            SystemKeychain system,
            SecretStore keychain,
            FileChoice fileChoice) {
        CommandLine.Run run = ready.run();
        this.home = ready.home();
        this.fileChoice = fileChoice;
        this.texts = ready.texts();
        this.redactor = ready.redactor();
        this.window = found.window();
        this.version = Version.read();
        keys = new KeyParts(keychain, home, redactor);
        keyTexts = new KeyTexts(texts, texts.get(KEYCHAIN + system.name()));
        formats = ready.formats();
        FailureTexts failures = new FailureTexts(texts, formats);
        disk = new SqliteJournal(home.resolve("history.db"), this::historySetAside);
        journal = new SteadyJournal(disk, disk, clock);
        connection =
                new ConnectionDesk(
                        new ConnectionStore(home.resolve("connection.json")),
                        new AddedCertificates(home.resolve("certificates"), clock),
                        new VaultedProxyPassword(keys.guarded, redactor));
        http =
                new HttpEnterpriseConnector(
                        version,
                        HttpLimits.STANDARD,
                        redactor::clean,
                        clock,
                        connection::network,
                        // Never shut down: a retry is left to finish when the window closes.
                        Executors.newVirtualThreadPerTaskExecutor());
        connector =
                (address, key) -> {
                    redactor.protect(key);
                    return http.connect(address, key);
                };
        TellingJournal news = new TellingJournal(journal);
        desk =
                new RetryDesk(
                        connector,
                        keys.guarded,
                        news,
                        clock,
                        () -> new ThreadWaiter(clock),
                        () -> ThreadLocalRandom.current().nextDouble(),
                        workers,
                        System.getProperty("user.name", ""),
                        () -> UUID.randomUUID().toString());
        profiles =
                new ProfilesModel(
                        found.loaded().book(),
                        DemoHost.placeholder(texts.get("profile.kind.DEMO")),
                        run.demo() || run.walkthrough() != null,
                        found.store(),
                        keys.guarded,
                        files,
                        keys.work,
                        ui,
                        desk::keyEntered);
        keys.vault.listen(profiles.keys()::hear);
        demo =
                new DemoHost(
                        scenario(run),
                        run.walkthrough() == null ? 1 : Walkthrough.DEMO_SPEED,
                        keys.guarded,
                        workers,
                        background);
        theme = new Theme(profiles.appearanceProperty());
        shellModel = new ShellViewModel(profiles, desk, texts, formats);
        shell =
                new ShellController(
                        shellModel, profiles, texts, texts.get("shell.version", version));
        theme.dress(shell.root());
        dashboard = new DashboardViewModel(profiles, desk, journal, background, ui, texts, formats);
        progressViews = new ProgressViews(ui, texts, formats);
        flows =
                new Flows(
                        desk,
                        profiles,
                        background,
                        texts,
                        failures,
                        shell,
                        dashboard,
                        progressViews,
                        this::credentials,
                        shellModel.problems()::answer,
                        clock,
                        formats,
                        redactor::clean);
        keyFile =
                new KeyFileDialogs(
                        keys,
                        profiles,
                        shell.dialogs(),
                        shellModel.problems()::answer,
                        background,
                        texts);
        history = historyPage(fileChoice, failures);
        history.follow(news, ui);
        shell.page(Page.HISTORY, history::root);
        shell.page(Page.DASHBOARD, () -> dashboardPage().root());
        shell.page(Page.CREDENTIALS, () -> credentials().root());
        shell.page(Page.SETTINGS, () -> settingsPage(fileChoice).root());
        ticker = new Ticker(this::tick);
    }

    private void tick() {
        shellModel.tick();
        progressViews.tick();
        history.tick();
        flows.tick();
    }

    private HistoryPage historyPage(FileChoice fileChoice, FailureTexts failures) {
        HistoryViewModel model =
                new HistoryViewModel(
                        journal,
                        profiles,
                        background,
                        redactor::clean,
                        new Background(files, ui),
                        fileChoice,
                        new Receipts(texts, formats, clock, version, redactor::clean),
                        texts,
                        formats,
                        flows);
        return new HistoryPage(
                model,
                journal,
                desk,
                profiles,
                background,
                texts,
                formats,
                failures,
                flows,
                shell.dialogs());
    }

    private DashboardController dashboardPage() {
        return new DashboardController(
                dashboard, texts, flows::ask, watch -> progressViews.make(watch, flows, true));
    }

    /** The window is painted: background work may begin. */
    void painted() {
        afterPaint.release();
        shell.painted();
    }

    /** Work off the JavaFX thread, which begins once the window is painted. */
    Background background() {
        return background;
    }

    /** Looks for the keys that are kept, and says where that needs the person. */
    void findKeys() {
        new KeyNotices(profiles, keys, background, keyFile, keyTexts, texts, shellModel.problems())
                .start();
    }

    /** The credentials pane, made when it is first needed. */
    CredentialsController credentials() {
        if (credentials == null) {
            KeyStorageViewModel storage =
                    new KeyStorageViewModel(
                            profiles, keys.vault, keys.file, background, ui, keyTexts, texts);
            CredentialsViewModel model =
                    new CredentialsViewModel(
                            profiles,
                            connector,
                            keys.guarded,
                            storage,
                            keyFile,
                            background,
                            clock,
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
                            shellModel.problems()::answer);
            credentials =
                    new CredentialsController(model, transfer, profiles, shell.dialogs(), texts);
        }
        return credentials;
    }

    private SettingsController settingsPage(FileChoice fileChoice) {
        ConnectionController network =
                new ConnectionController(
                        new ProxyViewModel(connection, background, texts, keyTexts),
                        new CertificatesViewModel(
                                connection,
                                background,
                                fileChoice,
                                shell.dialogs()::ask,
                                texts,
                                formats),
                        texts);
        String about =
                texts.get(
                        "settings.aboutText",
                        version,
                        Runtime.version().toString(),
                        System.getProperty("javafx.runtime.version", ""));
        AboutBox box = new AboutBox(background, texts, shell.dialogs());
        return new SettingsController(
                profiles,
                home.toString(),
                about,
                box::show,
                network,
                () -> showDiagnostics(about),
                texts);
    }

    private void showDiagnostics(String about) {
        Diagnostics source =
                new Diagnostics(
                        home,
                        about,
                        profiles.profiles(),
                        Diagnostics.settings(profiles, texts.locale()),
                        () -> Diagnostics.connections(connection),
                        journal,
                        redactor,
                        clock);
        DiagnosticsViewModel model =
                new DiagnosticsViewModel(
                        source,
                        background,
                        fileChoice,
                        texts,
                        formats,
                        shellModel.problems()::answer);
        shell.dialogs()
                .show(
                        new DiagnosticsController(model, shell.dialogs(), texts).root(),
                        shell.dialogs()::close);
    }

    private void historySetAside(Path where) {
        ui.execute(() ->
                shellModel
                        .problems()
                        .tell(
                                new Problem(
                                        texts.get("journal.setAside"),
                                        texts.get("journal.setAsideDetail", where),
                                        null,
                                        Problem.Severity.WARNING)));
    }

    private static Scenario scenario(CommandLine.Run run) {
        Scenario named = run.scenario() == null ? null : Scenario.find(run.scenario());
        return named == null ? Scenario.NIGHT_OUTAGE : named;
    }

    @Override
    public void close() {
        theme.end();
        ticker.stop();
        workers.shutdownNow();
        if (window != null) {
            files.execute(window::close); // Not before the last file is written.
        }
        files.execute(disk::close);
        files.shutdown();
        demo.close();
        http.close();
        keys.close();
    }
}
