package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The keys of the window work on every page, also while a field has the focus. */
@Tag("slow")
class WindowKeysTest {

    /** A page by its key, and what shows that it is open. */
    private static final Map<KeyCode, String> PAGES =
            Map.of(
                    KeyCode.DIGIT1, "retryTrips",
                    KeyCode.DIGIT2, "historyTable",
                    KeyCode.DIGIT3, "profileName",
                    KeyCode.DIGIT4, "proxyNone");

    /** What has the focus there: fields, which take keys, and other controls. */
    private static final Map<KeyCode, String> FOCUSED =
            Map.of(
                    KeyCode.DIGIT1, "retryTrips",
                    KeyCode.DIGIT2, "historyFilter",
                    KeyCode.DIGIT3, "profileName",
                    KeyCode.DIGIT4, "proxyHost");

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @Test
    void everyKeyWorksFromEveryPageAndField() throws Exception {
        Desk.writeProfile(home, "North", "TEST", "http://127.0.0.1:9");
        try (TestWindow window = TestWindow.open(home)) {
            window.press("navSettings");
            window.press("proxyManual");
            for (KeyCode from : PAGES.keySet()) {
                for (KeyCode to : PAGES.keySet()) {
                    begin(window, from);
                    window.shortcut(to);
                    window.awaitUsable(at(PAGES, to));
                }
                begin(window, from);
                window.shortcut(KeyCode.K);
                window.await("search", () -> window.focused().equals("customerSearch"));
                begin(window, from);
                window.keys(KeyCode.F1);
                window.awaitUsable("closeShortcuts");
                window.keys(KeyCode.ESCAPE);
                window.awaitGone("shortcutsDialog");
                assertThat(window.focused()).isEqualTo(at(FOCUSED, from));
            }
            window.shortcut(KeyCode.K);
            window.shortcut(KeyCode.DIGIT2);
            window.awaitUsable("historyTable");
        }
    }

    private static void begin(TestWindow window, KeyCode page) {
        window.shortcut(page);
        window.awaitUsable(at(FOCUSED, page));
        window.run(() -> window.node(at(FOCUSED, page)).requestFocus());
    }

    private static String at(Map<KeyCode, String> ids, KeyCode page) {
        return String.valueOf(ids.get(page));
    }

    @Test
    void theKeysForMenus_openThoseThatARightClickOpens() throws Exception {
        String one =
                "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"TEST\",\"colour\":\"RED\","
                        + "\"serviceUrl\":\"http://127.0.0.1:9\"}";
        Files.writeString(
                home.resolve("profiles.json"),
                "{\"schema\":1,\"chosen\":\"a\",\"appearance\":\"LIGHT\",\"profiles\":[%s,%s]}"
                        .formatted(one.formatted("a", "North"), one.formatted("b", "South")));
        new PastRetries("North", "127.0.0.1:9", Instant.now().minusSeconds(900))
                .drained()
                .writeTo(home);
        try (TestWindow window = TestWindow.open(home)) {
            opensMenu(window, "navDashboard", "customersTable", 1, "menuOpen");
            opensMenu(window, "navHistory", "historyTable", 0, "rowCopy");
        }
    }

    private static void opensMenu(
            TestWindow window, String page, String table, int row, String item) {
        window.press(page);
        window.awaitUsable(table);
        window.await("rows", () -> ((TableView<?>) window.node(table)).getItems().size() > row);
        window.run(() -> {
            ((TableView<?>) window.node(table)).getSelectionModel().clearAndSelect(row);
            window.node(table).requestFocus();
        });
        window.keysWith(KeyCode.SHIFT, KeyCode.F10);
        window.await("a menu by Shift and F10", () -> isOpen(item));
        window.run(WindowKeysTest::closeMenus);
        window.keys(KeyCode.CONTEXT_MENU);
        window.await("a menu by its key", () -> isOpen(item));
        window.run(WindowKeysTest::closeMenus);
    }

    private static boolean isOpen(String item) {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .anyMatch(each -> item.equals(each.getId()));
    }

    private static void closeMenus() {
        java.util.List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .forEach(Window::hide);
    }
}
