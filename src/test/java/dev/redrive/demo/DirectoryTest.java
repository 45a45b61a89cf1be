package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Teams and hyper-admins over HTTP. */
class DirectoryTest {

    @AutoClose private final Rig rig = Rig.of(Scenario.QUIET_DAY);

    @Test
    void aNewTeamIsListedAndItsKeysAreShownOnce() throws Exception {
        String body = rig.call("POST", "team", "{\"teamId\":\"fleet/west+1\"}").body();

        assertThat(body)
                .matches(
                        "\\{\"teamId\":\"fleet/west\\+1\",\"sdkApiKey\":\"demo-sdk-[0-9a-f]{32}\","
                                + "\"adminApiKey\":\"demo-admin-[0-9a-f]{32}\"}");
        assertThat(rig.call("GET", "teams", "").body())
                .endsWith(",{\"teamId\":\"fleet/west+1\",\"status\":\"ENABLED\"}]")
                .doesNotContain("demo-");
    }

    @Test
    void aTakenTeamNameIsA409() throws Exception {
        assertThat(status("POST", "team", "{\"teamId\":\"fleet-north\"}")).isEqualTo(409);
    }

    @Test
    void aTeamIsSwitchedByItsEscapedId() throws Exception {
        var _ = rig.answer("POST", "team", "{\"teamId\":\"fleet/west+1\"}");

        HttpResponse<String> response =
                rig.call("PUT", "teams/fleet%2Fwest+1/status", "{\"status\":\"DISABLED\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"DISABLED\"}");
        assertThat(rig.answer("GET", "teams", "").get(2).get("status").asText())
                .isEqualTo("DISABLED");
    }

    @Test
    void aTeamThatIsNotThereIsA404AndAnUnknownStatusA400() throws Exception {
        assertThat(status("PUT", "teams/none/status", "{\"status\":\"ENABLED\"}")).isEqualTo(404);
        assertThat(status("PUT", "teams/fleet-north/status", "{\"status\":\"enabled\"}"))
                .isEqualTo(400);
    }

    @Test
    void twoHyperAdminsAreThereAtTheStart() throws Exception {
        JsonNode listed = rig.answer("GET", "hyperadmins", "");

        assertThat(listed.findValuesAsText("userId")).containsExactly("ada", "jonas");
    }

    @Test
    void aNewHyperAdminIsListedWithoutThePassword() throws Exception {
        String made = rig.call("POST", "hyperadmin", hyperAdmin("mia", "Abcdefgh123!")).body();

        assertThat(made)
                .isEqualTo(
                        "{\"userId\":\"mia\",\"firstname\":\"Mia\",\"lastname\":\"Ek\","
                                + "\"creationDate\":\"2026-11-23T02:15:00.250+0000\"}");
        assertThat(rig.call("GET", "hyperadmins", "").body()).endsWith("," + made + "]");
    }

    @Test
    void aTakenUserIdIsA409() throws Exception {
        assertThat(status("POST", "hyperadmin", hyperAdmin("ada", "Abcdefgh123!"))).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abcdefg123!",
                "ABCDEFGH123!",
                "abcdefgh123!",
                "Abcdefghijk!",
                "Abcdefgh1234"
            })
    void aPasswordThatLacksSomethingIsA422(String password) throws Exception {
        assertThat(status("POST", "hyperadmin", hyperAdmin("mia", password))).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "[]",
                "{}",
                "{\"teamId\":7}",
                "{\"teamId\":\" \"}",
                "{\"teamId\":\"a\"} {}",
                "{\"teamId\":\"a\",\"teamId\":\"b\"}"
            })
    void aBodyThatIsNotAsDocumentedIsA400(String body) throws Exception {
        assertThat(status("POST", "team", body)).isEqualTo(400);
        assertThat(status("POST", "hyperadmin", body)).isEqualTo(400);
    }

    private int status(String method, String path, String body) throws Exception {
        return rig.call(method, path, body).statusCode();
    }

    private static String hyperAdmin(String userId, String password) {
        return "{\"userId\":\"%s\",\"firstname\":\"Mia\",\"lastname\":\"Ek\",\"password\":\"%s\"}"
                .formatted(userId, password);
    }
}
