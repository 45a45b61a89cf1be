package dev.redrive.enterprise;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The teams and hyper-admins of one enterprise. Calls block up to their time limit and may be made
 * from any thread but the JavaFX one.
 *
 * <p>Each change is sent exactly once. A failure other than {@link
 * EnterpriseFailure.UnknownOutcome} proves that nothing was changed. An {@link
 * InterruptedException} of a change leaves its outcome unknown.
 */
public interface Administration {

    /** Lists the teams. The form of the answer is not documented, so much is accepted. */
    Outcome<TeamList> teams() throws InterruptedException;

    /**
     * Makes a team.
     *
     * @param teamId as it was typed; one that is no {@linkplain AnswerLimits#isUsableId usable id}
     *     or holds a key is not sent
     */
    Outcome<CreatedTeam> createTeam(String teamId) throws InterruptedException;

    /**
     * Enables or disables a team. Disabling invalidates every API key of the team at once.
     *
     * @param teamId as it was listed; escaped before it becomes part of the address
     * @return the status that the service says the team has now, as it was written
     */
    Outcome<String> changeTeam(String teamId, boolean enable) throws InterruptedException;

    /** Lists the hyper-admins. */
    Outcome<PeopleList> hyperAdmins() throws InterruptedException;

    /**
     * Makes a hyper-admin.
     *
     * @param password stays the caller's, who wipes it
     * @return the user id that the service names
     */
    Outcome<String> createHyperAdmin(NewHyperAdmin person, char[] password)
            throws InterruptedException;

    /**
     * A team as the service lists it.
     *
     * @param teamId its name and id in one, never edited
     * @param status the service's own word; null when it said none
     */
    record Team(String teamId, @Nullable String status) {

        /** The word for a team whose keys work. */
        public static final String ENABLED = "ENABLED";

        /** The word for a team whose keys do not work. */
        public static final String DISABLED = "DISABLED";
    }

    /**
     * The teams in the order of the service.
     *
     * @param nbUnreadable how many entries of the list could not be read as a team
     */
    record TeamList(List<Team> teams, int nbUnreadable) {

        /** Copies the list. */
        public TeamList {
            teams = List.copyOf(teams);
        }
    }

    /**
     * A hyper-admin as the service lists it, fit to be shown.
     *
     * @param createdAt when the service says so; null when it does not
     */
    record Person(String userId, String name, @Nullable Instant createdAt) {

        /** Without the name and address of the user, which do not belong in a log. */
        @Override
        public String toString() {
            return "Person";
        }
    }

    /**
     * The hyper-admins in the order of the service.
     *
     * @param nbUnreadable how many entries of the list could not be read
     */
    record PeopleList(List<Person> people, int nbUnreadable) {

        /** Copies the list. */
        public PeopleList {
            people = List.copyOf(people);
        }
    }

    /** A hyper-admin to be made. */
    record NewHyperAdmin(String userId, String firstName, String lastName) {

        /** Without the name and address of the user, which do not belong in a log. */
        @Override
        public String toString() {
            return "NewHyperAdmin";
        }
    }

    /**
     * A team that was just made, with its keys, which the service shows this once. Never printed:
     * {@link #toString()} has no key. Safe for any thread.
     */
    final class CreatedTeam {

        private final @Nullable String teamId;
        private final char @Nullable [] sdkKey;
        private final char @Nullable [] adminKey;

        /**
         * Takes over the keys.
         *
         * @param teamId the team that the answer names; null when it names none
         * @param sdkKey null when the answer has none in the documented form
         * @param adminKey the same
         */
        public CreatedTeam(
                @Nullable String teamId, char @Nullable [] sdkKey, char @Nullable [] adminKey) {
            this.teamId = teamId;
            this.sdkKey = sdkKey;
            this.adminKey = adminKey;
        }

        /** The team that the answer names; null when it names none. */
        public @Nullable String teamId() {
            return teamId;
        }

        /** A copy of the key for the SDK, to be wiped by the caller; null when there is none. */
        public char @Nullable [] sdkKey() {
            return sdkKey == null ? null : sdkKey.clone();
        }

        /** A copy of the key for the team's administration; as {@link #sdkKey()}. */
        public char @Nullable [] adminKey() {
            return adminKey == null ? null : adminKey.clone();
        }

        /** Overwrites the keys. */
        public void wipe() {
            if (sdkKey != null) {
                Arrays.fill(sdkKey, '\0');
            }
            if (adminKey != null) {
                Arrays.fill(adminKey, '\0');
            }
        }

        @Override
        public String toString() {
            return "CreatedTeam[keys masked]";
        }
    }
}
