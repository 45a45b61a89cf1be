package dev.redrive.enterprise.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.OtherProgram;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendOnceTest {

    @Test
    void aRetry_isSentOnce_evenWhenTheJdkMayResendEverything(@TempDir Path folder)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.nothing().thenReset())) {
            Process program =
                    OtherProgram.of(
                                    RetryEverything.class,
                                    List.of("-Djdk.httpclient.enableAllMethodRetry=true"),
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
}
