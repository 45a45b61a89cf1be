package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.Appearance;
import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * In every step of the tour the light is on the whole control the step is about, and the card
 * stands beside it in the window; pictures go to target/screens.
 */
@Tag("slow")
@Timeout(180)
class TourLightTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final List<Dimension2D> SIZES =
            List.of(new Dimension2D(900, 600), new Dimension2D(1280, 800));

    private static final double SLACK = 1;

    /** As many times as high as one of its controls is the console: with captions and padding. */
    private static final double LESS_THAN_TWO_ROWS = 2.9;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final List<String> problems = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK"})
    void theCardLeavesWhatIsLitInSight(String language, String appearance) throws Exception {
        Gallery gallery = new Gallery(language, appearance);
        Locale locale = gallery.locale();
        try (TestWindow window = TestWindow.open(locale, home)) {
            Looks looks = new Looks(window, gallery);
            window.awaitUsable("demoReset");
            window.run(() ->
                    Objects.requireNonNull(window.program().parts())
                            .models
                            .profiles
                            .preferences()
                            .appearance
                            .set(Appearance.valueOf(appearance)));
            window.press("demoTour");
            looks.at("1", List.of("demoStory"), List.of("demoReceiver"));
            next(window);
            looks.at("2", List.of("topBar"), List.of());
            window.press("tourTry");
            window.awaitUsable("profileList");
            looks.at("2-credentials", List.of("profileList"), List.of());
            window.press("tourTry");
            window.awaitUsable("retryTrips");
            next(window);
            looks.at("3", List.of("retryTrips"), List.of());
            window.press("tourTry");
            window.awaitUsable("confirmRetry");
            looks.at("3-dialog", List.of("receiverReady", "confirmRetry"), List.of());
            window.press("tourTry");
            window.await("a task", () -> !window.text("taskId").isEmpty());
            next(window);
            window.await("pushed", () -> !window.text("demoAnswered").equals("0"));
            looks.at(
                    "4",
                    List.of("taskNumbers", "taskProgress"),
                    List.of("demoServer", "demoReceiver"));
            window.press("tourTry");
            looks.at(
                    "4-down",
                    List.of("taskNumbers", "taskProgress"),
                    List.of("demoServer", "demoReceiver"));
            next(window);
            looks.at(
                    "5",
                    List.of("taskNumbers", "taskProgress"),
                    List.of("demoServer", "demoSpeed"));
            window.press("tourTry");
            window.await("ended", () -> !window.text("taskVerdict").isEmpty());
            looks.at(
                    "5-ended",
                    List.of("taskVerdict", "taskVerdictDetail"),
                    List.of("demoServer", "demoSpeed"));
            next(window);
            window.awaitUsable("retryTrips");
            looks.at("6", List.of("taskVerdict"), List.of());
            window.press("retryTrips");
            window.awaitUsable("confirmRetry");
            looks.at("6-dialog", List.of("receiverReady", "confirmRetry"), List.of());
            window.keys(KeyCode.ESCAPE);
            window.awaitUsable("demoSpeed60");
            window.press("demoSpeed60");
            for (int retry = 0; retry < 8 && !window.isUsable("tourAddKey"); retry++) {
                window.awaitUsable("retryTrips");
                String before = window.text("taskId");
                window.press("tourTry");
                window.await("another task", () -> !window.text("taskId").equals(before));
                window.await(
                        "over",
                        () -> window.isShown("tourAddKey") || window.isUsable("retryTrips"));
            }
            window.awaitUsable("retryTrips");
            looks.at("6-end", List.of("taskVerdict"), List.of());
        }
        assertThat(problems).isEmpty();
        assertThat(gallery.problems()).isEmpty();
    }

    private static void next(TestWindow window) {
        window.press("tourNext");
    }

    private final class Looks {
        private final TestWindow window;
        private final Gallery gallery;

        Looks(TestWindow window, Gallery gallery) {
            this.window = window;
            this.gallery = gallery;
        }

        void at(String step, List<String> lit, List<String> besides) throws Exception {
            for (Dimension2D size : SIZES) {
                window.run(() -> {
                    window.stage().setWidth(size.getWidth());
                    window.stage().setHeight(size.getHeight());
                });
                window.await(
                        "its size",
                        () ->
                                window.stage().getScene().getWidth() == size.getWidth()
                                        && window.stage().getScene().getHeight()
                                                == size.getHeight());
                String where = step + " " + (int) size.getWidth();
                try { // What moves is lit and laid out in the frame after.
                    WaitForAsyncUtils.waitFor(
                            3,
                            TimeUnit.SECONDS,
                            () -> window.on(() -> faults(lit, besides).isEmpty()));
                } catch (TimeoutException _) {
                    window.on(() -> faults(lit, besides))
                            .forEach(fault -> problems.add(where + ": " + fault));
                }
                gallery.picture(window, "tour-" + where.replace(' ', '-'));
            }
        }

        private List<String> faults(List<String> lit, List<String> besides) {
            Scene scene = window.stage().getScene();
            Node light = scene.lookup(".tour-light");
            if (light == null || !light.isVisible()) {
                return List.of("nothing is lit");
            }
            List<String> faults = new ArrayList<>();
            Bounds bright = grown(bounds(light), SLACK);
            Bounds card = bounds(window.node("tourCard"));
            for (String id : lit) {
                if (!bright.contains(bounds(window.node(id)))) {
                    faults.add(id + " is not lit whole");
                }
                if (overlap(card, bounds(window.node(id)))) {
                    faults.add("the card covers " + id);
                }
            }
            if (overlap(card, grown(bright, -2 * SLACK))) {
                faults.add("the card covers what is lit");
            }
            for (String id : besides) {
                if (overlap(card, bounds(window.node(id)))) {
                    faults.add("the card covers " + id);
                }
            }
            if (!new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()).contains(card)) {
                faults.add("the card is not in the window");
            }
            for (Node button : window.node("tourCard").lookupAll(".button")) {
                if (TestWindow.isSeen(button) && !card.contains(bounds(button))) {
                    faults.add(button.getId() + " is not in the card");
                }
            }
            if (scene.lookup("#demoConsole") instanceof Region console
                    && TestWindow.isSeen(console)) {
                double rows = console.getHeight() / bounds(window.node("demoScenario")).getHeight();
                if (rows > LESS_THAN_TWO_ROWS) {
                    faults.add("the console takes more than one row");
                }
            }
            return faults;
        }
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Bounds grown(Bounds at, double by) {
        return new BoundingBox(
                at.getMinX() - by,
                at.getMinY() - by,
                at.getWidth() + 2 * by,
                at.getHeight() + 2 * by);
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return Math.min(one.getMaxX(), other.getMaxX()) > Math.max(one.getMinX(), other.getMinX())
                && Math.min(one.getMaxY(), other.getMaxY())
                        > Math.max(one.getMinY(), other.getMinY());
    }
}
