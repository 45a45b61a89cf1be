package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import dev.redrive.ui.profiles.ProfilesModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** All customers in one table, by mouse and by keyboard alone. */
class BoardTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private TestWindow open(StandIn first, StandIn second) throws Exception {
        String one =
                """
                {"id":"%s","name":"%s","kind":"PRODUCTION","colour":"RED","serviceUrl":"%s"}\
                """;
        Files.writeString(
                home.resolve("profiles.json"),
                """
                {"schema":1,"chosen":"p1","appearance":"LIGHT","profiles":[%s,%s]}\
                """
                        .formatted(
                                one.formatted("p1", "Alpha", first.url()),
                                one.formatted("p2", "Beta", second.url())));
        TestWindow window = TestWindow.open(home);
        enterKeys(window, profile -> profile.id().startsWith("p"));
        window.await("both keys", () -> step(window, "Alpha").startsWith("Retry trips"));
        window.await("both keys", () -> step(window, "Beta").startsWith("Retry trips"));
        return window;
    }

    /** Gives each of those profiles the key that the service takes. */
    static void enterKeys(TestWindow window, Predicate<Profile> those) {
        ProfilesModel profiles = Objects.requireNonNull(window.program().parts()).models.profiles;
        window.run(() ->
                List.copyOf(profiles.profiles()).stream()
                        .filter(those)
                        .forEach(profile ->
                                profiles.save(
                                        profile, ApiKey.of(StandIn.KEY.toCharArray()), _ -> {})));
    }

    /** What the button in the row of that customer says. */
    private static String step(TestWindow window, String name) {
        return window.on(() -> button(window, name).getText());
    }

    private static Button button(TestWindow window, String name) {
        return window.node("customersTable").lookupAll("#customerStep").stream()
                .map(Button.class::cast)
                .filter(button -> String.valueOf(button.getAccessibleText()).endsWith(" " + name))
                .filter(TestWindow::isSeen)
                .findFirst()
                .orElse(new Button(""));
    }

    /** Behind a dialog the board takes no input: a press there does nothing. */
    private static void pressStep(TestWindow window, String name) {
        window.await(name + " can be pressed", () -> isUsable(button(window, name)));
        window.run(() -> button(window, name).fire());
    }

    private static boolean isUsable(Button button) {
        return button.getScene() != null && !button.isDisabled();
    }

    @Test
    void anotherCustomerIsRetriedWhileOneIsWatched_inThreeClicks() throws Exception {
        try (StandIn first = new StandIn();
                StandIn second = new StandIn();
                TestWindow window = open(first, second)) {
            first.hold(true);
            second.hold(true);
            assertThat(window.text("navDashboard")).isEqualTo("All customers");
            pressStep(window, "Alpha");
            window.awaitText("startProfile", "Alpha");
            assertThat(first.requests("POST /push/trips")).isZero();
            window.press("receiverReady");
            window.press("confirmRetry");
            window.await("Alpha runs", () -> step(window, "Alpha").equals("Open"));

            pressStep(window, "Beta");
            window.awaitText("startProfile", "Beta");
            window.press("receiverReady");
            window.press("confirmRetry");
            window.await("Beta runs", () -> step(window, "Beta").equals("Open"));

            assertThat(window.isShown("customersTable")).isTrue();
            window.awaitText("filterRunning", "Running 2");
            window.await("sent once", () -> first.requests("POST /push/trips") == 1);
            window.await("sent once", () -> second.requests("POST /push/trips") == 1);
            window.press("filterNeedsYou");
            window.await("none", () -> table(window).getItems().isEmpty());
            window.press("filterRunning");
            window.await("two", () -> table(window).getItems().size() == 3);
        }
    }

    private static TableView<?> table(TestWindow window) {
        return (TableView<?>) window.node("customersTable");
    }

    @Test
    void aTaskOfAnyCustomerIsWatched_inOneClickAPasteAndEnter() throws Exception {
        try (StandIn first = new StandIn();
                StandIn second = new StandIn();
                TestWindow window = open(first, second)) {
            String id = first.colleagueStarts("PUSH_FAILED_TRIPS", 500);
            window.press("attachTask");
            window.await("focused", () -> window.focused().equals("attachTask"));
            window.run(() ->
                    ((TextInputControl) window.node("attachTask"))
                            .setText("Jo started " + id + ", please watch it."));
            window.keys(KeyCode.ENTER);

            window.awaitText("taskId", id);
            window.awaitText("customerName", "Alpha");
        }
    }

    @Test
    void theKeyboardAloneFindsACustomerOpensItAndAsksForARetry() throws Exception {
        try (StandIn first = new StandIn();
                StandIn second = new StandIn();
                TestWindow window = open(first, second)) {
            window.tabTo("customersTable");
            window.type("b");
            window.await("Beta", () -> selected(window).contains("Beta"));
            window.keys(KeyCode.SPACE);
            window.awaitText("startProfile", "Beta");
            window.keys(KeyCode.ESCAPE);
            window.awaitGone("startDialog");
            window.keys(KeyCode.UP);
            window.await("Alpha", () -> selected(window).contains("Alpha"));
            window.keys(KeyCode.UP); // The heading is no customer.
            window.await("Alpha still", () -> selected(window).contains("Alpha"));
            window.keys(KeyCode.ENTER);

            window.awaitText("customerName", "Alpha");
            assertThat(window.isShown("customersTable")).isFalse();
            assertThat(first.requests("POST /push/trips")).isZero();
            assertThat(second.requests("POST /push/trips")).isZero();
        }
    }

    private static String selected(TestWindow window) {
        return table(window).lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> each && each.isSelected())
                .flatMap(row -> row.lookupAll(".label").stream())
                .map(label -> ((Label) label).getText())
                .toList()
                .toString();
    }

    @Test
    void aCustomerThatIsRemovedWhileItsRowIsSelected_goesAndTheOtherStays() throws Exception {
        try (StandIn first = new StandIn();
                StandIn second = new StandIn();
                TestWindow window = open(first, second)) {
            Wiring parts = Objects.requireNonNull(window.program().parts());
            window.tabTo("customersTable");
            window.type("b");
            window.await("Beta", () -> selected(window).contains("Beta"));

            window.run(() ->
                    parts.models.profiles.remove(parts.models.profiles.profiles().get(1), _ -> {}));

            window.awaitText("navDashboard", "Dashboard");
            window.awaitText("customerName", "Alpha");
            window.awaitUsable("retryTrips");
        }
    }
}
