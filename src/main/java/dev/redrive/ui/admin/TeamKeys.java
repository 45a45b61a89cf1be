package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration.CreatedTeam;
import dev.redrive.profile.Profile;

/**
 * The keys of a team that was just made, until their card is closed.
 *
 * @param customer the one it was made for
 * @param name the team as it was requested
 * @param created what the service answered
 */
record TeamKeys(Profile customer, String name, CreatedTeam created) {

    boolean hasNone() {
        return created.sdkKey() == null && created.adminKey() == null;
    }

    /** Whether the answer is about a team of another name. */
    boolean isOfAnother() {
        String answered = created.teamId();
        return answered != null && !answered.equals(name);
    }
}
