package dev.redrive.ui.start;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.StartResult.StartOutcome;
import java.util.HashSet;
import java.util.Set;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;

/**
 * Which customers' keys the service rejected when a retry was requested, until another key is
 * entered. JavaFX thread.
 */
public final class RejectedKeys {

    private final Set<String> rejected = new HashSet<>();

    /**
     * None yet.
     *
     * @param keys by profile id; any change makes that key worth another try
     */
    public RejectedKeys(ObservableMap<String, KeyState> keys) {
        keys.addListener(
                (MapChangeListener<String, KeyState>) change -> rejected.remove(change.getKey()));
    }

    /** Learns from the outcome of a start. */
    public void answered(StartOutcome outcome) {
        if (outcome.result() instanceof StartResult.Failed(EnterpriseFailure.KeyRefused _)) {
            rejected.add(outcome.profile().id());
        } else if (outcome.result() instanceof StartResult.Watching
                || outcome.result() instanceof StartResult.NothingFailed) {
            rejected.remove(outcome.profile().id());
        }
    }

    /** Whether that customer's key was rejected and is still the same. */
    public boolean contains(Profile profile) {
        return rejected.contains(profile.id());
    }
}
