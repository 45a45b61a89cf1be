package dev.redrive.app;

import dev.redrive.app.HomeFolder.UnusableFolderException;
import dev.redrive.app.WindowPlace.FirstPaint;
import dev.redrive.app.log.CrashReports;
import dev.redrive.app.log.UncaughtErrors;
import dev.redrive.app.screens.JournalNotices;
import dev.redrive.app.tour.Walkthrough;
import dev.redrive.base.OperatingSystem;
import dev.redrive.demo.Scenario;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.keychain.SystemKeychain;
import dev.redrive.policy.Policies;
import dev.redrive.policy.PolicyPlaces;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.SystemFileChoice;
import dev.redrive.ui.shell.Page;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The JavaFX application with its one window. Reads nothing but the profiles before the window is
 * painted, and starts everything else afterwards.
 */
public final class RedriveApp extends Application {

    private static final Logger LOG = System.getLogger(RedriveApp.class.getName());
    private static final int NOT_WALKED = 1;
    private static final int NOT_OPENED = 1;

    /**
     * The preparation started by {@link #launch}, for the thread on which JavaFX creates the
     * application. JavaFX takes only a class, and {@link Platform#startup} would lose the window's
     * WM_CLASS, which the Linux menu entry names. Preparing in the constructor instead would add
     * 0.7 s to 0.9 s to the start (five starts on two cores), as that runs after JavaFX has
     * started.
     */
    private static final InheritableThreadLocal<FutureTask<Preparation>> PREPARING =
            new InheritableThreadLocal<>();

    private @Nullable Preparation preparation;
    private @Nullable Wiring wiring;
    private Subscription following = Subscription.EMPTY;
    private final Runnable exit;
    private final Supplier<SecretStore> keychain;
    private final Function<Stage, FileChoice> fileChoice;
    private final Policies policies;

    /** Called by JavaFX. */
    public RedriveApp() {
        this(Platform::exit, () -> system().open(), SystemFileChoice::new, policies());
    }

    /**
     * For tests, which open one window after the other on one JavaFX.
     *
     * @param exit ends JavaFX once the window is closed and the last file is written; any thread
     * @param keychain opens the substitute for the system's keychain
     * @param fileChoice makes the file dialogs of a window
     * @param policies what the organisation has fixed
     */
    RedriveApp(
            Runnable exit,
            Supplier<SecretStore> keychain,
            Function<Stage, FileChoice> fileChoice,
            Policies policies) {
        this.exit = exit;
        this.keychain = keychain;
        this.fileChoice = fileChoice;
        this.policies = policies;
    }

    /** Those of this computer, wherever the program was started. */
    static Policies policies() {
        return new Policies(PolicyPlaces.here(System.getenv(), System.getProperties()));
    }

    /**
     * Opens the window, and reads what it needs while JavaFX starts. Returns when it is closed.
     *
     * @throws ExecutionException when the preparation failed, with that failure as its cause; no
     *     window was opened
     */
    static void launch(CommandLine.Run run) throws InterruptedException, ExecutionException {
        FutureTask<Preparation> preparing =
                new FutureTask<>(() -> Preparation.of(run, system().open(), policies()));
        PREPARING.set(preparing);
        Thread.ofPlatform().daemon().name("preparation").start(preparing);
        launch(RedriveApp.class);
        preparing.get();
    }

    private static SystemKeychain system() {
        return SystemKeychain.of(OperatingSystem.name());
    }

    /**
     * Waits for the preparation that {@link #launch} started, or prepares itself when the
     * application was created in another way. A failure is reported by {@link #launch}, since
     * JavaFX would print a stack trace. Not on the JavaFX thread.
     *
     * @throws IllegalArgumentException when the arguments are not understood
     * @throws UnusableFolderException when a folder in them cannot be used
     */
    @Override
    public void init() throws InterruptedException, UnusableFolderException {
        FutureTask<Preparation> preparing = PREPARING.get();
        if (preparing == null) {
            preparation = Preparation.of(parse(getParameters().getRaw()), keychain.get(), policies);
            return;
        }
        try {
            preparation = preparing.get();
        } catch (ExecutionException e) {
            LOG.log(Level.DEBUG, "nothing can be opened", e);
        }
    }

