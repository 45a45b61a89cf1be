package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a person from sending for the wrong customer, through the real window. */
class WrongCustomerTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void aReadOnlyProfileShowsItAndStartsNothing() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            assertThat(window.isUsable("retryTrips")).isTrue();
            window.press("navCredentials");
            window.press("profileReadOnly");
            window.press("saveProfile");
            window.press("navDashboard");

            window.awaitUsable("readOnlyBadge");
            window.awaitText("retryTripsOff", "This profile is read-only");
            assertThat(window.isUsable("retryTrips")).isFalse();
            assertThat(window.isUsable("retryCrashes")).isFalse();
            assertThat(desk.service.requests("POST")).isZero();
        }
    }

    @Test
    void productionAsksForTickAndName() throws Exception {
        try (Desk desk = new Desk(home, "PRODUCTION")) {
            TestWindow window = desk.window;
            desk.enterKey(StandIn.KEY);
            window.press("navSettings");
            window.press("namesTyped");
            window.press("navDashboard");
            window.press("retryTrips");
            window.awaitText("startProfile", "North");
            window.fill("typedName", "South");
            window.press("receiverReady");
            assertThat(window.isUsable("confirmRetry")).isFalse();

            window.fill("typedName", "North");
            window.press("confirmRetry");

            window.awaitText("nbItems", "321");
            assertThat(window.text("profileKindBadge")).isEqualTo("Production");
            assertThat(colours(window, "profileKindBadge")).contains("colour-red");
            desk.hurry();
        }
    }

    @Test
    void questionsNameTheProfileInItsColour() throws Exception {
        try (Desk desk = Desk.withKey(home)) {
            TestWindow window = desk.window;
            window.press("navCredentials");
            window.press("removeProfile");
            window.awaitUsable("questionNo");
            assertThat(window.words("question")).contains("[Remove North?]", "[North] [Test]");
            assertThat(colours(window, "questionNo")).contains("colour-red");
            window.press("questionNo");

            desk.service.hold(true);
            window.press("navDashboard");
            desk.startTrips();
            window.askToClose();
            window.awaitUsable("questionNo");

            assertThat(window.words("question")).contains("[North] [Test]");
            assertThat(colours(window, "questionNo")).contains("colour-red");
        }
    }

    /** The style classes of a node and all around it. */
    private static List<String> colours(TestWindow window, String id) {
        return window.on(() -> {
            List<String> classes = new java.util.ArrayList<>();
            for (Node up = window.node(id); up != null; up = up.getParent()) {
                classes.addAll(up.getStyleClass());
            }
            return classes;
        });
    }
}
