package dev.redrive.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdsTest {

    private static final String ID = "6753030831fe9826412bac5c";
    private static final String OTHER = "7753030831fe9826412bac5c";
    private static final String UUID = "0b9cbe2d-5c1f-4c0e-9f77-1d2a3b4c5d6e";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "not-hexadecimal:but_opaque",
                "%2F",
                ".",
                "..",
                "...",
                "a/b",
                "a\\b",
                "tasks/" + ID,
                "x" + ID,
                "two words",
                "é-日本-🙂",
                "<b>&amp;",
                "=1+1",
                "{curly}",
                "\"quoted\""
            })
    void whateverTheServiceMayGiveCanBeTyped(String id) {
        assertThat(AnswerLimits.isUsableId(id)).isTrue();
        assertThat(TaskIds.clean(id)).isEqualTo(id);
        assertThat(TaskIds.clean("\uFEFF \u00A0" + id + "\u200B\n")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi, the task is " + ID + ", please watch it.",
                "task id: " + ID,
                "Task-ID " + ID + ".",
                "taskId=" + ID,
                "(" + ID + ")",
                "“" + ID + "”.",
                "{\"taskId\":\"" + ID + "\",\"nbItems\":123}",
                "{ \"id\": 7, \"task_id\" : \"" + ID + "\" }",
                "https://service.drivequant.com/v1/enterprise/task/" + ID,
                "see https://service.drivequant.com/v1/enterprise/task/" + ID + "?x=1 now",
                "GET /v1/enterprise/task/" + ID + " HTTP/1.1",
                "Tâche « " + ID + " » lancée à 14:03",
                ID + " and once more " + ID,
                ID + "," + ID,
                "**" + ID + "**",
                "the task `" + ID + "` runs",
                "['" + ID + "']",
                "<https://service.drivequant.com/v1/enterprise/task/" + ID + "|the task>",
                "see **https://service.drivequant.com/v1/enterprise/task/" + ID + "**",
                "{\\\"taskId\\\":\\\"" + ID + "\\\"}",
                "curl -H 'x-dq-enterprise-api-key: YOUR_KEY'"
                        + " 'https://service.drivequant.com/v1/enterprise/task/"
                        + ID
                        + "'",
                "task_id=" + ID + "&status=PENDING",
                "https://jira.example/browse/SUP-4117 " + ID,
                "\u202B" + ID + "\u202C",
                "Watch " + ID + "\nOn 28 Nov, Jo wrote:\n> Watch " + ID
            })
    void anIdIsFoundInWhatIsPasted(String pasted) {
        assertThat(TaskIds.clean(pasted)).isEqualTo(ID);
    }

    static Stream<String[]> otherIds() {
        return Stream.of(
                new String[] {"the task id is run-4711, started at 9", "run-4711"},
                new String[] {"{\"taskId\":\"a b/c\"}", "a b/c"},
                new String[] {"{\"taskId\":4711}", "4711"},
                new String[] {"http://localhost:8080/v1/enterprise/task/a%2Fb%20c", "a/b c"},
                new String[] {"watch " + UUID + " please", UUID});
    }

    @ParameterizedTest
    @MethodSource("otherIds")
    void anIdOfAnotherFormIsFoundWhereItIsNamed(String pasted, String id) {
        assertThat(TaskIds.clean(pasted)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "\u200B",
                "a\nb",
                "a\u0000b",
                "a\u202Eb",
                ID + " or " + UUID,
                "not " + ID + " but " + OTHER,
                ID + "," + OTHER,
                "taskId: " + ID + ", taskId: " + OTHER,
                "the task id is run-4711, not task id run-4712",
                "/enterprise/task/" + ID + " and /enterprise/task/" + OTHER,
                "{\"taskId\":\"" + ID + "\"} {\"taskId\":\"" + OTHER + "\"}",
                "https://service.drivequant.com/v1/enterprise/task/",
                "https://jira.example/browse/SUP-4117"
            })
    void textThatIsNotOneId_isRejected(String typed) {
        assertThat(TaskIds.clean(typed)).isNull();
    }

    @Test
    void whatIsFarTooLongIsRefused() {
        assertThat(TaskIds.clean("a".repeat(200))).hasSize(200);
        assertThat(TaskIds.clean("a".repeat(201))).isNull();
        assertThat(TaskIds.clean("a ".repeat(1_000_000))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"in progress\",\"taskId\":\"" + ID + "\"}",
                "Task " + ID + " is already in progress",
                "{\"error\":{\"taskId\":\"" + ID + "\",\"traceId\":\"" + UUID + "\"}}"
            })
    void theTaskAnAnswerNamesIsFound(String answer) {
        assertThat(TaskIds.namedIn(answer)).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A task is already in progress",
                "the task id of that is unknown",
                "{\"taskId\":null}",
                "{\"taskId\":\"\"}",
                "{\"taskId\":1.5}",
                "{\"taskId\":12e3,\"nbItems\":5}",
                "{\"taskId\":-7}",
                "{\"taskId\":-7.0}",
                ID + UUID,
                "task id " + ID + " and task id " + OTHER,
                "either " + ID + " or " + UUID
            })
    void anAnswerThatNamesNoneOrSeveralNamesNone(String answer) {
        assertThat(TaskIds.namedIn(answer)).isNull();
    }

    @Test
    void aHugeAnswerIsSearchedInNoTime() {
        assertThat(TaskIds.namedIn("http://".repeat(150_000))).isNull();
        assertThat(TaskIds.namedIn("\"taskId\":\"".repeat(100_000))).isNull();
        assertThat(TaskIds.namedIn("task id ".repeat(100_000))).isNull();
    }
}
