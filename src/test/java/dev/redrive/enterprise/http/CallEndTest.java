package dev.redrive.enterprise.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallEndTest {

    private final HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT);

    @AfterEach
    void close() {
        connector.close();
    }

    @Test
    void anInterruptEndsTheCallAndItsConnection() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.nothing().thenStall())) {
            EnterpriseApi api = Calls.api(connector, server.url());
            for (FutureTask<?> call :
                    List.of(
                            new FutureTask<>(() -> api.retry(ItemKind.TRIPS)),
                            new FutureTask<>(() -> api.task("t1")))) {
                Thread caller = Thread.ofVirtual().start(call);
                server.awaitRequest();

                caller.interrupt();

                assertThatThrownBy(call::get).hasCauseInstanceOf(InterruptedException.class);
                server.awaitEndOfConnection();
            }
            assertThat(server.requests()).as("each sent exactly once").hasSize(2);
        }
    }

    @Test
    void anInterruptThatCameBeforeSendsNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.nothing())) {
            EnterpriseApi api = Calls.api(connector, server.url());

            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> api.retry(ItemKind.TRIPS))
                    .isInstanceOf(InterruptedException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void aClosedConnectorLeavesNoThreadBehind() throws Exception {
        Reply accepted = Reply.json(200, "{\"taskId\":\"t1\",\"nbItems\":1}");
        try (ScriptedServer server = ScriptedServer.replying(accepted)) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            EnterpriseApi api = Calls.api(connector, server.url());
            for (int i = 0; i < 10; i++) {
                Calls.answerOf(api.retry(ItemKind.TRIPS));
            }
            Calls.answerOf(api.task("t1"));

            connector.close();

            // Connections: ten of one request each and one that was kept.
            for (int i = 0; i < 11; i++) {
                server.awaitEndOfConnection();
            }
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("HttpClient-") && !before.contains(thread)) {
                    assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
                }
            }
        }
    }
}
