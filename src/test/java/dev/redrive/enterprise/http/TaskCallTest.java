package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static dev.redrive.enterprise.http.Calls.sample;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure.InvalidAnswer;
import dev.redrive.enterprise.EnterpriseFailure.OtherTask;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.enterprise.TaskStatus.State;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCallTest {

    private static final Instant CREATED = Instant.parse("2024-12-09T14:14:17.574Z");
    private static final String ID = "6753030831fe9826412bac5c";

    @Test
    void readsATaskInProgressAsDocumented() throws Exception {
        assertThat(task(sample("task-in-progress.json")))
                .isEqualTo(
                        new TaskSnapshot(
                                ID,
                                CREATED,
                                null,
                                "PUSH_FAILED_TRIPS",
                                new TaskStatus(State.IN_PROGRESS, "IN_PROGRESS"),
                                321L,
                                12L,
                                Set.of()));
    }

    @Test
    void readsACompletedTaskAsDocumented() throws Exception {
        TaskSnapshot task = task(sample("task-completed.json"));

        assertThat(task.completedAt()).isEqualTo(Instant.parse("2024-12-09T14:19:19.574Z"));
        assertThat(task.isFinal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"task-pending.json, PENDING, 321", "task-canceled.json, CANCELED, 22"})
    void readsTheOtherDocumentedStates(String sample, State state, long remaining)
            throws Exception {
        TaskSnapshot task = task(sample(sample));

        assertThat(task.status()).isEqualTo(new TaskStatus(state, state.name()));
        assertThat(task.nbRemainingItems()).isEqualTo(remaining);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"more\":{\"deep\":[1]},\"text\":\"\"}",
                "{\"taskId\":null,\"createdAt\":null,\"completedAt\":null,\"type\":null,"
                        + "\"status\":null,\"nbItems\":null,\"nbRemainingItems\":null}"
            })
    void everyFieldMayBeMissingOrNullAndUnknownOnesAreLeftAlone(String body) throws Exception {
        assertThat(task(body))
                .isEqualTo(new TaskSnapshot(null, null, null, null, null, null, null, Set.of()));
    }

    @Test
    void unknownWords_areKept() throws Exception {
        TaskSnapshot task = task("{\"type\":\"PUSH_FAILED_SCOOTERS\",\"status\":\"Paused\"}");

        assertThat(task.type()).isEqualTo("PUSH_FAILED_SCOOTERS");
        assertThat(task.status()).isEqualTo(new TaskStatus(State.UNKNOWN, "Paused"));
    }

    @Test
    void keepsNumbersThatContradictEachOther() throws Exception {
        TaskSnapshot more = task("{\"nbItems\":5,\"nbRemainingItems\":9}");
        TaskSnapshot negative = task("{\"nbItems\":-3,\"nbRemainingItems\":-1}");

        assertThat(more.nbRemainingItems()).isEqualTo(9);
        assertThat(negative.nbItems()).isEqualTo(-3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETED\\n", "\\r\\n\\tCompleted\\t", "\\u2028 COMPLETED\\u2029"})
    void aStatusWithLineEndsAroundIt_isReadWithoutThem(String written) throws Exception {
        TaskSnapshot task = task("{\"status\":\"" + written + "\"}");

        TaskStatus status = Objects.requireNonNull(task.status());
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(status.word()).isEqualToIgnoringCase("COMPLETED");
        assertThat(task.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-12-09T14:14:17.574+0000",
                "2024-12-09T14:14:17.574+00:00",
                "2024-12-09T14:14:17.574Z",
                "2024-12-09T16:14:17.574+0200"
            })
    void readsTimesInEveryWayTheServiceAndItsSiblingsWriteThem(String time) throws Exception {
        assertThat(task("{\"createdAt\":\"" + time + "\"}").createdAt()).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"\"",
                "1733753657574",
                "\"2024-12-09T14:14:17\"",
                "{}",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-0001-01-01T00:00:00Z\""
            })
    void anUnreadableTimeDoesNotSpoilTheRest(String time) throws Exception {
        TaskSnapshot task = task("{\"createdAt\":" + time + ",\"nbItems\":7}");

        assertThat(task.createdAt()).isNull();
        assertThat(task.nbItems()).isEqualTo(7);
        assertThat(task.unreadable().contains("createdAt")).isEqualTo(!time.equals("\"\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "12",
                "\"COMPLETED\"",
                "{\"nbItems\":321,\"nbRema",
                "{\"nbItems\":321} and more",
                "{\"nbItems\":321}{\"nbItems\":1}",
                "{\"nbItems\":321,\"nbItems\":12}",
                "{\"nbItems\":NaN}",
                "<html><body>Maintenance</body></html>"
            })
    void whatIsNotATaskIsAnInvalidAnswer(String body) throws Exception {
        assertThat(failureOf(call(Reply.json(200, body)))).isInstanceOf(InvalidAnswer.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"321\"' | 321",
                "'\" 321 \"' | 321",
                "'\"-5\"' | -5",
                "321.0 | 321",
                "3.21e2 | 321",
                "9223372036854775807 | 9223372036854775807"
            })
    void aNumberIsReadHoweverItIsWritten(String written, long number) throws Exception {
        TaskSnapshot task = task("{\"nbItems\":" + written + "}");

        assertThat(task.nbItems()).isEqualTo(number);
        assertThat(task.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"many\"",
                "\"1.5\"",
                "\"1,234\"",
                "\"0x10\"",
                "\"1e3\"",
                "9223372036854775808",
                "-9223372036854775809",
                "1.5",
                "1e400",
                "1e1000000000",
                "1e-1000000000",
                "true",
                "{}",
                "{\"value\":321}",
                "[321]",
                "LONG"
            })
    void anUnreadableNumber_hidesNoOtherField(String written) throws Exception {
        String number = written.replace("LONG", "9".repeat(900_000));
        TaskSnapshot task =
                task(
                        "{\"nbItems\":"
                                + number
                                + ",\"status\":\"COMPLETED\",\"nbRemainingItems\":0}");

        assertThat(task)
                .isEqualTo(
                        new TaskSnapshot(
                                null,
                                null,
                                null,
                                null,
                                TaskStatus.of("COMPLETED"),
                                null,
                                0L,
                                Set.of("nbItems")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "false",
                "{\"name\":\"COMPLETED\"}",
                "[\"COMPLETED\"]",
                "\"COMPLE\\u0000TED\"",
                "\"COMPLETED\\u200b\"",
                "\"\\u202eDETELPMOC\"",
                "\"a\\nb\"",
                "\"\\ud800\"",
                "LONG"
            })
    void anUnreadableWord_hidesNoOtherField(String written) throws Exception {
        String word = written.replace("LONG", '"' + "A".repeat(101) + '"');
        TaskSnapshot task = task("{\"status\":" + word + ",\"type\":" + word + ",\"nbItems\":7}");

        assertThat(task.status()).isNull();
        assertThat(task.type()).isNull();
        assertThat(task.nbItems()).isEqualTo(7);
        assertThat(task.unreadable()).containsExactlyInAnyOrder("status", "type");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, COMPLETED",
        "completed, COMPLETED",
        "Completed, COMPLETED",
        "' COMPLETED ', COMPLETED",
        "CANCELLED, CANCELED",
        "cancelled, CANCELED",
        "Canceled, CANCELED",
        "in_progress, IN_PROGRESS",
        "In Progress, IN_PROGRESS",
        "in-progress, IN_PROGRESS",
        "IN PROGRESS, IN_PROGRESS",
        "' pending', PENDING",
        "failed, FAILED",
        "COMPLETED_WITH_ERRORS, UNKNOWN",
        "UNKNOWN, UNKNOWN",
        "DONE, UNKNOWN"
    })
    void aStatusWord_isInterpretedAndKeptAsWritten(String word, State state) throws Exception {
        assertThat(task("{\"status\":\"" + word + "\"}").status())
                .isEqualTo(new TaskStatus(state, word));
    }

    @Test
    void aWordOfTheGreatestLength_isAccepted() throws Exception {
        assertThat(task("{\"status\":\"" + "A".repeat(100) + "\"}").status()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7753030831fe9826412bac5c\"",
                "\"6753030831FE9826412BAC5C\"",
                "\" 6753030831fe9826412bac5c\"",
                "4711",
                "LONG"
            })
    void anAnswerAboutAnotherTask_isNotUsed(String id) throws Exception {
        String other = id.replace("LONG", '"' + "6".repeat(900_000) + '"');

        assertThat(
                        failureOf(
                                call(
                                        Reply.json(
                                                200,
                                                "{\"taskId\":"
                                                        + other
                                                        + ",\"status\":\"COMPLETED\"}"))))
                .isEqualTo(new OtherTask());
    }

    @Test
    void anUnreadableId_hidesNoOtherField() throws Exception {
        TaskSnapshot task = task("{\"taskId\":[\"a\"],\"nbItems\":7}");

        assertThat(task.nbItems()).isEqualTo(7);
        assertThat(task.unreadable()).containsExactly("taskId");
    }

    @Test
    void deepNestingIsAnInvalidAnswerAndNoOverflow() throws Exception {
        assertThat(failureOf(call(Reply.json(200, "[".repeat(500_000)))))
                .isInstanceOf(InvalidAnswer.class);
    }

    @Test
    void anInvalidAnswerSaysInWhichWayAndWhatWasSaid() throws Exception {
        assertThat(failureOf(call(Reply.of(200, "text/html", "<h1>Down</h1><p>for now</p>"))))
                .isEqualTo(new InvalidAnswer("not JSON", "Down for now"));
        assertThat(failureOf(call(Reply.json(200, "[7]"))).detail()).isEqualTo("not an object");
    }

    private static TaskSnapshot task(String body) throws IOException, InterruptedException {
        return answerOf(call(Reply.json(200, body)));
    }

    private static Outcome<TaskSnapshot> call(Reply reply)
            throws IOException, InterruptedException {
        try (ScriptedServer server = ScriptedServer.replying(reply);
                HttpEnterpriseConnector connector = Calls.connector(Calls.PATIENT)) {
            return Calls.api(connector, server.url()).task(ID);
        }
    }
}
