package dev.redrive.enterprise.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendOnceTest {

    @Test
    void aRetryIsSentOnceEvenWhereTheJdkIsToldToSendEverythingAgain(@TempDir Path folder)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.nothing().thenReset())) {
            Process program =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Djdk.httpclient.enableAllMethodRetry=true",
                                    "-cp",
                                    classPath(),
                                    RetryEverything.class.getName(),
                                    server.url().toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("output.log").toFile())
                            .start();

            assertThat(program.waitFor()).isZero();
            assertThat(server.requests())
                    .extracting(RecordedRequest::target)
                    .as("the plain POST was sent again, the retry was not")
                    .containsExactly("/plain", "/plain", "/v1/enterprise/push/trips/failed/retry");
        }
    }

    /** All modules of this test as a plain class path, with the test classes. */
    private static String classPath() throws Exception {
        List<String> entries = new ArrayList<>();
        String self = "/" + SendOnceTest.class.getName().replace('.', '/') + ".class";
        URL file = Objects.requireNonNull(SendOnceTest.class.getResource(self));
        entries.add(Path.of(URI.create(file.toString().replace(self, "/"))).toString());
        ModuleLayer.boot().configuration().modules().stream()
                .flatMap(module -> module.reference().location().stream())
                .filter(location -> "file".equals(location.getScheme()))
                .forEach(location -> entries.add(Path.of(location).toString()));
        entries.add(System.getProperty("java.class.path"));
        return String.join(File.pathSeparator, entries);
    }
}
