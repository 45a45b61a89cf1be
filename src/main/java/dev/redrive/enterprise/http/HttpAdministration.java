package dev.redrive.enterprise.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.EnterpriseFailure.NotMade;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import dev.redrive.enterprise.http.HttpCalls.AnswerReader;
import dev.redrive.enterprise.http.HttpCalls.Change;
import dev.redrive.enterprise.http.HttpCalls.SendOnce;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Teams and hyper-admins over HTTP, as {@link Administration} promises. */
final class HttpAdministration implements Administration {

    private static final JsonFactory JSON = new JsonFactory();

    /** The name of a field that may hold a team's key, or repeat the password that was sent. */
    private static final Pattern SECRET =
            Pattern.compile("(?i)(sdk|admin)[\\s_-]*(api)?[\\s_-]*key|\"password\"");

    private final Endpoints endpoints;
    private final HttpCalls calls;

    HttpAdministration(Endpoints endpoints, HttpCalls calls) {
        this.endpoints = endpoints;
        this.calls = calls;
    }

    @Override
    public Outcome<TeamList> teams() throws InterruptedException {
        return calls.read(endpoints.teams(), body -> AdministrationAnswers.teams(body, calls));
    }

    @Override
    public Outcome<CreatedTeam> createTeam(String teamId) throws InterruptedException {
        return isUnusable(teamId)
                ? HttpCalls.failed(new NotMade())
                : change(
                        "POST",
                        endpoints.team(),
                        json -> json.writeStringField("teamId", teamId),
                        AdministrationAnswers::created);
    }

    /** A success is never quoted, and anything else only where it cannot hold a key. */
    private static Answer withoutSecrets(Answer answer) {
        return answer.isSuccess() || SECRET.matcher(answer.body()).find()
                ? new Answer(answer.status(), answer.headers(), "", answer.ending())
                : answer;
    }

    @Override
    public Outcome<String> changeTeam(String teamId, boolean enable) throws InterruptedException {
        return isUnusable(teamId)
                ? HttpCalls.failed(new NotMade())
                : change(
                        "PUT",
                        endpoints.teamStatus(teamId),
                        json ->
                                json.writeStringField(
                                        "status", enable ? Team.ENABLED : Team.DISABLED),
                        body -> AdministrationAnswers.status(body, calls));
    }

    /** A key pasted as a name would end up in the logs of every intermediary. */
    private boolean isUnusable(String teamId) {
        return !AnswerLimits.isUsableId(teamId) || calls.holdsSecret(teamId);
    }

    @Override
    public Outcome<PeopleList> hyperAdmins() throws InterruptedException {
        return calls.read(
                endpoints.hyperAdmins(), body -> AdministrationAnswers.people(body, calls));
    }

    @Override
    public Outcome<String> createHyperAdmin(NewHyperAdmin person, char[] password)
            throws InterruptedException {
        return change(
                "POST",
                endpoints.hyperAdmin(),
                json -> {
                    json.writeStringField("userId", person.userId());
                    json.writeStringField("firstname", person.firstName());
                    json.writeStringField("lastname", person.lastName());
                    json.writeFieldName("password");
                    json.writeString(password, 0, password.length);
                },
                body -> AdministrationAnswers.made(body, calls));
    }

    private <T> Outcome<T> change(String method, URI address, Fields fields, AnswerReader<T> reader)
            throws InterruptedException {
        byte[] body = json(fields);
        try {
            return calls.change(
                    new Change<>(
                            method,
                            address,
                            reader,
                            Failures::ofChangeStatus,
                            HttpAdministration::withoutSecrets),
                    new SendOnce(body));
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static byte[] json(Fields fields) {
        WipedBytes bytes = new WipedBytes();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Nothing is written but memory.
        }
        byte[] whole = bytes.toByteArray();
        bytes.wipe();
        return whole;
    }

    /** Writes the fields of a request. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** Bytes in memory that can be overwritten, since a password may be among them. */
    private static final class WipedBytes extends ByteArrayOutputStream {

        private void wipe() {
            Arrays.fill(buf, (byte) 0);
        }
    }
}
