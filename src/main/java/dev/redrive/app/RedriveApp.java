package dev.redrive.app;

import dev.redrive.profile.ProfileStore;
import dev.redrive.profile.Redactor;
import dev.redrive.profile.SecretStore;
import dev.redrive.profile.keychain.SystemKeychain;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.common.Dialogs;
import dev.redrive.ui.common.FileChoice;
import dev.redrive.ui.common.SystemFileChoice;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.common.Theme;
import dev.redrive.ui.shell.Page;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The window's life. Takes the arguments of the command line, see {@code --help}; reads nothing but
 * the profiles before the window is painted, and starts everything else after that.
 */
public final class RedriveApp extends Application {

    private static final Logger LOG = System.getLogger(RedriveApp.class.getName());
    private static final int NOT_WALKED = 1;

    private CommandLine.@Nullable Run run;
    private @Nullable Path home;
    private @Nullable ProfileStore store;
    private ProfileStore.@Nullable Loaded loaded;
    private @Nullable LogFiles logs;
    private @Nullable Wiring wiring;
    private @Nullable SingleWindow window;
    private @Nullable Theme theme;
    private boolean openElsewhere;
    private final Redactor redactor = new Redactor();
    private final Runnable exit;
    private final SecretStore keychain;
    private final Function<Stage, FileChoice> fileChoice;

    /** Made by JavaFX. */
    public RedriveApp() {
        this(
                Platform::exit,
                SystemKeychain.of(System.getProperty("os.name", "")).open(),
                SystemFileChoice::new);
    }

    /**
     * For tests, which open one window after the other on one JavaFX.
     *
     * @param exit ends JavaFX once the window is closed and the last file written; any thread
     * @param keychain stands in for the system's
     * @param fileChoice makes what asks where to write files, in front of a window
     */
    RedriveApp(Runnable exit, SecretStore keychain, Function<Stage, FileChoice> fileChoice) {
        this.exit = exit;
        this.keychain = keychain;
        this.fileChoice = fileChoice;
    }

    /**
     * Reads arguments and profiles, off the JavaFX thread.
     *
     * @throws IllegalArgumentException when the arguments are not understood
     */
    @Override
    public void init() {
        run =
                switch (CommandLine.parse(getParameters().getRaw(), Main.scenarios())) {
                    case CommandLine.Run understood -> understood;
                    case CommandLine.Wrong wrong ->
                            throw new IllegalArgumentException(wrong.message());
                    case CommandLine.ShowHelp _, CommandLine.ShowVersion _ ->
                            throw new IllegalArgumentException("opens no window");
                };
        logs = LogFiles.install(redactor);
        home = Main.home(run.home());
        openElsewhere = !claimWindow(home);
        if (openElsewhere) {
            return;
        }
        store = new ProfileStore(home.resolve("profiles.json"));
        loaded = store.load();
    }

