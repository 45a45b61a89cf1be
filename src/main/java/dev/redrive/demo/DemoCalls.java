package dev.redrive.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.demo.DemoCalls.Route.Call;
import dev.redrive.demo.DemoTask.TaskView;
import dev.redrive.demo.Directory.HyperAdmin;
import dev.redrive.demo.Directory.TeamStatus;
import dev.redrive.demo.Wire.Answer;
import dev.redrive.enterprise.ItemKind;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls of the service: each request changes state and gets an answer. Any thread. */
final class DemoCalls {

    private static final int LONGEST_FIELD = 200;

    private final DemoEnterprise enterprise;
    private final List<Route> routes;

    DemoCalls(DemoEnterprise enterprise) {
        this.enterprise = enterprise;
        this.routes =
                List.of(
                        new Route("POST", "push/trips/failed/retry", _ -> retry(ItemKind.TRIPS)),
                        new Route(
                                "POST", "push/crashes/failed/retry", _ -> retry(ItemKind.CRASHES)),
                        new Route("GET", "task/*", this::task),
                        new Route("POST", "team", this::createTeam),
                        new Route("GET", "teams", _ -> Answer.ok(Wire.teams(enterprise.teams()))),
                        new Route("PUT", "teams/*/status", this::changeTeam),
                        new Route("POST", "hyperadmin", this::createHyperAdmin),
                        new Route(
                                "GET",
                                "hyperadmins",
                                _ -> Answer.ok(Wire.hyperAdmins(enterprise.hyperAdmins()))));
    }

    /**
     * Answers one request that carried the key.
     *
     * @param path the decoded names of the path below the base
     */
    Answer answer(String method, List<String> path, String body) {
        for (Route route : routes) {
            String name = route.nameIn(path);
            if (name != null) {
                return route.method().equals(method)
                        ? route.call().apply(new Call(name, body))
                        : Answer.methodNotAllowed(route.method());
            }
        }
        return Answer.notFound("There is no such call");
    }

    private Answer retry(ItemKind kind) {
        TaskView task = enterprise.retry(kind);
        return task == null
                ? Answer.problem(409, "Bad request", "A task is already in progress")
                : Answer.ok(Wire.retryAccepted(task.taskId(), task.nbItems()));
    }

    private Answer task(Call call) {
        TaskView task = enterprise.task(call.name());
        return task == null ? Answer.notFound("There is no such task") : Answer.ok(Wire.task(task));
    }

    private Answer createTeam(Call call) {
        ObjectNode body = Wire.object(call.body());
        String teamId = field(body, "teamId");
        if (teamId == null) {
            return Answer.badRequest("teamId is missing or not usable");
        }
        if (!enterprise.addTeam(teamId)) {
            return Answer.problem(409, "Conflict", "A team of this name exists");
        }
        String sdkKey = enterprise.newTeamKey("demo-sdk-");
        String adminKey = enterprise.newTeamKey("demo-admin-");
        return Answer.ok(Wire.newTeam(teamId, sdkKey, adminKey));
    }

    private Answer changeTeam(Call call) {
        String word = field(Wire.object(call.body()), "status");
        for (TeamStatus status : TeamStatus.values()) {
            if (status.name().equals(word)) {
                return enterprise.changeTeam(call.name(), status)
                        ? Answer.ok(Wire.status(status))
                        : Answer.notFound("There is no such team");
            }
        }
        return Answer.badRequest("status must be ENABLED or DISABLED");
    }

    private Answer createHyperAdmin(Call call) {
        ObjectNode body = Wire.object(call.body());
        String userId = field(body, "userId");
        String firstname = field(body, "firstname");
        String lastname = field(body, "lastname");
        String password = field(body, "password");
        if (userId == null || firstname == null || lastname == null || password == null) {
            return Answer.badRequest("userId, firstname, lastname and password are needed");
        }
        // Which status a weak password gets is not documented; this is a guess.
        if (!HyperAdmin.isPasswordAccepted(password)) {
            return Answer.problem(422, "Unprocessable", "The password is too weak");
        }
        HyperAdmin made = enterprise.addHyperAdmin(userId, firstname, lastname);
        return made == null
                ? Answer.problem(409, "Conflict", "A hyper-admin of this user id exists")
                : Answer.ok(Wire.hyperAdmin(made));
    }

    private static @Nullable String field(@Nullable ObjectNode body, String name) {
        String text = body == null ? null : body.path(name).textValue();
        return text == null || text.isBlank() || text.length() > LONGEST_FIELD ? null : text;
    }

    /**
     * One call of the service.
     *
     * @param method the only HTTP method it takes
     * @param pattern its path below the base, with {@code *} in place of at most one name
     * @param call answers it
     */
    record Route(String method, List<String> pattern, Function<Call, Answer> call) {

        private static final String NAME = "*";

        Route(String method, String pattern, Function<Call, Answer> call) {
            this(method, List.of(pattern.split("/")), call);
        }

        /**
         * What a call is given.
         *
         * @param name the name in the path; empty where the pattern has none
         * @param body the request's body as text
         */
        record Call(String name, String body) {}

        /**
         * The name in this path, empty if the pattern has none; null when the path does not match.
         */
        @Nullable String nameIn(List<String> path) {
            if (path.size() != pattern.size()) {
                return null;
            }
            String name = "";
            for (int i = 0; i < path.size(); i++) {
                if (pattern.get(i).equals(NAME)) {
                    name = path.get(i);
                } else if (!pattern.get(i).equals(path.get(i))) {
                    return null;
                }
            }
            return name;
        }
    }
}
