package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.ui.shell.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How little an open window does, counted in nodes that are laid out and not in time. */
class CalmTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private static Wiring parts(TestWindow window) {
        return Objects.requireNonNull(window.program().parts());
    }

    private static LaidOut follow(TestWindow window) throws InterruptedException {
        LaidOut laidOut = window.on(() -> new LaidOut(window.stage().getScene().getRoot()));
        int pulses = 0;
        while (!next(window, laidOut).isEmpty()) {
            assertThat(++pulses).as("pulses until nothing is laid out").isLessThan(100);
        }
        return laidOut;
    }

    /** All that has been laid out until the end of the next pulse. */
    private static List<Parent> next(TestWindow window, LaidOut laidOut)
            throws InterruptedException {
        CountDownLatch pulse = new CountDownLatch(2);
        Runnable count = pulse::countDown;
        window.run(() -> {
            window.stage().getScene().addPostLayoutPulseListener(count);
            Platform.requestNextPulse();
        });
        while (!pulse.await(20, TimeUnit.MILLISECONDS)) {
            Platform.requestNextPulse();
        }
        return window.on(() -> {
            window.stage().getScene().removePostLayoutPulseListener(count);
            return laidOut.take();
        });
    }

    /** What is laid out when texts change as those that tick do, with as many digits as before. */
    private static List<Parent> afterTexts(TestWindow window, LaidOut laidOut)
            throws InterruptedException {
        window.run(() ->
                Stream.of("taskFreshness", "taskElapsed", "statusLine")
                        .map(id -> (Label) window.node(id))
                        .forEach(label -> {
                            String text = label.getText();
                            label.textProperty().unbind();
                            label.setText(text.replace('1', '2') + (char) 0x200B);
                        }));
        return next(window, laidOut);
    }

    private static void tick(TestWindow window) {
        window.run(() -> parts(window).tick());
    }

    @Test
    void whatMovesInATask_laysOutNothingAroundIt() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            LaidOut laidOut = follow(desk.window);
            String before = desk.window.text("taskFreshness");

            List<Parent> laid = afterTexts(desk.window, laidOut);
            for (int i = 0; i < 5 && !LaidOut.around(laid).isEmpty(); i++) {
                laid = afterTexts(desk.window, laidOut); // An answer moved the chart meanwhile.
            }

            assertThat(before).isNotEmpty();
            assertThat(laid).isNotEmpty();
            assertThat(LaidOut.around(laid)).isEmpty();
            assertThat(laid).doesNotContain(desk.window.stage().getScene().getRoot());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void aMinimisedWindow_laysOutNothing_andIsUpToDateWhenItIsBack(Page page) throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            desk.window.run(() -> parts(desk.window).shell.show(page));
            if (page == Page.HISTORY) {
                desk.window.await("read", () -> desk.window.words().contains("321"));
            }
            desk.window.run(() -> desk.window.stage().setIconified(true));
            LaidOut laidOut = follow(desk.window);

            TaskWatch watch = parts(desk.window).services.desk.watches().getFirst();
            long asked = desk.service.requests("GET /task");
            desk.window.await(
                    "checked",
                    () -> {
                        watch.pollNow();
                        return desk.service.requests("GET /task") > asked + 2;
                    });
            tick(desk.window);
            tick(desk.window);
            List<Parent> laid = next(desk.window, laidOut);
            desk.window.run(() -> desk.window.stage().setIconified(false));

            assertThat(laid).isEmpty();
            desk.service.hold(false);
            desk.window.run(() -> parts(desk.window).shell.show(Page.CUSTOMER));
            desk.hurry();
        }
    }

    @Test
    void aWindowInWhichNothingHappens_laysOutNothing() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            LaidOut laidOut = follow(desk.window);

            tick(desk.window);
            tick(desk.window);

            assertThat(next(desk.window, laidOut)).isEmpty();
        }
    }

    @Test
    void aCustomerWhosePageIsNotShown_laysOutNoPage() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            desk.service.hold(true);
            desk.startTrips();
            desk.window.awaitText("nbRemaining", "240");
            Parent cards = (Parent) desk.window.on(() -> desk.window.node("cards"));
            desk.window.run(() -> parts(desk.window).shell.show(Page.SETTINGS));
            LaidOut page = desk.window.on(() -> new LaidOut(cards));
            TaskWatch watch = parts(desk.window).services.desk.watches().getFirst();
            desk.service.hold(false);

            desk.window.await(
                    "ended",
                    () -> {
                        watch.pollNow();
                        return watch.state().isFinal();
                    });
            tick(desk.window);

            assertThat(next(desk.window, page)).isEmpty();
        }
    }
}