    /** Whether this start may open the window of that home; else the open one is in front now. */
    private boolean claimWindow(Path folder) {
        try {
            window = SingleWindow.claimOrShow(folder);
            if (window == null) {
                Console.say("Redrive is open already; its window is in front now.");
            }
            return window != null;
        } catch (IOException e) {
            // Better two windows than none; what they share on disk bears it.
            LOG.log(Level.WARNING, "whether there is a window already can not be told", e);
            return true;
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "interrupted while asking for the window", e);
            return false;
        }
    }

    @Override
    public void start(Stage stage) {
        if (openElsewhere) {
            if (Objects.requireNonNull(run).walkthrough() != null) {
                System.exit(NOT_WALKED); // Its success is that it saw the screen, and it saw none.
            }
            Platform.exit();
            return;
        }
        Texts texts = new Texts(Locale.getDefault());
        Wiring parts =
                new Wiring(
                        Objects.requireNonNull(run),
                        Objects.requireNonNull(home),
                        Objects.requireNonNull(store),
                        Objects.requireNonNull(loaded),
                        redactor,
                        SystemKeychain.of(System.getProperty("os.name", "")),
                        keychain,
                        texts,
                        fileChoice.apply(stage));
        wiring = parts;
        Thread.setDefaultUncaughtExceptionHandler(
                new UncaughtErrors(parts.ui, redactor, texts, parts.shellModel.problems()::tell));
        Scene scene = new Scene(parts.shell.root());
        theme = new Theme(parts.shell.root(), parts.profiles.appearanceProperty());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), () -> checkNow(parts));
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN),
                        () -> search(parts));
        stage.setScene(scene);
        stage.setTitle("Redrive");
        stage.getIcons()
                .add(
                        new Image(
                                Objects.requireNonNull(
                                        RedriveApp.class.getResourceAsStream("icon.png"))));
        WindowPlace place = new WindowPlace(stage);
        place.restore(parts.profiles.window());
        parts.shell.show(Page.DASHBOARD);
        Notices notices = new Notices(parts);
        notices.aboutProfiles(Objects.requireNonNull(loaded)); // Nothing moves once it is painted.
        Platform.setImplicitExit(false);
        Runnable seen = () -> parts.desk.seen(stage.isShowing() && !stage.isIconified());
        stage.showingProperty().subscribe(seen);
        stage.iconifiedProperty().subscribe(seen);
        stage.setOnCloseRequest(event -> closeRequested(event, stage, place, parts));
        stage.show();
        FirstPaint.then(() -> painted(stage, parts, notices));
    }

    private static void checkNow(Wiring parts) {
        parts.desk.watches().stream()
                .filter(watch -> watch.state().isWatching())
                .forEach(TaskWatch::checkNow);
    }

    private static void search(Wiring parts) {
        if (!parts.shell.isCovered()) {
            parts.shell.show(Page.HISTORY);
            parts.history.focusFilter();
        }
    }

    private void painted(Stage stage, Wiring parts, Notices notices) {
        parts.painted();
        LogFiles files = Objects.requireNonNull(logs);
        Path folder = Objects.requireNonNull(home).resolve("logs");
        parts.background()
                .call(
                        () -> java.util.Optional.ofNullable(files.open(folder)),
                        () -> {},
                        failure -> failure.ifPresent(why -> notices.tell("shell.logsFailed", why)));
        if (window != null) {
            window.listen(parts.workers, () -> parts.ui.execute(() -> bringToFront(stage)));
        }
        keepJournal(parts);
        notices.aboutConnection();
        parts.findKeys();
        Runnable startDemo =
                () ->
                        parts.demo.startIfChosen(
                                parts.profiles,
                                notices::demoReady,
                                why -> notices.tell("shell.demoFailed", why));
        parts.profiles.chosenProperty().subscribe(_ -> startDemo.run());
        Path pictures = Objects.requireNonNull(run).walkthrough();
        if (pictures != null) {
            Walkthrough walkthrough = new Walkthrough(stage, parts.ui, pictures);
            parts.workers.execute(() -> endWith(parts, walkthrough.run()));
        }
    }

    private void endWith(Wiring parts, int status) {
        parts.ui.execute(() -> {
            stop();
            System.exit(status);
        });
    }

    private static void keepJournal(Wiring parts) {
        JournalNotices notices = new JournalNotices(parts.shellModel.problems(), parts.texts);
        parts.journal.listen(() -> parts.ui.execute(() -> notices.show(parts.journal.health())));
        parts.workers.execute(
                new JournalKeeper(parts.journal, parts.desk, parts.profiles.profiles()));
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
                                        parts.texts.get("history.noteUnsaved"),
                                        parts.texts.get("history.closeText"),
                                        parts.texts.get("history.closeYes"),
                                        parts.texts.get("history.closeNo"),
                                        () -> askToClose(stage, place, parts)));
            }
        });
    }

    private void askToClose(Stage stage, WindowPlace place, Wiring parts) {
        List<WatchState> watching = parts.shellModel.watching();
        if (watching.isEmpty()) {
            close(stage, place, parts);
            return;
        }
        String ids =
                watching.stream()
                        .map(state -> String.valueOf(state.entry().taskId()))
                        .collect(Collectors.joining(", "));
        parts.shell
                .dialogs()
                .ask(
                        new Dialogs.Question(
                                parts.texts.get("shell.closeTitle", watching.size()),
                                parts.texts.get("shell.closeText", ids),
                                parts.texts.get("shell.closeYes"),
                                parts.texts.get("shell.closeNo"),
                                () -> close(stage, place, parts),
                                watching.stream().map(WatchState::profile).distinct().toList()));
    }

    /** Hides the window at once and ends the program when the last file is written. */
    private void close(Stage stage, WindowPlace place, Wiring parts) {
        var left = place.current();
        stage.hide();
        if (left != null) {
            parts.profiles.leaveWindow(left);
        }
        parts.keys.vault.stopReading();
        // What was saved last may still have to reach the screen, and then the place for its key.
        parts.files.execute(() ->
                parts.ui.execute(() -> parts.keys.work.execute(() -> parts.files.execute(exit))));
    }

    private void letGoOfWindow() {
        if (window != null) {
            window.close();
        }
    }

    @Override
    public void stop() {
        Wiring parts = wiring;
        wiring = null;
        if (parts != null) {
            parts.files.execute(this::letGoOfWindow);
            parts.close();
        }
        if (theme != null) {
            theme.end();
        }
        if (logs != null) {
            logs.close();
        }
    }
}
