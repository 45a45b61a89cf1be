package dev.redrive.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Teams and hyper-admins in the order they were made. Not safe for threads by itself. */
final class Directory {

    private final Map<String, TeamStatus> teams = new LinkedHashMap<>();
    private final Map<String, HyperAdmin> hyperAdmins = new LinkedHashMap<>();

    /** As every story begins: two teams, two hyper-admins. */
    Directory() {
        teams.put("fleet-north", TeamStatus.ENABLED);
        teams.put("fleet-south", TeamStatus.DISABLED);
        add(new HyperAdmin("ada", "Ada", "Martin", Instant.parse("2024-03-01T09:30:00Z")));
        add(new HyperAdmin("jonas", "Jonas", "Keller", Instant.parse("2024-06-17T13:05:42.250Z")));
    }

    Map<String, TeamStatus> teams() {
        return new LinkedHashMap<>(teams);
    }

    /** False when the name is taken. */
    boolean addTeam(String teamId) {
        return teams.putIfAbsent(teamId, TeamStatus.ENABLED) == null;
    }

    /** False when there is no such team. */
    boolean changeTeam(String teamId, TeamStatus status) {
        return teams.replace(teamId, status) != null;
    }

    List<HyperAdmin> hyperAdmins() {
        return new ArrayList<>(hyperAdmins.values());
    }

    /** False when the user id is taken. */
    boolean add(HyperAdmin hyperAdmin) {
        return hyperAdmins.putIfAbsent(hyperAdmin.userId(), hyperAdmin) == null;
    }
}
