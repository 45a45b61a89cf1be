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

    /** Whether a team's keys work; the names are the words on the wire. */
    enum TeamStatus {
        ENABLED,
        DISABLED
    }

    /** A hyper-admin as listed; the password is checked when one is made and kept nowhere. */
    record HyperAdmin(String userId, String firstname, String lastname, Instant creationDate) {

        private static final int SHORTEST_PASSWORD = 12;
        private static final String SIGNS = "!@#$%^?=+_-";

        /**
         * At least 12 characters with a lower and an upper letter, a digit and one of the signs.
         */
        static boolean isPasswordAccepted(String password) {
            return password.length() >= SHORTEST_PASSWORD
                    && password.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                    && password.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                    && password.chars().anyMatch(c -> c >= '0' && c <= '9')
                    && password.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
        }
    }
}
