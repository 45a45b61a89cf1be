package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.redrive.app.screens.ReceiverChecks;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import dev.redrive.testing.StandIn;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.receiver.ReceiverBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the address in the credentials to the check in the dialog and what is kept of it. */
@Tag("slow")
class ReceiverOnScreenTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    private static final String ADDRESS = "https://push.north.example/trips";
    private static final String PATH = "/hook-4711-nobody-elses";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private Path home() throws IOException {
        Path home = temporary.resolve("home");
        return Files.isDirectory(home) ? home : Files.createDirectory(home);
    }

    private ScriptedServer server(Reply... replies) throws IOException {
        Certificates made = new Certificates(temporary);
        ScriptedServer server = ScriptedServer.overTls(made.good(), replies);
        Path trusted = Files.createDirectories(home().resolve("certificates"));
        Files.writeString(trusted.resolve("ours.pem"), Certificates.pem(made.authority()));
        return server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void address_isAllowedOnce_checked_andTheResultKeptWithTheRetry(String language)
            throws Exception {
        Gallery gallery = new Gallery(language);
        StandIn service = new StandIn();
        try (ScriptedServer server = server(Reply.of(503, "text/plain", "no", "Retry-After: 120"));
                service) {
            Desk.writeProfile(home(), "North", "PRODUCTION", service.url().toString());
            try (TestWindow window = TestWindow.open(gallery.locale(), home())) {
                window.press("navCredentials");
                window.fill("apiKey", StandIn.KEY);
                window.fill("receiverUrl", "http://receiver.example/");
                window.press("saveProfile");
                window.awaitText("receiverProblem", "https://");
                window.fill("receiverUrl", server.url() + PATH);
                gallery.show(window, "receiver-credentials", "receiverUrl");
                window.press("saveProfile");
                window.awaitText("statusKey", "…");
                window.press("navDashboard");
                window.press("retryTrips");
                window.awaitText("receiverResult", server.url() + PATH);
                assertThat(server.requests()).isEmpty();
                gallery.show(window, "receiver-allow");
                window.press("checkReceiver");
                window.awaitText("receiverResult", "503");
                window.awaitText("receiverResult", "120 s");
                window.awaitText("receiverBelow", ":");
                window.awaitUsable("receiverTellMe");
                window.press("receiverTellMe");
                assertThat(window.on(() -> ((CheckBox) window.node("receiverReady")).isSelected()))
                        .as("the tick stays the user's own")
                        .isFalse();
                gallery.show(window, "receiver-unavailable");
                gallery.showDoubled(window, "receiver-unavailable");
                window.run(() -> {
                    window.stage().setMinHeight(600);
                    window.stage().setWidth(900);
                    window.stage().setHeight(600);
                });
                window.await("small", () -> window.stage().getScene().getHeight() == 600);
                StartDialogFitTest.assertDoesNotScroll(window);
                TestWindow.awaitFile(home().resolve("profiles.json"), "\"allowed\" : true");
                assertThat(service.requests("POST /push/trips")).isZero();

                service.hold(true); // No toast over what the history shows.
                window.press("receiverReady");
                window.press("confirmRetry");
                window.awaitText("nbItems", "321");
                window.press("navHistory");
                window.awaitUsable("historyTable");
                window.await(
                        "a row",
                        () -> {
                            TableView<?> table = (TableView<?>) window.node("historyTable");
                            table.getSelectionModel().select(0);
                            return table.getSelectionModel().getSelectedItem() != null;
                        });
                window.awaitUsable("detailsFacts");
                window.await(
                        "the check among the facts",
                        () ->
                                window.node("detailsFacts").lookupAll(".label").stream()
                                        .anyMatch(label ->
                                                label instanceof Label fact
                                                        && fact.getText().contains("503")));
                window.run(() -> scrollDown(window.node("detailsFacts")));
                gallery.show(window, "receiver-history");
            }
            assertThat(server.requests())
                    .extracting(RecordedRequest::method, RecordedRequest::target)
                    .containsExactly(tuple("OPTIONS", PATH));
            assertThat(server.requests().getFirst().headers().values())
                    .noneMatch(value -> value.contains(StandIn.KEY));
            assertThat(filesWith(PATH.substring(1))).containsExactly("profiles.json");
            assertThat(gallery.problems()).isEmpty();
        }
    }

    private static void scrollDown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                pane.setVvalue(1);
            }
        }
    }

    /** The names of the files below the folder of the program that hold that text. */
    private List<String> filesWith(String text) throws IOException {
        try (Stream<Path> all = Files.walk(home())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .map(file -> String.valueOf(file.getFileName()))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void demosServer_isCheckedOverPlainHttp_withoutAnAllowance() throws Exception {
        try (TestWindow window = TestWindow.open(home(), "--demo", "night-outage")) {
            window.press("retryTrips");
            window.awaitUsable("checkReceiver");
            window.press("checkReceiver");
            window.awaitText("receiverResult", text -> text.contains("("), "an answer");
            assertThat(window.text("receiverBelow")).contains("No data was sent.");
        }
    }

    private void writeProfile(String service) throws IOException {
        Desk.writeProfile(home(), "North", "TEST", service);
        Path file = home().resolve("profiles.json");
        String receiver = "\"receiver\":{\"address\":\"%s\",\"allowed\":true},".formatted(ADDRESS);
        Files.writeString(
                file,
                Files.readString(file).replace("\"serviceUrl\"", receiver + "\"serviceUrl\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void address_isExportedOnlyWhereThatIsTicked(String language) throws Exception {
        Gallery gallery = new Gallery(language);
        writeProfile("https://service.test");
        gallery.dress(home());
        Path without = temporary.resolve("without.json");
        Path with = temporary.resolve("with.json");
        try (TestWindow window = TestWindow.open(gallery.locale(), home())) {
            window.press("navCredentials");
            window.files.answer(without);
            window.press("exportProfiles");
            window.awaitUsable("exportReceivers");
            gallery.show(window, "receiver-export");
            window.press("cancelExport");
            window.awaitGone("exportDialog");
            assertThat(without).doesNotExist();

            window.press("exportProfiles");
            window.press("confirmExport");
            TestWindow.awaitFile(without, "North");

            window.files.answer(with);
            window.press("exportProfiles");
            window.press("exportReceivers");
            window.press("confirmExport");
            TestWindow.awaitFile(with, ADDRESS);

            window.files.answer(without);
            window.press("exportProfiles");
            window.awaitUsable("exportReceivers");
            assertThat(window.on(() -> ((CheckBox) window.node("exportReceivers")).isSelected()))
                    .as("each time it is asked again")
                    .isFalse();
        }
        assertThat(without).content().doesNotContain("push.north", "receiver");
        assertThat(gallery.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void serverThatAnswersAgain_isSaidInAToast_andNothingIsStarted(String language)
            throws Exception {
        Gallery gallery = new Gallery(language);
        AtomicLong nanos = new AtomicLong();
        List<String> outside = new CopyOnWriteArrayList<>();
        try (StandIn service = new StandIn();
                ScriptedServer server = server(Reply.empty(502), Reply.empty(405))) {
            Desk.writeProfile(home(), "North", "TEST", service.url().toString());
            try (TestWindow window = TestWindow.open(gallery.locale(), home())) {
                window.press("navCredentials");
                window.fill("apiKey", StandIn.KEY);
                window.fill("receiverUrl", server.url() + PATH);
                window.press("saveProfile");
                window.awaitText("statusKey", "…");
                Wiring parts = Objects.requireNonNull(window.program().parts());
                ReceiverChecks checks = window.on(() -> checks(window, parts, nanos));
                window.run(() -> {
                    checks.announce(
                            parts.shell,
                            () -> false,
                            (title, text) -> outside.add(title + ": " + text),
                            name -> name);
                    ReceiverBox box =
                            checks.box(checks.of(parts.models.profiles.chosen(), ItemKind.TRIPS));
                    parts.shell
                            .dialogs()
                            .show(handle -> new Dialogs.Content(new VBox(box), handle::close));
                });
                window.press("checkReceiver");
                window.awaitText("receiverResult", "502");
                window.press("receiverTellMe");
                window.keys(KeyCode.ESCAPE);
                window.awaitGone("receiverCheck");
                window.press("navSettings");

                nanos.addAndGet(Duration.ofSeconds(59).toNanos());
                window.run(checks::tick);
                assertThat(server.requests()).hasSize(1);
                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                window.run(checks::tick);

                window.awaitUsable("toast");
                assertThat(window.on(() -> window.node("toast").getAccessibleText()))
                        .contains("North", "405");
                gallery.show(window, "receiver-toast");
                assertThat(outside)
                        .singleElement()
                        .asString()
                        .startsWith("North: ")
                        .contains("405");
                nanos.addAndGet(Duration.ofHours(1).toNanos());
                window.run(checks::tick);
                window.press("toastOpen");
                window.awaitText("customerName", "North");
                window.awaitGone("toast");
                assertThat(window.isShown("startDialog")).isFalse();
            }
            assertThat(server.requests())
                    .extracting(RecordedRequest::method)
                    .containsExactly("OPTIONS", "OPTIONS");
            assertThat(service.requests("POST")).isZero();
        }
        assertThat(gallery.problems()).isEmpty();
    }

    /** As the program's own, but with a clock in the hand of the test. */
    private static ReceiverChecks checks(TestWindow window, Wiring parts, AtomicLong nanos) {
        UiKit kit =
                new UiKit(
                        parts.models.texts,
                        parts.models.formats,
                        parts.models.background,
                        parts.shell.dialogs(),
                        new Problems(),
                        window.files,
                        parts.services.audit);
        return new ReceiverChecks(
                kit,
                parts.models.profiles,
                () -> null,
                // Each time a new one, which knows of no check a moment ago.
                () -> address -> parts.services.receiverCheck().run(address),
                nanos::get);
    }
}
