package dev.redrive.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.journal.Journal;
import dev.redrive.journal.MemoryJournal;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.profile.ProfileStore;
import dev.redrive.ui.kit.FxExecutor;
import dev.redrive.ui.kit.Fxml;
import dev.redrive.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.testfx.api.FxToolkit;

/** Proves the guard red: each kind of bad deed on the JavaFX thread is found. */
class FxThreadGuardTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @BeforeAll
    static void javaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void everyBadDeedIsFound() throws Exception {
        Path file = Files.writeString(folder.resolve("old"), "text");
        MemoryJournal journal = new MemoryJournal();
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "[]"));
                SessionKeyVault vault = new SessionKeyVault();
                HttpEnterpriseConnector http =
                        new HttpEnterpriseConnector(
                                "1",
                                HttpLimits.STANDARD,
                                text -> text,
                                InstantSource.system(),
                                Networks::standard,
                                null)) {
            EnterpriseApi api = http.connect(server.url(), "k3y-for-the-guard".toCharArray());

            assertThat(
                            found(
                                    () -> Files.readString(file),
                                    () -> Files.writeString(file, "more"),
                                    () -> Files.exists(file),
                                    api::checkKey,
                                    () -> forget(vault),
                                    () -> journal.recent("p", 1),
                                    () -> new ProfileStore(folder.resolve("profiles.json")).load()))
                    .contains(
                            "jdk.FileRead",
                            "jdk.FileWrite",
                            "java.nio.file.Files.exists",
                            "dev.redrive.enterprise.http.HttpEnterpriseApi.checkKey",
                            "dev.redrive.keys.StoredKeyVault$SessionKeyVault.forget",
                            "dev.redrive.journal.MemoryJournal.recent",
                            "dev.redrive.profile.ProfileStore.load");
        }
    }

    @Test
    void theProgramsOwnResourcesAreNoDeed() throws Exception {
        assertThat(
                        found(
                                () -> new Texts(Locale.FRANCE),
                                () -> Fxml.class.getResource("redrive.css")))
                .isEmpty();
    }

    @Test
    void elsewhereTheSameIsFine() throws IOException {
        Trace trace = Trace.begin();
        Files.writeString(folder.resolve("new"), "text");

        List<Touch> touched = trace.end();
        assertThat(touched)
                .anyMatch(touch -> touch.what().equals("jdk.FileWrite") && touch.isOwn());
        assertThat(touched).noneMatch(Touch::isForbidden);
    }

    @Test
    void everyKeeperOfKeysAndDoorToTheServiceIsWatched() {
        Stream<String> calls =
                new ClassFileImporter()
                        .importPath(Path.of("target", "classes")).stream()
                                .filter(FxThreadGuardTest::mayBlock)
                                .flatMap(found ->
                                        found.getMethods().stream()
                                                .filter(method ->
                                                        isOfItsPort(found, method.getName()))
                                                .map(method ->
                                                        found.getName() + "::" + method.getName()));

        assertThat(Trace.CALLS).containsAll(calls.toList());
    }

    @ParameterizedTest
    @FieldSource("dev.redrive.testing.Trace#CALLS")
    void everyCallThatIsWatched_exists(String call) throws ClassNotFoundException {
        String[] parts = call.split("::", -1);
        Class<?> type = Class.forName(parts[0], false, getClass().getClassLoader());

        assertThat(type.getDeclaredMethods())
                .anyMatch(method -> parts.length == 1 || method.getName().equals(parts[1]));
    }

    private static boolean mayBlock(JavaClass found) {
        return !found.isInterface()
                && Stream.of(KeyVault.class, Journal.class, EnterpriseApi.class)
                        .anyMatch(found::isAssignableTo);
    }

    private static boolean isOfItsPort(JavaClass found, String method) {
        // Closing does not wait.
        return !method.equals("close")
                && found.getAllRawInterfaces().stream()
                        .flatMap(port -> port.getMethods().stream())
                        .anyMatch(promised -> promised.getName().equals(method));
    }

    private static boolean forget(SessionKeyVault vault) {
        vault.forget("p");
        return true;
    }

    private static List<String> found(Callable<?>... deeds)
            throws InterruptedException, ExecutionException, IOException {
        Trace trace = Trace.begin();
        for (Callable<?> deed : deeds) {
            assertThat(new FxExecutor().call(deed::call).get()).isNotNull();
        }
        return trace.end().stream().filter(Touch::isForbidden).map(Touch::what).toList();
    }
}
