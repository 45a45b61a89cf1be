package dev.redrive.app;

import dev.redrive.app.KeyNotices.KeyFileDialogs;
import dev.redrive.app.screens.AdminPage;
import dev.redrive.app.screens.AuditNotices;
import dev.redrive.app.screens.BoardPage;
import dev.redrive.app.screens.CredentialsPage;
import dev.redrive.app.screens.EndNotices;
import dev.redrive.app.screens.HistoryPage;
import dev.redrive.app.screens.ProgressViews;
import dev.redrive.app.screens.SettingsPage;
import dev.redrive.app.team.TeamKeeper;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.keys.keychain.SystemKeychain;
import dev.redrive.profile.Preferences.Language;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileExchange;
import dev.redrive.support.Diagnostics;
import dev.redrive.ui.credentials.CredentialsViewModel;
import dev.redrive.ui.credentials.KeyStorageViewModel;
import dev.redrive.ui.credentials.TransferViewModel;
import dev.redrive.ui.customer.CustomerController;
import dev.redrive.ui.customer.CustomerViewModel;
import dev.redrive.ui.customers.BoardController;
import dev.redrive.ui.customers.BoardViewModel;
import dev.redrive.ui.desk.CustomerTexts;
import dev.redrive.ui.history.HistoryViewModel;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.Theme;
import dev.redrive.ui.kit.Ticker;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.Notes;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.DiagnosticsController;
import dev.redrive.ui.settings.DiagnosticsViewModel;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every part of the program, put together by hand. Made on the JavaFX thread; opens no file and no
 * connection by itself.
 */
final class Wiring implements AutoCloseable {

    private static final String KEYCHAIN = "keys.keychain.";
    private static final int SECONDS_BETWEEN_RELOADS = 5;

    final Services services;
    final Models models;
    final ShellController shell;
    final HistoryPage history;
    final Closing closing;
    final TaskLinks links;
    final @Nullable SingleWindow window;
    private final UiKit kit;
    private final Texts texts;
    private final ProfilesModel profiles;
    private final Problems problems;
    private final Theme theme;
    private final Navigator navigator;
    private final Notes notes;
    private final ProgressViews progressViews;
    private final KeyTexts keyTexts;
    private final KeyFileDialogs keyFile;
    private final Ticker ticker;
    final DemoParts demo;
    private int ticks;
    private final CredentialsPage credentials;
    private final TeamKeeper team;
    private final SettingsPage settings;
    private @Nullable Language wanted;
    private final BoardPage board;
    private final AdminPage admin;

