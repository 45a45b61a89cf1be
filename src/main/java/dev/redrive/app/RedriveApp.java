package dev.redrive.app;

import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import dev.redrive.profile.Redactor;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.common.Dialogs;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.common.Theme;
import dev.redrive.ui.shell.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * The window's life. Takes the arguments of the command line, see {@code --help}; reads nothing but
 * the profiles before the window is painted, and starts everything else after that.
 */
public final class RedriveApp extends Application {

    private CommandLine.@Nullable Run run;
    private @Nullable Path home;
    private @Nullable ProfileStore store;
    private ProfileStore.@Nullable Loaded loaded;
    private @Nullable LogFiles logs;
    private @Nullable Wiring wiring;
    private final Redactor redactor = new Redactor();
    private final Runnable exit;

    /** Made by JavaFX. */
    public RedriveApp() {
        this(Platform::exit);
    }

    /**
     * For tests, which open one window after the other on one JavaFX.
     *
     * @param exit ends JavaFX once the window is closed and the last file written; any thread
     */
    RedriveApp(Runnable exit) {
        this.exit = exit;
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
        store = new ProfileStore(home.resolve("profiles.json"));
        loaded = store.load();
    }

    @Override
    public void start(Stage stage) {
        Texts texts = new Texts(Locale.getDefault());
        Wiring parts =
                new Wiring(
                        Objects.requireNonNull(run),
                        Objects.requireNonNull(home),
                        Objects.requireNonNull(store),
                        Objects.requireNonNull(loaded),
                        redactor,
                        texts);
        wiring = parts;
        Thread.setDefaultUncaughtExceptionHandler(
                new UncaughtErrors(
                        parts.ui, redactor, texts, parts.shellModel.problemProperty()::set));
        Scene scene = new Scene(parts.shell.root());
        new Theme(parts.shell.root(), parts.profiles.appearanceProperty());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), () -> checkNow(parts));
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
        Platform.setImplicitExit(false);
        stage.setOnCloseRequest(event -> closeRequested(event, stage, place, parts));
        stage.show();
        FirstPaint.then(() -> painted(stage, parts));
    }

    private static void checkNow(Wiring parts) {
        parts.desk.watches().stream()
                .filter(watch -> watch.state().isWatching())
                .forEach(TaskWatch::checkNow);
    }

    private void painted(Stage stage, Wiring parts) {
        LogFiles files = Objects.requireNonNull(logs);
        Path folder = Objects.requireNonNull(home).resolve("logs");
        parts.background()
                .call(
                        () -> java.util.Optional.ofNullable(files.open(folder)),
                        () -> {},
                        failure -> failure.ifPresent(why -> tell(parts, "shell.logsFailed", why)));
        tellAboutProfiles(parts);
        Runnable startDemo =
                () ->
                        parts.demo.startIfChosen(
                                parts.profiles,
                                colleague -> demoReady(parts, colleague),
                                why -> tell(parts, "shell.demoFailed", why));
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

    private void tellAboutProfiles(Wiring parts) {
        ProfileStore.Loaded found = Objects.requireNonNull(loaded);
        Texts texts = parts.texts;
        if (found.setAside() != null) {
            warn(
                    parts,
                    texts.get("shell.setAside"),
                    texts.get("shell.setAsideDetail", found.setAside()));
        } else if (found.readOnly() == ProfileStore.ReadOnly.NEWER_VERSION) {
            warn(parts, texts.get("shell.newerProfiles"), texts.get("shell.newerProfilesDetail"));
        } else if (found.readOnly() == ProfileStore.ReadOnly.STUCK) {
            warn(parts, texts.get("shell.stuckProfiles"), texts.get("shell.stuckProfilesDetail"));
        } else if (found.book().profiles().isEmpty()) {
            welcome(parts);
        }
    }

    /** Says that this is the demo, until a real profile is there or a task is watched. */
    private static void welcome(Wiring parts) {
        Texts texts = parts.texts;
        Problem.Action add =
                new Problem.Action(texts.get("shell.firstStartAction"), () -> addProfile(parts));
        Problem welcome =
                new Problem(
                        texts.get("shell.firstStartTitle"),
                        texts.get("shell.firstStartDetail"),
                        add,
                        Problem.Severity.NOTICE);
        ObjectProperty<@Nullable Problem> shown = parts.shellModel.problemProperty();
        shown.set(welcome);
        Runnable enough =
                () -> {
                    if (welcome.equals(shown.get())) {
                        shown.set(null);
                    }
                };
        parts.profiles
                .chosenProperty()
                .subscribe((_, now) -> {
                    if (now.kind() != ProfileKind.DEMO) {
                        enough.run();
                    }
                });
        parts.desk.onWatch(_ -> parts.ui.execute(enough));
    }

    private static void addProfile(Wiring parts) {
        parts.shellModel.problemProperty().set(null);
        parts.shell.show(Page.CREDENTIALS);
        parts.credentials().add();
    }

    private static void demoReady(Wiring parts, @Nullable String colleaguesTask) {
        if (colleaguesTask != null) {
            show(
                    parts,
                    parts.texts.get("shell.colleague"),
                    parts.texts.get("shell.colleagueDetail", colleaguesTask),
                    Problem.Severity.NOTICE);
        }
    }

    private static void warn(Wiring parts, String title, String detail) {
        show(parts, title, detail, Problem.Severity.WARNING);
    }

    private static void show(Wiring parts, String title, String detail, Problem.Severity severity) {
        parts.shellModel.problemProperty().set(new Problem(title, detail, null, severity));
    }

    private static void tell(Wiring parts, String key, IOException why) {
        warn(parts, parts.texts.get(key), String.valueOf(why.getMessage()));
    }

    private void closeRequested(WindowEvent event, Stage stage, WindowPlace place, Wiring parts) {
        event.consume();
        List<WatchState> watching =
                parts.desk.watches().stream()
                        .map(TaskWatch::state)
                        .filter(WatchState::isWatching)
                        .toList();
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
                                () -> close(stage, place, parts)));
    }

    /** Hides the window at once and ends the program when the last file is written. */
    private void close(Stage stage, WindowPlace place, Wiring parts) {
        var left = place.current();
        stage.hide();
        if (left != null) {
            parts.profiles.leaveWindow(left);
        }
        parts.files.execute(exit);
    }

    @Override
    public void stop() {
        Wiring parts = wiring;
        wiring = null;
        if (parts != null) {
            parts.close();
        }
        if (logs != null) {
            logs.close();
        }
    }
}
