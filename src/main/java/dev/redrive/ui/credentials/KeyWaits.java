package dev.redrive.ui.credentials;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.ui.credentials.CredentialsController.WatchedTasks;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.HashMap;
import java.util.Map;

/** What is wrong with the customers' keys, and which tasks wait for one. JavaFX thread. */
final class KeyWaits {

    private final ProfilesModel profiles;
    private final WatchedTasks watched;
    private final Texts texts;
    private Map<String, Integer> waiting = Map.of();

    KeyWaits(ProfilesModel profiles, WatchedTasks watched, Texts texts) {
        this.profiles = profiles;
        this.watched = watched;
        this.texts = texts;
        refresh();
    }

    /** Looks again; whether anything has changed. */
    boolean refresh() {
        Map<String, Integer> now = new HashMap<>();
        for (Profile profile : profiles.profiles()) {
            int tasks = watched.waitingForKey(profile);
            if (tasks > 0) {
                now.put(profile.id(), tasks);
            }
        }
        boolean changed = !now.equals(waiting);
        waiting = now;
        return changed;
    }

    /** How many tasks of that customer wait for a key. */
    int count(Profile profile) {
        return waiting.getOrDefault(profile.id(), 0);
    }

    /** Whether the service rejected that customer's key. */
    boolean isRejected(Profile profile) {
        return profiles.keys().of(profile).isRejected()
                || (count(profile) > 0 && watched.isKeyRejected(profile));
    }

    /** What is wrong with that customer's key; empty when nothing is. */
    String wrong(Profile profile) {
        KeyState key = profiles.keys().of(profile);
        int tasks = count(profile);
        if (tasks > 0) {
            return isRejected(profile)
                    ? texts.get("credentials.rejected", tasks)
                    : texts.get("credentials.missing", tasks);
        }
        if (key.isRejected()) {
            return texts.get("credentials.rowRejected");
        }
        if (key.isUnread()) {
            return texts.get("shell.keyUnread");
        }
        if (key.isUnavailable()) {
            return texts.get("credentials.rowKeyUnavailable");
        }
        return key.ending() == null ? texts.get("credentials.noKey") : "";
    }
}
