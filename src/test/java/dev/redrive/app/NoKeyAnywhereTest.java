package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.AuditCheck;
import dev.redrive.audit.AuditFolder;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.StandIn;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole run with a known key, against a service that says the key back wherever it can, in the
 * hands of a person who pastes it where it does not belong: it is in the header of the requests and
 * in no text the program produces.
 */
@Tag("slow")
class NoKeyAnywhereTest {

    /** Looks different in an address, in JSON and in Base64. */
    private static final String KEY = "Lk/9\"+v\\%3d=q7-0123456789-abcd";

    private static final String HEADER = "x-dq-enterprise-api-key";
    private static final String IN_JSON = KEY.replace("\\", "\\\\").replace("\"", "\\\"");
    private static final String IN_ADDRESS = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
    private static final String IN_BASE64 =
            Base64.getEncoder().encodeToString(("user:" + KEY).getBytes(StandardCharsets.US_ASCII));

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    // Held on to, because a logger nobody holds forgets its level.
    private final Logger root = Logger.getLogger("");
    private final Logger own = Logger.getLogger("dev.redrive");
    private final Logger client = Logger.getLogger("jdk.httpclient.HttpClient");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final LeakHunt hunt = new LeakHunt(KEY);
    private final StandIn service = new StandIn();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Function<RecordedRequest, @Nullable Reply> echo = _ -> null;
    private Path home = Path.of("");
    private Path given = Path.of("");

    @BeforeEach
    void listen() throws IOException {
        home = Files.createDirectory(temporary.resolve("home"));
        given = Files.createDirectory(temporary.resolve("given"));
        service.changeKey(KEY);
        service.disturb(request -> {
            requests.add(request);
            return echo.apply(request);
        });
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        client.setLevel(null);
    }

