package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import dev.redrive.testing.StandIn;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A retry whose dialog is gone is answered while some other dialog is open, or none: what is open
 * stays as it is, and the banner says what came of it and names the customer. Every answer with
 * every dialog.
 */
@Tag("slow")
class LateAnswerTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path home;

    private static final List<String> CUSTOMERS =
            List.of("North", "South", "Keyless", "Reader", "Watched", "Starting");

    private static final AtomicInteger TASKS = new AtomicInteger();

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static ScriptedServer service;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TestWindow window;

    private static volatile Reply answer = accepted();

    /** What may be in front of the window. */
    @SuppressWarnings("ImmutableEnumChecker") // The ways capture nothing.
    enum Open {
        NOTHING(_ -> {}),
        CLOSE_QUESTION(TestWindow::askToClose),
        SAME_START_NOT_CONFIRMED(window -> press(window, "retryTrips")),
        START_OF_THE_OTHER_KIND(window -> press(window, "retryCrashes")),
        START_OF_ANOTHER_CUSTOMER(window -> {
            choose(window, "South");
            press(window, "retryTrips");
        }),
        TASK_IN_PROGRESS(window -> {
            choose(window, "South"); // of which no task is known
            press(window, "retryCrashes", "confirmRetry");
            window.awaitUsable("watchTask");
        }),
        ATTACH(window -> press(window, "navHistory", "openAttach")),
        REMOVAL_OF_ENTRIES(window -> press(window, "navHistory", "removeOld")),
        REMOVAL_OF_A_PROFILE(window -> press(window, "navCredentials", "removeProfile")),
        PASSPHRASE(window -> {
            press(window, "navCredentials", "keepFile", "saveProfile");
            window.awaitUsable("passphrase");
        }),
        IMPORT(window -> {
            window.files.answer(home.resolve("exported.json"));
            press(window, "navCredentials", "importProfiles");
            window.awaitUsable("confirmImport");
        }),
        DIAGNOSTICS(window -> press(window, "navSettings", "saveDiagnostics")),
        ABOUT(window -> {
            press(window, "navSettings", "openAbout");
            window.awaitUsable("closeAbout");
        });

        private final Consumer<TestWindow> way;

        Open(Consumer<TestWindow> way) {
            this.way = way;
        }
    }

    /** What may come of a start, of a customer of that name. */
    private record Late(
            String customer, Reply reply, Class<? extends StartResult> result, String banner) {}

    private static List<Late> answers() {
        return List.of(
                new Late(
                        "North",
                        accepted(),
                        StartResult.Watching.class,
                        "North: the retry of failed trips was requested"),
                new Late(
                        "North",
                        Reply.json(200, "{\"nbItems\":0}"),
                        StartResult.NothingFailed.class,
                        "North: nothing to retry"),
                refused(Reply.empty(401), "North, failed trips: The service rejected this key"),
                refused(Reply.empty(500), "North, failed trips: "),
                refused(Reply.nothing().thenReset(), "North, failed trips: It is not known"),
                refused(
                        Reply.json(409, "{}"),
                        "North: a task is already in progress, so no new retry of trips"),
                new Late(
                        "Keyless",
                        Reply.nothing(),
                        StartResult.KeyMissing.class,
                        "Keyless: there is no key, so no retry of trips was requested"),
                new Late(
                        "Reader",
                        Reply.nothing(),
                        StartResult.ReadOnly.class,
                        "Reader is read-only"),
                new Late(
                        "Watched",
                        Reply.nothing(),
                        StartResult.AlreadyWatched.class,
                        "Watched: a retry of trips is already being watched"),
                new Late("Starting", Reply.nothing(), StartResult.AlreadyStarting.class, ""));
    }

    private static Late refused(Reply reply, String banner) {
        return new Late("North", reply, StartResult.Failed.class, banner);
    }

    private static Reply accepted() {
        return Reply.json(
                200,
                "{\"taskId\":\"67530308%016d\",\"nbItems\":12}".formatted(TASKS.incrementAndGet()));
    }

    @BeforeAll
    static void open() throws Exception {
        service = ScriptedServer.following(LateAnswerTest::scripted);
        String profile =
                "{\"id\":\"%1$s\",\"name\":\"%1$s\",\"kind\":\"TEST\",\"colour\":\"RED\","
                        + "\"serviceUrl\":\""
                        + service.url()
                        + "\"}";
        Files.writeString(
                home.resolve("profiles.json"),
                "{\"schema\":1,\"chosen\":\"North\",\"appearance\":\"LIGHT\",\"profiles\":["
                        + CUSTOMERS.stream()
                                .map(profile::formatted)
                                .collect(Collectors.joining(","))
                        + "]}");
        window = TestWindow.open(home);
        for (String name : List.of("North", "South", "Watched", "Starting")) {
            ProfilesModel profiles =
                    Objects.requireNonNull(window.program().parts()).models.profiles;
            Profile customer = customer(name);
            window.run(() -> profiles.save(customer, UiBench.key(keyOf(name)), _ -> {}));
            window.await("its key", () -> profiles.keys().of(customer).isInPlace());
        }
        window.files.answer(home.resolve("exported.json"));
        press(window, "navCredentials", "exportProfiles");
        Path exported = home.resolve("exported.json");
        TestWindow.awaitFile(exported, "South");
        // A plain address is not imported.
        Files.writeString(
                exported,
                Files.readString(exported)
                        .replace(service.url().toString(), "https://service.example"));
        start("Watched");
    }

    /** One start is always under way, since it is never answered. */
    private static void keepStarting() {
        if (services().desk.starting().isEmpty()) {
            Thread.ofVirtual().start(() -> start("Starting"));
            window.await("under way", () -> !services().desk.starting().isEmpty());
        }
    }

    private static Reply scripted(RecordedRequest request) {
        if (StandIn.isCheck(request)) {
            return Reply.json(200, "{\"status\":\"IN_PROGRESS\"}");
        }
        if (keyOf("Starting").equals(request.header("x-dq-enterprise-api-key"))) {
            return Reply.nothing().thenStall();
        }
        return request.target().contains("crashes") ? Reply.json(409, "{}") : answer;
    }

    private static String keyOf(String name) {
        return name + "-key-0123456789-WXYZ";
    }

    private static Profile customer(String name) {
        return new Profile(name, name, ProfileKind.TEST, ProfileColour.RED, service.url())
                .readOnly(name.equals("Reader"));
    }

    private static Services services() {
        return Objects.requireNonNull(window.program().parts()).services;
    }

    /** Starts as a dialog does that is gone by the time of the answer. */
    private static StartResult start(String name) {
        try {
            return services().desk.start(customer(name), ItemKind.TRIPS, "ticket 7");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void press(TestWindow window, String... ids) {
        for (String id : ids) {
            window.press(id);
        }
    }

    private static void choose(TestWindow window, String name) {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        window.run(() ->
                parts.shell.openCustomer(
                        parts.models.profiles.profiles().stream()
                                .filter(profile -> profile.name().equals(name))
                                .findFirst()
                                .orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource(Open.class)
    void anOpenDialogStays_andTheAnswerIsShown(Open open) {
        choose(window, "North");
        keepStarting();
        dismissAll();
        open.way.accept(window);
        List<Node> shown = shown();
        assertThat(shown).hasSize(open == Open.NOTHING ? 0 : 1);

        for (Late late : answers()) {
            keepStarting();
            answer = late.reply();
            StartResult result = start(late.customer());

            assertThat(result).isInstanceOf(late.result());
            // Told before start() has returned, so it is on the screen by now.
            assertThat(window.text("problemTitle"))
                    .as(late.customer() + " with " + open)
                    .startsWith(late.banner());
            assertThat(shown()).as("open after " + late).isEqualTo(shown);
            endWatch(result);
            dismissAll();
        }
    }

    @AfterEach
    void closeWhatIsOpen() {
        window.keys(KeyCode.ESCAPE);
        assertThat(shown()).isEmpty();
    }

    /** The dialogs in front of the window. */
    private static List<Node> shown() {
        return window.on(() -> {
            StackPane scrim = (StackPane) window.stage().getScene().getRoot().lookup("#scrim");
            return scrim.isVisible() ? List.copyOf(scrim.getChildren()) : List.of();
        });
    }

    private static void endWatch(StartResult result) {
        if (result instanceof StartResult.Watching(TaskWatch watch)) {
            CustomersModel customers =
                    Objects.requireNonNull(window.program().parts()).models.customers;
            window.run(() -> customers.dismiss(watch));
        }
    }

    private static void dismissAll() {
        Problems problems =
                Objects.requireNonNull(window.program().parts()).models.shell.problems();
        window.run(() -> {
            while (problems.shownProperty().get() != null) {
                problems.dismiss();
            }
        });
    }

    @AfterAll
    static void close() throws IOException {
        window.close();
        service.close();
    }
}
