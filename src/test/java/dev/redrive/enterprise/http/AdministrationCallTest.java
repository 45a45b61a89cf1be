package dev.redrive.enterprise.http;

import static dev.redrive.enterprise.http.Calls.KEY;
import static dev.redrive.enterprise.http.Calls.PATIENT;
import static dev.redrive.enterprise.http.Calls.SHORT;
import static dev.redrive.enterprise.http.Calls.answerOf;
import static dev.redrive.enterprise.http.Calls.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.Administration.CreatedTeam;
import dev.redrive.enterprise.Administration.NewHyperAdmin;
import dev.redrive.enterprise.Administration.Team;
import dev.redrive.enterprise.Administration.TeamList;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdministrationCallTest {

    private static final String PASSWORD = "Secret-Word-2026";
    private static final String PAGE = "<html><body><h1>Gateway</h1></body></html>";

    /** One of the changes. */
    enum Change {
        CREATE_TEAM,
        DISABLE_TEAM,
        ENABLE_TEAM,
        CREATE_HYPER_ADMIN;

        Outcome<?> send(Administration administration) throws InterruptedException {
            return switch (this) {
                case CREATE_TEAM -> administration.createTeam("fleet-west");
                case DISABLE_TEAM -> administration.changeTeam("fleet-west", false);
                case ENABLE_TEAM -> administration.changeTeam("fleet-west", true);
                case CREATE_HYPER_ADMIN ->
                        administration.createHyperAdmin(
                                new NewHyperAdmin("eve@acme.example", "Eve", "Roux"),
                                PASSWORD.toCharArray());
            };
        }
    }

    /** A call of the administration. */
    private interface Call<T> {
        T of(Administration administration) throws InterruptedException;
    }

    private static <T> T with(ScriptedServer server, Call<T> call) throws InterruptedException {
        return with(server.url(), PATIENT, call);
    }

    private static <T> T with(URI url, HttpLimits limits, Call<T> call)
            throws InterruptedException {
        try (HttpEnterpriseConnector connector = Calls.connector(limits)) {
            return call.of(Calls.api(connector, url).administration());
        }
    }

    private static Stream<Arguments> refusals() {
        List<Arguments> all =
                Stream.of(
                                Arguments.of(400, EnterpriseFailure.ServiceError.class),
                                Arguments.of(401, EnterpriseFailure.KeyRefused.class),
                                Arguments.of(403, EnterpriseFailure.Forbidden.class),
                                Arguments.of(404, EnterpriseFailure.NotFound.class),
                                Arguments.of(405, EnterpriseFailure.ServiceError.class),
                                Arguments.of(409, EnterpriseFailure.Conflict.class),
                                Arguments.of(415, EnterpriseFailure.ServiceError.class),
                                Arguments.of(422, EnterpriseFailure.ServiceError.class),
                                Arguments.of(429, EnterpriseFailure.RateLimited.class),
                                Arguments.of(204, EnterpriseFailure.UnknownOutcome.class),
                                Arguments.of(302, EnterpriseFailure.UnknownOutcome.class),
                                Arguments.of(408, EnterpriseFailure.UnknownOutcome.class),
                                Arguments.of(500, EnterpriseFailure.UnknownOutcome.class),
                                Arguments.of(502, EnterpriseFailure.UnknownOutcome.class),
                                Arguments.of(503, EnterpriseFailure.UnknownOutcome.class),
                                Arguments.of(504, EnterpriseFailure.UnknownOutcome.class))
                        .toList();
        return all.stream()
                .flatMap(one ->
                        Stream.of(Change.values())
                                .map(change -> Arguments.of(change, one.get()[0], one.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyStatus_withEveryBody_isOneFailure_andTheChangeIsSentOnce(
            Change change, int status, Class<?> failure) throws Exception {
        List<Reply> replies =
                status == 204
                        ? List.of(Reply.empty(status))
                        : List.of(
                                Reply.empty(status),
                                Reply.json(status, "{\"message\":\"no\"}"),
                                Reply.json(status, "{\"half\":"),
                                Reply.of(status, "text/html", PAGE));
        for (Reply reply : replies) {
            try (ScriptedServer server = ScriptedServer.replying(reply)) {
                Outcome<?> outcome = with(server, change::send);

                assertThat(failureOf(outcome)).isInstanceOf(failure);
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    private static Stream<Arguments> unusableSuccesses() {
        return Stream.of(
                        "",
                        PAGE,
                        "[]",
                        "{}",
                        "null",
                        "true",
                        "{\"ok\":true}",
                        "{\"teamId\":",
                        "{\"message\":\"created\"}")
                .flatMap(body ->
                        Stream.of(Change.values()).map(change -> Arguments.of(change, body)));
    }

    @ParameterizedTest
    @MethodSource("unusableSuccesses")
    void aSuccessThatSaysNothingUsable_isAnUnknownOutcome(Change change, String body)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, body))) {
            Outcome<?> outcome = with(server, change::send);

            assertThat(failureOf(outcome)).isInstanceOf(EnterpriseFailure.UnknownOutcome.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CREATE_TEAM, cut", "CREATE_TEAM, half", "CREATE_TEAM, silent",
        "DISABLE_TEAM, cut", "DISABLE_TEAM, half", "ENABLE_TEAM, silent",
        "CREATE_HYPER_ADMIN, cut", "CREATE_HYPER_ADMIN, half", "CREATE_HYPER_ADMIN, silent"
    })
    void aConnectionThatBreaks_isAnUnknownOutcome_andNothingIsSentAgain(Change change, String how)
            throws Exception {
        Reply reply =
                switch (how) {
                    case "cut" -> Reply.nothing().thenReset();
                    case "half" ->
                            Reply.raw(
                                            "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                                                    + "{\"sdkApiKey\":\"sdk-0123456789")
                                    .thenReset();
                    default -> Reply.nothing().thenStall();
                };
        try (ScriptedServer server = ScriptedServer.replying(reply)) {
            HttpLimits limits = how.equals("silent") ? SHORT : PATIENT;

            EnterpriseFailure failure = failureOf(with(server.url(), limits, change::send));

            assertThat(failure).isInstanceOf(EnterpriseFailure.UnknownOutcome.class);
            assertThat(failure.toString()).doesNotContain("sdk-0123456789");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whereNothingListens_nothingWasDone() throws Exception {
        URI gone;
        try (ScriptedServer server = ScriptedServer.replying(Reply.empty(200))) {
            gone = server.url();
        }
        for (Change change : Change.values()) {
            assertThat(failureOf(with(gone, PATIENT, change::send)))
                    .isInstanceOf(EnterpriseFailure.Unreachable.class);
        }
    }

    @Test
    void theChanges_areTheDocumentedRequests() throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.empty(500))) {
            for (Change change : Change.values()) {
                var _ = with(server, change::send);
            }

            assertThat(server.requests())
                    .extracting(
                            RecordedRequest::method, RecordedRequest::target, RecordedRequest::body)
                    .containsExactly(
                            tuple("POST", "team", "{\"teamId\":\"fleet-west\"}"),
                            tuple("PUT", "teams/fleet-west/status", "{\"status\":\"DISABLED\"}"),
                            tuple("PUT", "teams/fleet-west/status", "{\"status\":\"ENABLED\"}"),
                            tuple(
                                    "POST",
                                    "hyperadmin",
                                    "{\"userId\":\"eve@acme.example\",\"firstname\":\"Eve\","
                                            + "\"lastname\":\"Roux\",\"password\":\""
                                            + PASSWORD
                                            + "\"}"));
            assertThat(server.requests().getFirst().header("content-type"))
                    .isEqualTo("application/json");
            assertThat(server.requests().getFirst().header("x-dq-enterprise-api-key"))
                    .isEqualTo(KEY);
        }
    }

    private static org.assertj.core.groups.Tuple tuple(String method, String path, String body) {
        return org.assertj.core.groups.Tuple.tuple(method, "/v1/enterprise/" + path, body);
    }

    @ParameterizedTest
    @CsvSource({
        "fleet-west, fleet-west",
        "north/south, north%2Fsouth",
        "two words, two%20words",
        "100%, 100%25",
        "a+b, a%2Bb",
        "équipe, %C3%A9quipe",
        "隊, %E9%9A%8A",
        "'.', %2E",
        "'..', %2E%2E",
        "'../teams', ..%2Fteams",
        "a?b#c, a%3Fb%23c",
        "'a;b', a%3Bb",
        "\\, %5C",
        "%2F, %252F"
    })
    void theIdOfATeam_isEscapedInTheAddress(String teamId, String segment) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, "{\"status\":\"DISABLED\"}"))) {
            String status = answerOf(with(server, api -> api.changeTeam(teamId, false)));

            assertThat(status).isEqualTo("DISABLED");
            assertThat(server.requests())
                    .extracting(RecordedRequest::target)
                    .containsExactly("/v1/enterprise/teams/" + segment + "/status");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "a\u0000b", "half\uD83D", KEY, "x" + KEY + "y"})
    void anIdThatCannotBeOne_orHoldsAKey_isNotSent(String teamId) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, "{}"))) {
            assertThat(failureOf(with(server, api -> api.createTeam(teamId))))
                    .isInstanceOf(EnterpriseFailure.NotMade.class);
            assertThat(failureOf(with(server, api -> api.changeTeam(teamId, true))))
                    .isInstanceOf(EnterpriseFailure.NotMade.class);
            assertThat(server.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'teamId':'t','sdkApiKey':'s-1','adminApiKey':'a-1'} | t | s-1 | a-1",
                "{'teamId':'t','sdkApiKey':'s-1','adminApiKey':null,'x':[1]} | t | s-1 | -",
                "{'sdkApiKey':'s-1','adminApiKey':'a-1'} | - | s-1 | a-1",
                "{'teamId':'t'} | t | - | -",
                "{'teamId':7,'sdkKey':'s-1','adminKey':'a-1'} | 7 | - | -",
                "{'teamId':'t','sdkApiKey':12,'adminApiKey':{'v':'a'}} | t | - | -",
                "{'teamId':'t','sdkApiKey':' ','adminApiKey':'a\\nb'} | t | - | -"
            })
    void aNewTeam_bringsTheKeysThatAreThere(
            String json, String teamId, String sdkKey, String adminKey) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, json.replace('\'', '"')))) {
            CreatedTeam created = answerOf(with(server, api -> api.createTeam("t")));

            assertThat(created.teamId()).isEqualTo(teamId);
            assertThat(created.sdkKey()).isEqualTo(sdkKey == null ? null : sdkKey.toCharArray());
            assertThat(created.adminKey())
                    .isEqualTo(adminKey == null ? null : adminKey.toCharArray());
            assertThat(created.toString()).doesNotContain("s-1", "a-1");

            created.wipe();
            assertThat(created.sdkKey())
                    .satisfiesAnyOf(
                            key -> assertThat(key).isNull(),
                            key -> assertThat(key).containsOnly('\0'));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'created':{'teamId':'t','sdkApiKey':'sdk-secret-1'}}",
                "[{'sdkApiKey':'sdk-secret-1'}]",
                "{'message':'made: sdk-secret-1'}",
                "{'sdk_api_key':'sdk-secret-1'}",
                "<p>sdk-secret-1</p>"
            })
    void aSuccessThatIsNotUnderstood_isNotQuoted_asItMayHoldKeys(String body) throws Exception {
        for (int status : List.of(200, 201, 500)) {
            if (status == 500 && !body.toLowerCase(java.util.Locale.ROOT).contains("key")) {
                continue;
            }
            try (ScriptedServer server =
                    ScriptedServer.replying(Reply.json(status, body.replace('\'', '"')))) {
                EnterpriseFailure failure = failureOf(with(server, api -> api.createTeam("t")));

                assertThat(failure).isInstanceOf(EnterpriseFailure.UnknownOutcome.class);
                assertThat(failure.toString()).doesNotContain("sdk-secret-1");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | ",
                "[{'teamId':'a','status':'ENABLED'}] | a=ENABLED",
                "['a','b'] | a=null b=null",
                "[1, 2] | 1=null 2=null",
                "[{'teamId':'a'},{'teamId':'b','status':'SUSPENDED','since':1}] | a=null b=SUSPENDED",
                "[{'id':'a','status':'DISABLED'},{'name':'b'}] | a=DISABLED b=null",
                "{'teams':[{'teamId':'a','status':'ENABLED'}]} | a=ENABLED",
                "{'content':['a'],'totalElements':1,'page':{'size':20}} | a=null",
                "{'data':{'items':[{'teamId':'a'}]}} | a=null",
                "[{'teamId':'a','status':null},{'teamId':'b','status':true}] | a=null b=true",
                "['a',null,{},[],'',{'teamId':' '},true,'c'] | a=null c=null +6",
                "[{'teamId':'north/south','status':'En pause'}] | north/south=En pause"
            })
    void theListOfTeams_isTakenInEveryFormItMayHave(String json, String expected) throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, json.replace('\'', '"')))) {
            assertThat(words(answerOf(with(server, Administration::teams))))
                    .isEqualTo(expected == null ? "" : expected);
        }
    }

    private static String words(TeamList list) {
        StringBuilder words = new StringBuilder();
        for (Team team : list.teams()) {
            words.append(team.teamId()).append('=').append(team.status()).append(' ');
        }
        return (words + (list.nbUnreadable() == 0 ? "" : "+" + list.nbUnreadable())).strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                PAGE,
                "{}",
                "7",
                "null",
                "\"a\"",
                "[1",
                "{\"a\":1,\"b\":\"x\"}",
                "{\"teams\":[],\"others\":[]}",
                "{\"a\":{\"b\":{\"c\":{\"d\":[]}}}}"
            })
    void aListOfTeamsThatIsNone_isAnInvalidAnswer(String body) throws Exception {
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, body))) {
            assertThat(failureOf(with(server, Administration::teams)))
                    .isInstanceOf(EnterpriseFailure.InvalidAnswer.class);
        }
    }

    @Test
    void aListThatRepeatsTheKey_isRefused() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, "[\"" + KEY + "\"]"))) {
            assertThat(failureOf(with(server, Administration::teams)))
                    .isInstanceOf(EnterpriseFailure.InvalidAnswer.class);
        }
    }

    @Test
    void theHyperAdmins_areAllListed() throws Exception {
        String json =
                "[{\"userId\":\"ada\",\"firstname\":\"Ada\",\"lastname\":\"Martin\","
                        + "\"creationDate\":\"2024-03-01T09:30:00.000+0000\"},"
                        + "{\"userId\":\"b\"},\"c\",{\"firstname\":\"D\"},{},null]";
        try (ScriptedServer server = ScriptedServer.replying(Reply.json(200, json))) {
            Administration.PeopleList list = answerOf(with(server, Administration::hyperAdmins));

            assertThat(list.people())
                    .extracting(Administration.Person::userId)
                    .containsExactly("ada", "b", "c", "");
            assertThat(list.people().getFirst().name()).isEqualTo("Ada Martin");
            assertThat(list.people().getFirst().createdAt())
                    .isEqualTo(Instant.parse("2024-03-01T09:30:00Z"));
            assertThat(list.nbUnreadable()).isEqualTo(2);
        }
    }

    @Test
    void aPassword_isSentAsTyped_andStaysTheCallers() throws Exception {
        char[] password = "Ünï\"\\code-\u2028-9!aA".toCharArray();
        try (ScriptedServer server =
                ScriptedServer.replying(Reply.json(200, "{\"userId\":\"eve\"}"))) {
            NewHyperAdmin eve = new NewHyperAdmin("eve", "E", "R");
            String made = answerOf(with(server, api -> api.createHyperAdmin(eve, password)));

            assertThat(made).isEqualTo("eve");
            assertThat(server.requests().getFirst().body())
                    .contains("\"password\":\"Ünï\\\"\\\\code-\u2028-9!aA\"");
            assertThat(password).contains('Ü');
        }
    }
}
