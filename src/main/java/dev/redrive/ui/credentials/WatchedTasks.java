package dev.redrive.ui.credentials;

import dev.redrive.profile.Profile;
import java.util.List;

/** The tasks that are watched, as far as a change of a profile touches them. JavaFX thread. */
public interface WatchedTasks {

    /** The ids of the customer's tasks that are watched now. */
    List<String> ids(Profile profile);

    /** Stops watching them; the service goes on. */
    void stop(Profile profile);
}