    @Test
    void theKeyIsInTheHeaderOnly() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            root.setLevel(Level.ALL);
            own.setLevel(Level.ALL);
            client.setLevel(Level.ALL);
            look(window);
            addProfile(window);
            start(window);
            watch(window);
            breakDown(window);
            history(window);
            giveAway(window);
            everyPage(window);
            hunt.lookBelow(home);
            hunt.lookAtProcesses();
        }
        TestWindow.awaitNoFile(home.resolve("history.db-wal"));
        hunt.lookBelow(home);
        hunt.lookBelow(given);
        requests.forEach(this::lookBesideTheHeader);

        AuditFolder trail = new AuditFolder(home.resolve("logs"));
        assertThat(AuditCheck.of(trail)).isInstanceOf(AuditCheck.Result.Whole.class);
        assertThat(Files.readString(trail.current()))
                .as("so the trail was among what was looked through")
                .contains(
                        "profile-added",
                        "key-added",
                        "retry-answered",
                        "receipt-made",
                        "history-exported",
                        "profiles-exported",
                        "support-file-saved");
        assertThat(hunt.found()).isEmpty();
        assertThat(hunt.texts()).isGreaterThan(5_000);
        assertThat(hunt.places())
                .contains(
                        "accessible",
                        "clipboard",
                        "command",
                        "data",
                        "environ",
                        "file",
                        "request",
                        "shown",
                        "toString",
                        "tooltip");
        assertThat(requests)
                .anyMatch(request -> KEY.equals(request.header(HEADER)))
                .anyMatch(StandIn::isRetry)
                .anyMatch(StandIn::isCheck);
        assertThat(home.resolve("history.db")).exists();
        assertThat(given).isDirectoryContaining("glob:**.csv");
        assertThat(home.resolve("logs").resolve("redrive-0.log"))
                .content()
                .contains("uncaught on thread", "***");
    }

    private void lookBesideTheHeader(RecordedRequest request) {
        hunt.look("request", request.method() + " " + request.target() + "\n" + request.body());
        request.headers()
                .forEach((name, value) -> {
                    if (!name.equals(HEADER)) {
                        hunt.look("request header " + name, value);
                    }
                });
    }

    /** All that can be read in the window now, and all that any object would tell. */
    private void look(TestWindow window) {
        window.run(() -> {
            new NodeTexts(hunt::look).look(window.stage().getScene().getRoot());
            Reachable.from(window.program(), hunt::look);
            hunt.look("clipboard", Clipboard.getSystemClipboard().getString());
        });
    }

    private void addProfile(TestWindow window) {
        window.press("navCredentials");
        window.press("addProfile");
        window.fill("profileName", "North");
        window.press("kindTest");
        window.fill("serviceUrl", service.url().toString());
        window.fill("apiKey", KEY);
        look(window);
        for (Reply refusal : refusals()) {
            echo = _ -> refusal;
            test(window);
        }
        echo = _ -> null;
        test(window);
        window.press("saveProfile");
        window.awaitText("statusKey", "abcd");
        look(window);
    }

    private void test(TestWindow window) {
        window.press("testConnection");
        window.await("tested", () -> window.text("connectionResult").contains(" ms"));
        look(window);
    }

    /** What a service or a gateway may answer with, the key in every form. */
    private static List<Reply> refusals() {
        String json = "{\"message\":\"the key " + IN_JSON + " is not known\"}";
        return List.of(
                Reply.of(401, "application/json", json, "WWW-Authenticate: " + KEY),
                Reply.of(403, "text/plain", KEY),
                Reply.of(404, "text/html", "<p>no " + IN_ADDRESS + "</p>"),
                Reply.of(409, "application/json", json, "X-Seen: " + IN_BASE64),
                Reply.of(429, "text/plain", IN_BASE64, "Retry-After: " + KEY),
                Reply.of(500, "application/json", json),
                Reply.of(302, "text/plain", "", "Location: https://" + IN_ADDRESS + ".example/"),
                Reply.of(403, "text/html", "<p>no " + each("&#%d;") + " or " + each("&#x%x;")),
                Reply.of(403, "text/plain", "no " + each("%c\u200b") + " or " + each("%c\0")),
                Reply.json(500, "{\"message\":\"" + each("\\u%04x") + "\"}"),
                Reply.of(500, "text/plain", "no " + each("%c&shy;") + " or " + each("%%%02x")),
                Reply.of(
                        500,
                        "text/plain",
                        new StringBuilder(KEY.toUpperCase(Locale.ROOT)).reverse() + "."),
                Reply.of(200, "application/json", KEY),
                Reply.raw(KEY + "\r\n\r\n").thenClose());
    }

    private static String each(String form) {
        return KEY.chars()
                .mapToObj(c -> String.format(form, form.startsWith("%c") ? (char) c : c))
                .collect(Collectors.joining());
    }

    private void start(TestWindow window) {
        window.press("navDashboard");
        for (Reply refusal : refusals().subList(0, 3)) {
            ask(window);
            echo = request -> StandIn.isRetry(request) ? refusal : null;
            window.press("confirmRetry");
            window.awaitUsable("problemTitle");
            look(window);
            window.press("cancelRetry");
        }
        ask(window);
        echo = request -> StandIn.isRetry(request) ? refusals().get(3) : null;
        window.press("confirmRetry");
        window.awaitUsable("attachTask");
        look(window);
        window.press("closeRunning");
        echo = _ -> null;
        ask(window);
        window.press("confirmRetry");
        window.awaitText("nbItems", "321");
        look(window);
    }

    /** Opens the dialog; after the key was rejected it asks for the key first. */
    private void ask(TestWindow window) {
        window.press("retryTrips");
        window.await(
                "dialog", () -> window.isUsable("retryReason") || window.isUsable("startEnterKey"));
        if (window.isUsable("startEnterKey")) {
            look(window);
            window.press("startEnterKey");
            window.fill("apiKey", KEY);
            window.press("saveProfile");
            window.press("navDashboard");
            window.press("retryTrips");
        }
        window.fill("retryReason", "because of " + KEY);
    }

    private void watch(TestWindow window) {
        service.hold(true);
        for (Reply fault :
                List.of(
                        Reply.of(500, "text/plain", KEY),
                        Reply.json(
                                200,
                                "{\"taskId\":\"%s\",\"status\":\"%s\",\"type\":\"%s\"}"
                                        .formatted(IN_JSON, IN_JSON, IN_JSON)),
                        Reply.of(401, "text/plain", KEY))) {
            int asked = requests.size();
            echo = request -> StandIn.isCheck(request) ? fault : null;
            window.await("asked", () -> hurried() && requests.size() > asked + 1);
            look(window);
            window.press("copyRequest");
            window.press("copyTaskId");
            look(window);
        }
        window.await("refused", () -> hurried() && window.isUsable("enterKey"));
        look(window);
        echo = _ -> null;
        service.hold(false);
        window.press("enterKey");
        window.fill("apiKey", KEY);
        window.press("saveProfile");
        window.press("navDashboard");
        window.await("ended", () -> hurried() && !window.texts("taskVerdict").isEmpty());
        look(window);
    }

    private static boolean hurried() {
        new javafx.scene.robot.Robot().keyType(javafx.scene.input.KeyCode.F5);
        return true;
    }

    private void breakDown(TestWindow window) {
        Thread.ofPlatform()
                .start(() -> {
                    throw new IllegalStateException("broke on " + KEY, new IOException(IN_ADDRESS));
                });
        window.awaitText("problemTitle", "Something went wrong");
        look(window);
        window.press("problemAction");
        look(window);
        window.press("problemDismiss");
        own.log(Level.FINEST, "params {0}", KEY);
        client.log(Level.WARNING, "HEADERS: " + HEADER + ": {0}", KEY);
    }

    private void history(TestWindow window) {
        window.press("navHistory");
        window.awaitText("historyCount", "outage");
        window.awaitUsable("historyTable");
        window.run(
                () -> ((TableView<?>) window.node("historyTable")).getSelectionModel().select(0));
        window.await("read", () -> !window.text("historyChartText").isEmpty());
        window.fill("historyNote", "the customer's key is " + KEY);
        window.press("saveNote");
        window.awaitText("noteMessage", "Note saved");
        look(window);
        window.fill("historyFilter", "north");
        window.press("saveReceipt");
        window.press("receiptWho");
        window.press("receiptReason");
        look(window);
        window.press("copyReceipt");
        window.press("closeReceipt");
        look(window);
    }

    private void giveAway(TestWindow window) throws TimeoutException {
        window.press("saveReceipt");
        window.files.answer(given.resolve("receipt.html"));
        window.press("saveReceiptPage");
        TestWindow.awaitFile(given.resolve("receipt.html"), "North");
        window.files.answer(given.resolve("receipt.txt"));
        window.press("saveReceiptText");
        TestWindow.awaitFile(given.resolve("receipt.txt"), "North");
        window.press("closeReceipt");
        choose(window, "exportHistory", 0, "history.csv");
        choose(window, "exportHistory", 1, "history.json");
        window.press("navCredentials");
        window.files.answer(given.resolve("profiles.json"));
        window.press("exportProfiles");
        TestWindow.awaitFile(given.resolve("profiles.json"), "North");
        window.press("navSettings");
        window.press("saveDiagnostics");
        window.press("diagnosticsNames");
        window.await("collected", () -> window.text("diagnosticsContent").contains("Redrive"));
        look(window);
        window.files.answer(given.resolve("diagnostics.zip"));
        window.press("confirmDiagnostics");
        window.awaitText("problemTitle", "The diagnostics were saved");
    }

    private void choose(TestWindow window, String menu, int item, String file)
            throws TimeoutException {
        Path target = given.resolve(file);
        window.files.answer(target);
        choose(window, menu, item);
        TestWindow.awaitFile(target, "North");
    }

    private static void choose(TestWindow window, String menu, int item) {
        window.awaitUsable(menu);
        window.run(() -> ((MenuButton) window.node(menu)).getItems().get(item).fire());
    }

    private void everyPage(TestWindow window) {
        for (String page : List.of("navDashboard", "navHistory", "navCredentials", "navSettings")) {
            window.press(page);
            look(window);
        }
    }

    /** The hunt is proved by leaks laid for it: each form, in a text or in the window. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "address", "json", "base64", "upper", "half"})
    void aLeakedFormIsFound(String form) {
        String leak =
                switch (form) {
                    case "plain" -> KEY;
                    case "address" -> IN_ADDRESS;
                    case "json" -> IN_JSON;
                    case "base64" -> IN_BASE64;
                    case "upper" -> KEY.toUpperCase(java.util.Locale.ROOT);
                    default -> KEY.substring(0, KEY.length() / 2);
                };

        hunt.look("text", "so " + leak + " it is");
        hunt.look("bytes", ("so " + leak).getBytes(StandardCharsets.UTF_8));

        assertThat(hunt.found()).hasSizeGreaterThanOrEqualTo(2);
    }

    /** Leaks laid into the living program, each in another way. */
    @Test
    void leaksInTheProgramAreFound() throws Exception {
        try (TestWindow window = TestWindow.open(home)) {
            window.run(() -> {
                Label leaky = new Label();
                leaky.setTooltip(new Tooltip(KEY));
                leaky.setAccessibleHelp(KEY);
                ((javafx.scene.layout.HBox) window.node("topBar")).getChildren().add(leaky);
            });
            Thread.ofPlatform()
                    .start(() -> {
                        throw new IllegalStateException(KEY);
                    });
            window.awaitText("problemTitle", "Something went wrong");
            look(window);
            Files.writeString(home.resolve("left-over.tmp"), IN_BASE64);
            hunt.lookBelow(home);
        }

        assertThat(hunt.found())
                .anyMatch(leak -> leak.startsWith("tooltip"))
                .anyMatch(leak -> leak.startsWith("accessible"))
                .anyMatch(leak -> leak.startsWith("shown"))
                .anyMatch(leak -> leak.startsWith("toString Problem"))
                .anyMatch(leak -> leak.startsWith("file left-over.tmp"))
                .anyMatch(leak -> leak.startsWith("file redrive-0.log"));
    }
}
