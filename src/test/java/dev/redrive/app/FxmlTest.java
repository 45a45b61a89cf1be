package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.ui.kit.FxExecutor;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Texts;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

class FxmlTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @BeforeAll
    static void javaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyFileLoads(String language) throws Exception {
        Texts texts = new Texts(Locale.of(language));
        for (Fxml file : Fxml.values()) {
            assertThat(new FxExecutor().call(() -> file.load(new Object(), texts)).get())
                    .as("%s", file)
                    .isNotNull();
        }
    }
}