    Wiring(Preparation.Opening opening, SystemKeychain system, FileChoice fileChoice) {
        this.services = opening.services();
        this.models = opening.models();
        this.window = opening.window();
        texts = models.texts;
        profiles = models.profiles;
        problems = models.shell.problems();
        services.onSetAside(this::historySetAside);
        keyTexts = new KeyTexts(texts, () -> texts.get(KEYCHAIN + system.name()));
        theme =
                new Theme(
                        models.appearance,
                        profiles.preferences().highContrast,
                        profiles.preferences().textSize);
        shell =
                new ShellController(
                        models.shell,
                        profiles,
                        models.customers,
                        new CustomerTexts(texts, models.formats),
                        texts,
                        services.version);
        theme.dress(shell.root());
        kit =
                new UiKit(
                        texts,
                        models.formats,
                        models.background,
                        shell.dialogs(),
                        problems,
                        fileChoice,
                        services.audit);
        notes =
                new Notes(
                        services.journal,
                        services.redactor::clean,
                        profile -> services.team.customer(profile) != null,
                        new Background(services.files, models.ui),
                        texts);
        progressViews = new ProgressViews(kit, models.customers, notes);
        keyFile = new KeyFileDialogs(kit, services.keys, profiles);
        credentials = credentialsPage();
        team =
                new TeamKeeper(
                        services.teamSetup,
                        profiles,
                        models.background,
                        services.team::use,
                        services.team::state,
                        keyFile::openIfClosed);
        settings =
                new SettingsPage(
                        kit,
                        profiles,
                        services.home,
                        services.connection,
                        new SettingsPage.Team(services.teamSetup, services.teamWalk(), team),
                        keyTexts,
                        this::showDiagnostics);
        navigator = new Navigator(kit, services, models, shell, progressViews, credentials::page);
        closing = new Closing(services, models, shell.dialogs());
        board =
                new BoardPage(
                        kit,
                        () ->
                                new BoardViewModel(
                                        models.customers,
                                        profiles.policy(),
                                        texts,
                                        models.formats,
                                        models.pulses),
                        BoardRequests::new);
        admin =
                new AdminPage(
                        kit,
                        profiles,
                        services.keyed(),
                        services.redactor::protect,
                        navigator::enterKey);
        history = historyPage();
        history.follow(services.observedJournal, models.gently());
        links = new TaskLinks(kit, profiles, shell, history);
        shell.page(Page.HISTORY, () -> new Page.Made(history.root(), () -> {}));
        demo = new DemoParts(services, models, shell, navigator, this::notices, this::addCustomer);
        shell.page(Page.CUSTOMER, this::customerPage);
        shell.page(Page.DASHBOARD, board::make);
        admin.putInto(shell);
        shell.page(Page.CREDENTIALS, () -> new Page.Made(credentials.page().root(), () -> {}));
        shell.page(Page.SETTINGS, settings::make);
        shell.onAddCustomer(this::addCustomer);
        // Later, since what the user has pressed is on one of the pages that are made again.
        profiles.preferences().language.subscribe((_, now) -> models.ui.later(() -> speak(now)));
        ticker =
                new Ticker(
                        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, models.ui),
                        this::tick);
        models.pulses.along(ticker::along);
    }

    /** Once a second. */
    void tick() {
        // The file may be readable by now.
        if (profiles.unreadableProperty().get() != null && ++ticks % SECONDS_BETWEEN_RELOADS == 0) {
            profiles.reload();
        }
        profiles.policy().tick(services.workers);
        models.customers.tick();
        shell.tick();
        progressViews.tick();
        history.tick();
        navigator.tick();
        closing.tick();
        board.tick();
        credentials.tick();
        settings.tick();
        speak(wanted);
    }

    /**
     * Says everything in the language that was chosen, once no dialog is open and nothing is under
     * way whose outcome only a page says. What is watched and requested goes on untouched.
     */
    private void speak(@Nullable Language language) {
        wanted = language;
        if (language == null || shell.isCovered() || !history.isIdle() || !credentials.isIdle()) {
            return;
        }
        Locale locale = Texts.localeOf(language, Locale.getDefault());
        wanted = null;
        if (Texts.ofNumbers(locale).equals(texts.locale())) {
            return;
        }
        texts.speak(locale);
        profiles.nameDemo(texts.get("profile.kind.DEMO"));
        history.makeAgain();
        credentials.makeAgain();
        progressViews.endAll();
        demo.sayAgain();
        shell.sayAgain();
    }

    private HistoryPage historyPage() {
        Supplier<HistoryViewModel> made =
                () -> new HistoryViewModel(kit, services.journal, profiles, navigator, notes);
        return new HistoryPage(
                kit,
                made,
                services.journal,
                services.desk,
                profiles,
                models.customers,
                navigator,
                removed -> demo.removeAll(removed));
    }

    /** Where the board leads. */
    private final class BoardRequests implements BoardController.Requests {

        @Override
        public void open(Profile profile) {
            shell.openCustomer(profile);
        }

        @Override
        public void askForRetry(Profile profile, ItemKind kind) {
            navigator.ask(profile, kind);
        }

        @Override
        public void enterKey(Profile profile) {
            navigator.enterKey(profile);
        }

        @Override
        public void attach(@Nullable Profile likely) {
            history.attach(likely == null ? profiles.chosen() : likely);
        }

        @Override
        public void addCustomer() {
            Wiring.this.addCustomer();
        }
    }

    private Page.Made customerPage() {
        CustomerViewModel model = models.customer();
        CustomerController page =
                new CustomerController(
                        model,
                        texts,
                        models.formats,
                        navigator::ask,
                        watch -> progressViews.inCard(watch, navigator),
                        navigator::watchColleagues,
                        demo.model.likelyKind());
        return demo.around(page.root(), model::close);
    }

    /** The window is painted: background work may begin. */
    void painted() {
        demo.painted();
        models.painted();
        shell.painted();
        team.start();
        services.team.start();
        new AuditNotices(kit).follow(services.audit, models.ui);
    }

    /** From now on says what ends unseen, and outside a window that does not have the focus. */
    void announceEnds(BooleanSupplier isInFront) {
        DesktopNotice desktop =
                new DesktopNotice(
                        System.getenv("PATH"), services.redactor::cleanData, services.workers);
        new EndNotices(
                        models.customers,
                        shell,
                        kit,
                        isInFront,
                        desktop::show,
                        services.redactor::cleanData,
                        navigator::receipt)
                .start(profiles.preferences().notifications::get);
        navigator.announceReceivers(isInFront, desktop::show);
    }

    /** Looks for the kept keys, and says where that needs the user. */
    void findKeys() {
        new KeyNotices(kit, profiles, services.keys, keyFile, keyTexts).start();
    }

    /** The notices about what the start found. */
    Notices notices() {
        return new Notices(
                kit,
                profiles,
                services.connection,
                taskId -> navigator.watchNamed(profiles.chosen(), ItemKind.TRIPS, taskId));
    }

    private void addCustomer() {
        shell.show(Page.CREDENTIALS);
        credentials.page().add();
    }

    private CredentialsPage credentialsPage() {
        return new CredentialsPage(
                kit,
                profiles,
                this::credentialsForm,
                new TransferViewModel(
                        kit, profiles, new ProfileExchange(), () -> UUID.randomUUID().toString()),
                services.desk,
                customer -> navigator.openCustomer(customer));
    }

    private CredentialsViewModel credentialsForm() {
        Services.KeyParts keys = services.keys;
        return new CredentialsViewModel(
                kit,
                profiles,
                services.connector,
                keys.guarded,
                new KeyStorageViewModel(kit, profiles, keys.vault, keys.file, keyTexts),
                keyFile);
    }

    private void showDiagnostics(String about) {
        Diagnostics source =
                new Diagnostics(
                        services.home,
                        new Diagnostics.Setup(
                                about,
                                profiles.profiles(),
                                Diagnostics.settings(profiles.preferences().now(), texts.locale())
                                        + "history "
                                        + services.durability()
                                        + "\n",
                                () -> Diagnostics.connections(services.connection)),
                        services.journal,
                        services.redactor,
                        services.clock);
        DiagnosticsViewModel model = new DiagnosticsViewModel(kit, source);
        shell.dialogs()
                .show(handle ->
                        new Dialogs.Content(
                                new DiagnosticsController(model, handle::close, texts).root(),
                                handle::close));
    }

    private void historySetAside(Path where) {
        models.ui.execute(() ->
                problems.add(() ->
                        Problem.warning(
                                texts.get("journal.setAside"),
                                texts.get("journal.setAsideDetail", where))));
    }

    @Override
    public void close() {
        admin.close();
        theme.end();
        ticker.stop();
        demo.close();
        if (window != null) {
            services.files.execute(window::close); // Not before the last file is written.
        }
        services.close();
        models.demo.close();
    }
}
