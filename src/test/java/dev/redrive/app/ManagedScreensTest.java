package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.policy.Managed;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the organisation has fixed can be read whole, in both languages and at both sizes. */
@Tag("slow")
class ManagedScreensTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void nothingIsCut(String language) throws Exception {
        Gallery gallery = new Gallery(language);
        Path home = Files.createDirectory(folder.resolve("home"));
        Path file = folder.resolve("policy.json");
        try (StandIn service = new StandIn()) {
            Desk.writeProfile(home, "North", "PRODUCTION", service.url().toString());
            gallery.dress(home);
            Files.writeString(
                    file,
                    Managed.json(
                            """
                            "nameTyped": true, "keyPlaces": ["SESSION"],
                            "serviceAddresses": ["%s"],
                            "reason": {"pattern": "INC-[0-9]+", "example": "INC-12345"},
                            "proxy": {"kind": "MANUAL", "host": "ours.example", "port": 82},
                            "teamLog": {"kind": "NONE"}
                            """
                                    .formatted(service.url())));
            try (TestWindow window =
                    TestWindow.open(
                            Managed.by(file), FakeKeychain.without(), gallery.locale(), home)) {
                window.press("navSettings");
                window.awaitText("proxyHost", "ours.example");
                gallery.show(window, "managed-care", "namesTyped");
                gallery.show(window, "managed-proxy", "proxySystem");
                assertThat(window.words()).doesNotContain("[KEYCHAIN]");
                gallery.show(window, "managed-team", "teamState");
                Desk.enterKey(window, StandIn.KEY);
                window.press("navCredentials");
                gallery.show(window, "managed-credentials", "serviceUrl");
                assertThat(height(window, "keepSession"))
                        .as("a choice on one line")
                        .isEqualTo(height(window, "keepFile"));
                window.press("navDashboard");
                window.press("retryTrips");
                gallery.show(window, "managed-start");
                window.press("cancelRetry");
                Files.writeString(file, "{\"schema\": 1,\n \"readonly\": true}");
                Objects.requireNonNull(window.program().parts()).services.policies.now();
                window.await("off", () -> !window.isUsable("retryTrips"));
                gallery.show(window, "managed-bad");
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }

    private static double height(TestWindow window, String id) {
        return window.on(() -> window.node(id).getLayoutBounds().getHeight());
    }

    @ParameterizedTest
    @CsvSource({"en, 'no retry can be requested'", "fr, 'aucune relance'"})
    void boardAndHistory_sayWhyNoRetryCanBeRequested(String language, String why) throws Exception {
        Gallery gallery = new Gallery(language);
        Path home = Files.createDirectory(folder.resolve("home"));
        Path file = folder.resolve("policy.json");
        try (StandIn service = new StandIn()) {
            String url = service.url().toString();
            Desk.writeProfile(home, "North", "TEST", url);
            Path profiles = home.resolve("profiles.json");
            String south =
                    """
                    ,{"id":"p2","name":"South","kind":"TEST","colour":"BLUE","serviceUrl":"%s"}]}
                    """
                            .formatted(url);
            Files.writeString(profiles, Files.readString(profiles).replace("]}", south));
            gallery.dress(home);
            try (TestWindow window =
                    TestWindow.open(
                            Managed.by(file), FakeKeychain.without(), gallery.locale(), home)) {
                Desk.enterKey(window, StandIn.KEY);
                window.awaitUsable("customersTable");
                window.openCustomer("North");
                Desk.startTrips(window);
                window.press("navHistory");
                window.await(
                        "a row",
                        () -> {
                            TableView<?> table = (TableView<?>) window.node("historyTable");
                            table.getSelectionModel().select(0);
                            return table.getSelectionModel().getSelectedItem() != null;
                        });
                window.awaitUsable("retryOutage");

                Files.writeString(file, "{");
                Objects.requireNonNull(window.program().parts()).services.policies.now();

                window.await("off", () -> !window.isUsable("retryOutage"));
                assertThat(window.on(() -> window.node("retryOutage").getAccessibleHelp()))
                        .contains(why);
                gallery.show(window, "managed-history");
                window.press("navDashboard");
                window.awaitUsable("customersTable");
                gallery.show(window, "managed-board");
            }
        }
        assertThat(gallery.problems()).isEmpty();
    }
}