    private static CommandLine.Run parse(List<String> arguments) throws UnusableFolderException {
        return switch (CommandLine.parse(arguments, CommandLine.scenarios())) {
            case CommandLine.Run understood ->
                    HomeFolder.settled(understood, System.getenv(), System.getProperties());
            case CommandLine.Wrong wrong -> throw new IllegalArgumentException(wrong.message());
            case CommandLine.ShowHelp _,
                    CommandLine.ShowVersion _,
                    CommandLine.TeamCheck _,
                    CommandLine.VerifyAudit _ ->
                    throw new IllegalArgumentException("opens no window");
        };
    }

    @Override
    public void start(Stage stage) {
        Preparation ready = preparation;
        if (ready == null) { // The preparation failed.
            Platform.exit();
            return;
        }
        if (!Display.hasFonts()) {
            Console.complain(
                    "There is no font, and JavaFX draws every text with one of the system's."
                            + " Install one (Debian, Ubuntu: apt install fonts-dejavu-core; Fedora:"
                            + " dnf install dejavu-sans-fonts) and start Redrive again.");
            System.exit(NOT_OPENED);
        }
        Preparation.Opening opening = ready.opening();
        if (opening == null) {
            if (ready.run().walkthrough() != null) {
                System.exit(NOT_WALKED); // A walkthrough without a window has failed.
            }
            Platform.exit();
            return;
        }
        Wiring parts = new Wiring(opening, system(), fileChoice.apply(stage));
        wiring = parts;
        Thread.setDefaultUncaughtExceptionHandler(
                new UncaughtErrors(
                        parts.models.ui,
                        parts.services.redactor,
                        parts.models.texts,
                        parts.models.shell.problems()::add));
        Scene scene = new Scene(parts.shell.root());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), () -> checkNow(parts));
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
                        () -> search(parts));
        stage.setScene(scene);
        parts.shell.addShortcuts(scene);
        stage.titleProperty().bind(parts.shell.titleProperty());
        WindowPlace place = new WindowPlace(stage);
        place.restore(parts.models.profiles.window());
        boolean asDemo = ready.run().demo() || ready.run().walkthrough() != null;
        parts.shell.show(asDemo ? Page.CUSTOMER : Page.DASHBOARD);
        Notices notices = parts.notices();
        notices.aboutProfiles(
                opening.profiles()); // Before the first paint, so that nothing moves afterwards.
        Platform.setImplicitExit(false);
        Runnable seen =
                () -> parts.services.desk.windowVisible(stage.isShowing() && !stage.isIconified());
        stage.setOnCloseRequest(event -> closeRequested(event, stage, place, parts));
        following =
                Subscription.combine(
                        stage.showingProperty().subscribe(seen),
                        stage.iconifiedProperty().subscribe(seen),
                        () -> stage.setOnCloseRequest(null),
                        place::end);
        stage.show();
        FirstPaint.then(
                scene,
                () -> {
                    place.check();
                    painted(stage, ready, parts, notices);
                });
    }

    private static void checkNow(Wiring parts) {
        parts.services.desk.watches().stream()
                .filter(watch -> watch.state().isWatching())
                .forEach(TaskWatch::pollNow);
    }

    private static void search(Wiring parts) {
        if (!parts.shell.isCovered()) {
            parts.shell.show(Page.HISTORY);
            parts.history.focusFilter();
        }
    }

    private void painted(Stage stage, Preparation ready, Wiring parts, Notices notices) {
        parts.painted();
        parts.announceEnds(() -> stage.isFocused() && !stage.isIconified());
        Path folder = parts.services.logs();
        parts.models
                .background
                .run(() -> {
                    var failed = java.util.Optional.ofNullable(ready.logs().open(folder));
                    CrashReports.here().moveTo(folder, CrashReports.usualFolders());
                    return failed;
                })
                .then(failure -> failure.ifPresent(why -> notices.failed("shell.logsFailed", why)));
        if (parts.window != null) {
            parts.window.listen(
                    parts.services.workers,
                    link ->
                            parts.models.ui.execute(() -> {
                                bringToFront(stage);
                                open(link, parts);
                            }));
        }
        open(ready.run().link(), parts);
        keepJournal(parts);
        following = following.and(refreshOnFocus(stage.focusedProperty(), parts));
        notices.aboutTimeZone(System.getenv("TZ"));
        notices.aboutConnection();
        parts.findKeys();
        Runnable startDemo =
                () ->
                        parts.models.demo.startIfChosen(
                                parts.models.profiles,
                                colleague -> {
                                    notices.demoReady(colleague);
                                    parts.demo.ready();
                                },
                                why -> notices.failed("shell.demoFailed", why));
        parts.models.profiles.chosenProperty().subscribe(_ -> startDemo.run());
        stage.getIcons().add(icon());
        Path pictures = ready.run().walkthrough();
        if (pictures != null) {
            Walkthrough walkthrough =
                    new Walkthrough(
                            stage,
                            parts.models.ui,
                            pictures,
                            Console::say,
                            Scenario.find(String.valueOf(ready.run().scenario())));
            parts.services.workers.execute(() -> endWith(parts, walkthrough.run()));
        }
    }

    /**
     * Reads the profiles again when the window gets the focus, as another program may have changed
     * them.
     */
    static Subscription refreshOnFocus(ReadOnlyBooleanProperty focused, Wiring parts) {
        return focused.subscribe((_, now) -> {
            if (now) {
                parts.models.profiles.refresh();
            }
        });
    }

    /** The icon, set only after the window is painted, as scaling it to all sizes takes time. */
    private static Image icon() {
        return new Image(Objects.requireNonNull(RedriveApp.class.getResourceAsStream("icon.png")));
    }

    private void endWith(Wiring parts, int status) {
        parts.models.ui.execute(() -> {
            stop();
            System.exit(status);
        });
    }

    private static void keepJournal(Wiring parts) {
        JournalNotices notices =
                new JournalNotices(parts.models.shell.problems(), parts.models.texts);
        parts.services.journal.onHealth(_ ->
                parts.models.ui.execute(() -> {
                    notices.show(parts.services.journal.health());
                    parts.models.customers.reload();
                }));
        parts.services.workers.execute(
                new JournalKeeper(
                        parts.services.journal,
                        parts.services.desk,
                        parts.models.profiles.profiles()));
    }

    private static void open(@Nullable String link, Wiring parts) {
        if (link != null && !link.isEmpty()) {
            parts.links.open(link);
        }
    }

    private static void bringToFront(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    private void closeRequested(WindowEvent event, Stage stage, WindowPlace place, Wiring parts) {
        event.consume();
        parts.history.leave(saved -> {
            if (saved) {
                askToClose(stage, place, parts);
            } else {
                parts.shell
                        .dialogs()
                        .ask(
                                new Dialogs.Question(
                                        parts.models.texts.get("history.noteUnsaved"),
                                        parts.models.texts.get("history.closeText"),
                                        parts.models.texts.get("history.closeYes"),
                                        parts.models.texts.get("history.closeNo"),
                                        () -> askToClose(stage, place, parts)));
            }
        });
    }

    private void askToClose(Stage stage, WindowPlace place, Wiring parts) {
        parts.closing.ask(() -> close(stage, place, parts));
    }

    /** Hides the window at once and ends the program once the last file is written. */
    private void close(Stage stage, WindowPlace place, Wiring parts) {
        var left = place.current();
        place.end();
        stage.hide();
        if (left != null) {
            parts.models.profiles.saveWindow(left);
        }
        parts.services.keys.vault.stopReading();
        // The last save may still have to reach the view model, and then the place of its key.
        parts.services.files.execute(() ->
                parts.models.ui.execute(() ->
                        parts.services.keys.work.execute(
                                () -> parts.services.files.execute(exit))));
    }

    /** Whether the log is written to its file, which is the last step of the start. Any thread. */
    boolean isLogging() {
        return preparation != null && preparation.logs().isOpen();
    }

    /** The parts of the open window; null while there is none. JavaFX thread. */
    @Nullable Wiring parts() {
        return wiring;
    }

    @Override
    public void stop() {
        Wiring parts = wiring;
        wiring = null;
        if (parts != null) {
            parts.close();
        }
        // JavaFX may keep every application and window it has shown, and must not keep their parts.
        following.unsubscribe();
        following = Subscription.EMPTY;
        Preparation prepared = preparation;
        preparation = null;
        if (prepared != null) {
            prepared.logs().close();
        }
    }
}
