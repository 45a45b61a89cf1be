package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.Administration.CreatedTeam;
import dev.redrive.enterprise.Administration.PeopleList;
import dev.redrive.enterprise.Administration.Person;
import dev.redrive.enterprise.Administration.Team;
import dev.redrive.enterprise.Administration.TeamList;
import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.EnterpriseApi.HyperAdmin;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.http.AnswerReaders.AnswerJson;
import dev.redrive.enterprise.http.AnswerReaders.ServiceTimes;
import dev.redrive.enterprise.http.AnswerReaders.UnusableAnswerException;
import dev.redrive.text.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answers about teams and hyper-admins. The list of teams is accepted in every form it
 * may reasonably have: names alone, other fields beside them, and wrapped in an object.
 */
final class AdministrationAnswers {

    private static final int LONGEST = AnswerLimits.LONGEST_WORD;
    private static final int LONGEST_KEY = 1_000;
    private static final int DEEPEST = 3;

    /** What the name of a team may be called, the documented one first. */
    private static final List<String> TEAM_NAMES =
            List.of("teamId", "team_id", "teamID", "id", "team", "teamName", "name");

    private AdministrationAnswers() {}

    static TeamList teams(String body, HttpCalls calls) throws UnusableAnswerException {
        List<Team> teams = new ArrayList<>();
        int nbUnreadable = 0;
        for (JsonNode one : list(body)) {
            String id = teamId(one);
            if (id == null || !AnswerLimits.isUsableId(id)) {
                nbUnreadable++;
                continue;
            }
            calls.rejectSecret(id);
            String status = one.isObject() ? word(one.path("status")) : null;
            calls.rejectSecret(status);
            teams.add(new Team(id, status));
        }
        return new TeamList(teams, nbUnreadable);
    }

    private static @Nullable String teamId(JsonNode one) {
        if (!one.isObject()) {
            return id(one);
        }
        for (String name : TEAM_NAMES) {
            String id = id(one.path(name));
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    /** An id as it was written; one that is a whole number is taken as its digits. */
    private static @Nullable String id(JsonNode value) {
        return value.isTextual() || value.isIntegralNumber() ? value.asText() : null;
    }

    private static @Nullable String word(JsonNode value) {
        String word =
                value.isValueNode() && !value.isNull()
                        ? TextSanitizer.oneLine(value.asText(), LONGEST)
                        : "";
        return word.isEmpty() ? null : word;
    }

    /** The array, or the only array in an object, whatever it is called. */
    private static JsonNode list(String body) throws UnusableAnswerException {
        JsonNode json = AnswerJson.parse(body);
        for (int depth = 0; depth < DEEPEST && json.isObject(); depth++) {
            JsonNode inner = only(json, true);
            json = inner == null ? only(json, false) : inner;
            if (json == null) {
                break;
            }
        }
        if (json == null || !json.isArray()) {
            throw new UnusableAnswerException("not a list");
        }
        return json;
    }

    /** The only array among the fields, or the only object; null when there is not exactly one. */
    private static @Nullable JsonNode only(JsonNode object, boolean array) {
        JsonNode found = null;
        for (JsonNode field : object) {
            if (array ? field.isArray() : field.isObject()) {
                if (found != null) {
                    return null;
                }
                found = field;
            }
        }
        return found;
    }

    /**
     * What a new team got. An object that names neither the team nor a key proves nothing.
     *
     * @throws UnusableAnswerException its message holds nothing of the body, which may hold keys
     */
    static CreatedTeam created(String body) throws UnusableAnswerException {
        JsonNode json = object(body);
        String teamId = id(json.path("teamId"));
        char[] sdkKey = key(json.path("sdkApiKey"));
        char[] adminKey = key(json.path("adminApiKey"));
        if (teamId != null && !AnswerLimits.isUsableId(teamId)) {
            teamId = null;
        }
        if (teamId == null && sdkKey == null && adminKey == null) {
            throw new UnusableAnswerException("neither a team nor a key");
        }
        return new CreatedTeam(teamId, sdkKey, adminKey);
    }

    private static char @Nullable [] key(JsonNode value) {
        String key = value.isTextual() ? value.textValue() : "";
        boolean usable =
                !key.isBlank()
                        && key.length() <= LONGEST_KEY
                        && key.chars().allMatch(c -> c >= ' ' && c != 127);
        return usable ? key.toCharArray() : null;
    }

    /** The status that a team has now. */
    static String status(String body, HttpCalls calls) throws UnusableAnswerException {
        String status = word(object(body).path("status"));
        if (status == null) {
            throw new UnusableAnswerException("no status");
        }
        calls.rejectSecret(status);
        return status;
    }

    /** The user id of a new hyper-admin. */
    static String made(String body, HttpCalls calls) throws UnusableAnswerException {
        String userId = word(object(body).path("userId"));
        if (userId == null) {
            throw new UnusableAnswerException("no user id");
        }
        calls.rejectSecret(userId);
        return userId;
    }

    private static JsonNode object(String body) throws UnusableAnswerException {
        JsonNode json = AnswerJson.parse(body);
        if (!json.isObject()) {
            throw new UnusableAnswerException("not an object");
        }
        return json;
    }

    static PeopleList people(String body, HttpCalls calls) throws UnusableAnswerException {
        return people(list(body), calls);
    }

    /** Strict, as it is to prove that this is the service: an array, as documented. */
    static KeyAccepted keyAccepted(String body, HttpCalls calls) throws UnusableAnswerException {
        JsonNode list = AnswerJson.parse(body);
        if (!list.isArray()) {
            throw new UnusableAnswerException("not a list");
        }
        return new KeyAccepted(
                list.size(),
                people(list, calls).people().stream()
                        .limit(AnswerLimits.MOST_PEOPLE)
                        .map(person -> new HyperAdmin(person.userId(), person.name()))
                        .toList());
    }

    private static PeopleList people(JsonNode list, HttpCalls calls)
            throws UnusableAnswerException {
        List<Person> people = new ArrayList<>();
        int nbUnreadable = 0;
        for (JsonNode one : list) {
            String userId = one.isTextual() ? line(one.textValue()) : shown(one, "userId");
            String name = line((shown(one, "firstname") + " " + shown(one, "lastname")).strip());
            if ((userId + name).isEmpty()) {
                nbUnreadable++;
                continue;
            }
            calls.rejectSecret(userId);
            calls.rejectSecret(name);
            people.add(
                    new Person(
                            userId, name, ServiceTimes.read(one.path("creationDate").asText(""))));
        }
        return new PeopleList(people, nbUnreadable);
    }

    private static String shown(JsonNode person, String field) {
        return line(person.path(field).asText(""));
    }

    private static String line(String text) {
        return TextSanitizer.oneLine(text, LONGEST);
    }
}
