package dev.redrive.ui.start;

import dev.redrive.policy.Policy;
import dev.redrive.profile.Profile;
import dev.redrive.testing.CustomerStates;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.start.StartViewModel.Known;
import javafx.beans.property.SimpleObjectProperty;

/** What is known before a question, in tests. */
public final class Knowing {

    private Knowing() {}

    /** That there is a key, and nothing else. */
    public static Known aKey(Profile profile) {
        return of(CustomerStates.of(profile), false);
    }

    static Known of(CustomerState state, boolean namesTyped) {
        return new Known(new SimpleObjectProperty<>(state), namesTyped, new Tickets(), Policy.NONE);
    }
}
