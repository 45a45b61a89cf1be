package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.policy.Policies;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.HandFileChoice;
import dev.redrive.ui.kit.FxExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxToolkit;
import org.testfx.toolkit.impl.ApplicationLauncherImpl;
import org.testfx.toolkit.impl.ApplicationServiceImpl;
import org.testfx.toolkit.impl.ToolkitServiceImpl;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The whole program in a window of its own, with the eyes and hands of a person in front of it. For
 * the thread of the test; every look and every deed is done on the JavaFX thread and has happened
 * when the method returns.
 */
final class TestWindow implements AutoCloseable {

    private static final long PATIENCE_S = 20;

    /** Says where to write files. */
    final HandFileChoice files = new HandFileChoice();

    private final FxExecutor ui = new FxExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);

    private final Locale languageBefore = Locale.getDefault();
    private final RedriveApp app;
    private final Stage stage;

    private TestWindow(
            Supplier<Stage> made,
            FakeKeychain keychain,
            Policies policies,
            Locale language,
            String... arguments)
            throws TimeoutException {
        HandFileChoice choice = files;
        // Not this, as JavaFX keeps every application it has started.
        app = new RedriveApp(ended::countDown, () -> keychain, _ -> choice, policies);
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(made);
        Locale.setDefault(language);
        Future<?> started =
                new ToolkitServiceImpl(new ApplicationLauncherImpl(), new ApplicationServiceImpl())
                        .setupApplication(() -> stage, () -> app, arguments);
        WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, started);
        // The last thing a start does, so nothing is under way any more when a short test ends.
        WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> app.isLogging());
    }

    /** Opens the program in English. */
    static TestWindow open(Path home, String... more) throws TimeoutException {
        return open(Locale.UK, home, more);
    }

    /** Opens the program in English, in a stage that was made so. */
    static TestWindow openIn(Supplier<Stage> made, Path home) throws TimeoutException {
        return new TestWindow(
                made,
                FakeKeychain.without(),
                Policies.none(),
                Locale.UK,
                "--home",
                home.toString());
    }

    /** Opens the program in that language. */
    static TestWindow open(Locale language, Path home, String... more) throws TimeoutException {
        return open(FakeKeychain.without(), language, home, more);
    }

    /** Opens the program on a system with that keychain. */
    static TestWindow open(FakeKeychain keychain, Locale language, Path home, String... more)
            throws TimeoutException {
        return open(Policies.none(), keychain, language, home, more);
    }

    /** Opens the program on a system with that keychain and those policies. */
    static TestWindow open(
            Policies policies, FakeKeychain keychain, Locale language, Path home, String... more)
            throws TimeoutException {
        String[] arguments =
                Stream.concat(Stream.of("--home", home.toString()), Stream.of(more))
                        .toArray(String[]::new);
        return new TestWindow(Stage::new, keychain, policies, language, arguments);
    }

    /** The program itself. */
    RedriveApp program() {
        return app;
    }

    Stage stage() {
        return stage;
    }

    /** A node is asked for that is not shown. */
    private static final class NotShownError extends AssertionError {

        @java.io.Serial private static final long serialVersionUID = 1;

        NotShownError(String what) {
            super(what);
        }
    }

    /** Does something on the JavaFX thread; what comes of it. */
    <T> T on(Callable<T> deed) {
        try {
            return ui.call(deed).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the JavaFX thread is held up" + whereItIs(), e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static String whereItIs() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("JavaFX Application Thread"))
                .flatMap(thread -> Stream.of(thread.getValue()))
                .map(frame -> "\n    " + frame)
                .collect(Collectors.joining());
    }

    /** Does something on the JavaFX thread. */
    void run(Runnable deed) {
        boolean done =
                on(() -> {
                    deed.run();
                    return true;
                });
        assertThat(done).isTrue();
    }

    /**
     * Waits until that is so, which it is not as long as a node it asks for is not shown; fails
     * with what the screen shows otherwise.
     */
    void await(String what, Callable<Boolean> condition) {
        Callable<Boolean> now =
                () -> {
                    try {
                        return condition.call();
                    } catch (NotShownError _) {
                        return false;
                    }
                };
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> on(now));
        } catch (TimeoutException e) {
            throw new AssertionError("never " + what + "; on the screen: " + words(), e);
        }
    }

    /** Waits until there is a file that contains these words. */
    static void awaitFile(Path file, String words) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_S,
                TimeUnit.SECONDS,
                () -> Files.exists(file) && Files.readString(file).contains(words));
    }

    /** Waits until there is no such file any more. */
    static void awaitNoFile(Path file) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> !Files.exists(file));
    }

    /** Waits until that node can be seen and used. */
    void awaitUsable(String id) {
        await(id + " usable", () -> canBeUsed(id));
    }

    /** Waits until that node is not to be seen any more. */
    void awaitGone(String id) {
        await(id + " gone", () -> find(id) == null);
    }

    /** Waits until the text of that node contains these words. */
    void awaitText(String id, String part) {
        awaitText(id, text -> text.contains(part), part);
    }

    /** Waits until the text of that node is as it should be. */
    void awaitText(String id, Predicate<String> good, String what) {
        await(id + ": " + what, () -> good.test(textOf(find(id))));
    }

    /** The text of that node; empty when it is not to be seen. */
    String text(String id) {
        return on(() -> textOf(find(id)));
    }

    /** The texts of all nodes of that name to be seen, for views that are there more than once. */
    List<String> texts(String id) {
        return on(() ->
                stage.getScene().getRoot().lookupAll("#" + id).stream()
                        .filter(TestWindow::isSeen)
                        .map(TestWindow::textOf)
                        .toList());
    }

    boolean isShown(String id) {
        return on(() -> find(id) != null);
    }

    /** Whether that node is shown and not disabled. */
    boolean isUsable(String id) {
        return on(() -> canBeUsed(id));
    }

    /** The node, which must be there to be seen. JavaFX thread. */
    Node node(String id) {
        Node node = find(id);
        if (node == null) {
            throw new NotShownError("no " + id + "; on the screen: " + words());
        }
        return node;
    }

    /** Clicks on that node once it can be used. */
    void press(String id) {
        awaitUsable(id);
        awaitRest(id);
        click(id, 1);
    }

    /** Clicks twice, as fast as a nervous hand. */
    void pressTwice(String id) {
        awaitUsable(id);
        awaitRest(id);
        click(id, 2);
    }

    /** Waits until the node is where it stays: a window that was just resized is laid out later. */
    private void awaitRest(String id) {
        await(
                id + " at rest",
                () -> {
                    Node node = find(id);
                    Scene scene = stage.getScene();
                    return node != null
                            && !scene.getRoot().isNeedsLayout()
                            && scene.getRoot().getLayoutBounds().getWidth() == scene.getWidth()
                            && scene.getRoot().getLayoutBounds().getHeight() == scene.getHeight();
                });
    }

    private void click(String id, int times) {
        run(() -> {
            Node node = node(id);
            // Nodes that have just come are in no place yet.
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            bringIntoView(node);
            Bounds bounds = node.getLayoutBounds();
            Point2D middle = node.localToScreen(bounds.getCenterX(), bounds.getCenterY());
            Robot robot = new Robot();
            robot.mouseMove(middle);
            for (int i = 0; i < times; i++) {
                robot.mouseClick(MouseButton.PRIMARY);
            }
        });
    }

    private static void bringIntoView(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                double all = pane.getContent().getLayoutBounds().getHeight();
                double seen = pane.getViewportBounds().getHeight();
                Point2D at = pane.getContent().sceneToLocal(node.localToScene(0, 0));
                double wanted = at.getY() + node.getLayoutBounds().getHeight() / 2 - seen / 2;
                pane.setVvalue(all <= seen ? 0 : Math.clamp(wanted / (all - seen), 0, 1));
                pane.layout();
            }
        }
    }

    /** Clicks into a field, empties it and types. */
    void fill(String id, String words) {
        press(id);
        run(() -> ((TextInputControl) node(id)).clear());
        type(words);
    }

    /** Types into whatever has the focus. */
    void type(String words) {
        run(() -> words.chars().forEach(c -> typed(Character.toString(c))));
    }

    private void typed(String character) {
        KeyEvent event =
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        character,
                        "",
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false);
        stage.getScene().getFocusOwner().fireEvent(event);
    }

    /** Opens the page of the first customer whose name has these words, as a person would. */
    void openCustomer(String name) {
        shortcut(KeyCode.K);
        await("the search", () -> focused().equals("customerSearch"));
        run(() -> ((TextInputControl) node("customerSearch")).setText(name));
        keys(KeyCode.ENTER);
    }

    /** Presses a key together with the one for shortcuts, which is another on macOS. */
    void shortcut(KeyCode key) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        keysWith(mac ? KeyCode.COMMAND : KeyCode.CONTROL, key);
    }

    /** Presses a key while another is held down. */
    void keysWith(KeyCode held, KeyCode key) {
        run(() -> {
            Robot robot = new Robot();
            robot.keyPress(held);
            robot.keyType(key);
            robot.keyRelease(held);
        });
        WaitForAsyncUtils.waitForFxEvents(2);
    }

    /** Presses keys one after the other, each with all that follows from it. */
    void keys(KeyCode... codes) {
        for (KeyCode code : codes) {
            run(() -> new Robot().keyType(code));
            WaitForAsyncUtils.waitForFxEvents(2);
        }
    }

    /** Presses Tab until the node of that name has the focus. */
    void tabTo(String id) {
        List<String> visited = new ArrayList<>();
        while (!focused().equals(id)) {
            assertThat(visited).as("on the way to " + id).hasSizeLessThan(40);
            keys(KeyCode.TAB);
            visited.add(focused());
        }
    }

    /** The id of the node that has the focus; empty for none. */
    String focused() {
        return on(() -> {
            Node owner = stage.getScene().getFocusOwner();
            return owner == null || owner.getId() == null ? "" : owner.getId();
        });
    }

    /** What is in the clipboard. */
    String clipboard() {
        return on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    /** Asks the window to close, as its cross does. */
    void askToClose() {
        run(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /** Whether the program asked JavaFX to end within the patience of a test. */
    boolean awaitEnd() throws InterruptedException {
        return ended.await(PATIENCE_S, TimeUnit.SECONDS);
    }

    /** Everything that can be read in the window. */
    String words() {
        return on(() -> words(stage.getScene().getRoot()));
    }

    /** Everything that can be read in that node; empty when it is not to be seen. */
    String words(String id) {
        return on(() -> {
            Node node = find(id);
            return node == null ? "" : words(node);
        });
    }

    private static String words(Node in) {
        StringBuilder words = new StringBuilder();
        for (Node node : in.lookupAll("*")) {
            if (node instanceof Labeled && isSeen(node)) {
                words.append('[').append(textOf(node)).append("] ");
            }
        }
        return words.toString();
    }

    private boolean canBeUsed(String id) {
        Node node = find(id);
        return node != null && !node.isDisabled();
    }

    /** Of several, one that can be used: what is behind a dialog is disabled. */
    private @Nullable Node find(String id) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream()
                .filter(TestWindow::isSeen)
                .min(Comparator.comparing(Node::isDisabled))
                .orElse(null);
    }

    static boolean isSeen(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String textOf(@Nullable Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl field -> field.getText();
            case null, default -> "";
        };
    }

    /** Ends the program, without asking; nothing of it touches a file any more afterwards. */
    @Override
    public void close() {
        List<ExecutorService> working =
                on(() -> {
                    Wiring parts = app.parts();
                    return parts == null
                            ? List.of()
                            : List.of(parts.services.workers, parts.services.files);
                });
        run(app::stop);
        run(() -> {
            stage.hide();
            stage.setScene(null); // The headless platform keeps every window it has shown.
        });
        for (ExecutorService executor : working) {
            try {
                assertThat(executor.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        Thread.setDefaultUncaughtExceptionHandler(null);
        Locale.setDefault(languageBefore);
    }
}
