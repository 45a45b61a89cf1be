package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Answers as it was told, and remembers what it was asked. For one thread. */
final class ScriptedAdministration implements Administration {

    final List<String> calls = new ArrayList<>();
    Outcome<TeamList> toTeams = new Outcome.Answered<>(new TeamList(List.of(), 0));
    Outcome<String> toChange = new Outcome.Answered<>("DISABLED");

    /** The teams that are listed from now on. */
    void teams(String... ids) {
        toTeams =
                new Outcome.Answered<>(
                        new TeamList(
                                Stream.of(ids).map(id -> new Team(id, "ENABLED")).toList(), 0));
    }

    @Override
    public Outcome<TeamList> teams() {
        calls.add("teams");
        return toTeams;
    }

    @Override
    public Outcome<CreatedTeam> createTeam(String teamId) {
        calls.add("create " + teamId);
        return new Outcome.Answered<>(
                new CreatedTeam(teamId, "sdk".toCharArray(), "admin".toCharArray()));
    }

    @Override
    public Outcome<String> changeTeam(String teamId, boolean enable) {
        calls.add("change " + teamId + " " + enable);
        return toChange;
    }

    @Override
    public Outcome<PeopleList> hyperAdmins() {
        calls.add("people");
        return new Outcome.Answered<>(new PeopleList(List.of(), 0));
    }

    @Override
    public Outcome<String> createHyperAdmin(NewHyperAdmin person, char[] password) {
        calls.add("person " + person.userId());
        return new Outcome.Answered<>(person.userId());
    }
}
