package dev.redrive.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.HandExecutor;
import dev.redrive.ui.kit.FxExecutor;
import java.util.concurrent.Callable;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ClearingClipboardTest {

    private final HandExecutor later = new HandExecutor();
    private final ClearingClipboard clipboard = new ClearingClipboard(later);

    @BeforeAll
    static void javaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        on(() -> Clipboard.getSystemClipboard().clear());
    }

    private static void on(Runnable deed) throws Exception {
        Callable<Boolean> call =
                () -> {
                    deed.run();
                    return true;
                };
        assertThat(new FxExecutor().call(call).get()).isTrue();
    }

    private static String held() throws Exception {
        Callable<String> read = () -> String.valueOf(Clipboard.getSystemClipboard().getString());
        return new FxExecutor().call(read).get();
    }

    private void copy(String secret) throws Exception {
        on(() -> clipboard.copy(secret.toCharArray()));
    }

    private static void copyElsewhere(String text) throws Exception {
        on(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @Test
    void aSecret_isClearedAfterItsTime() throws Exception {
        copy("sdk-1");
        assertThat(held()).isEqualTo("sdk-1");

        on(later::runAll);
        assertThat(held()).isEqualTo("null");
    }

    @Test
    void whatWasCopiedSince_stays() throws Exception {
        copy("sdk-1");
        copyElsewhere("a note");

        on(later::runAll);
        on(clipboard::clear);
        assertThat(held()).isEqualTo("a note");
    }

    @Test
    void aSecondSecret_hasItsOwnTime() throws Exception {
        copy("sdk-1");
        copy("admin-2");

        on(later::runFirst);
        assertThat(held()).isEqualTo("admin-2");
        on(later::runFirst);
        assertThat(held()).isEqualTo("null");
    }

    @Test
    void whatIsCopiedAfterTheClearing_isNotTouched_evenIfItIsTheSame() throws Exception {
        copy("sdk-1");
        on(clipboard::clear);
        copyElsewhere("sdk-1");

        on(later::runAll);
        assertThat(held()).isEqualTo("sdk-1");
    }
}
