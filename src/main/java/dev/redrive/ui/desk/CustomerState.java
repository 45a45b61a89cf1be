package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one customer at one moment. Immutable.
 *
 * @param profile how the customer is reached
 * @param key what is known of its key
 * @param isRead whether the history of this customer has been read; until then nothing is known of
 *     earlier retries, and nothing may be claimed or started
 * @param isComplete whether the history could be read; false while its disk fails
 * @param trips the retries of trips
 * @param crashes the retries of crashes
 * @param group where lists show it
 * @param attention what needs a person, the most urgent; null when nothing does
 */
public record CustomerState(
        Profile profile,
        KeyState key,
        boolean isRead,
        boolean isComplete,
        Lane trips,
        Lane crashes,
        CustomerGroup group,
        @Nullable Attention attention) {

    /** The retries of that kind. */
    public Lane lane(ItemKind kind) {
        return kind == ItemKind.TRIPS ? trips : crashes;
    }

    /** Both kinds, trips first. */
    public List<Lane> lanes() {
        return List.of(trips, crashes);
    }

    /** Whether a retry is being requested or a task is watched, also when it needs a person. */
    public boolean isRunning() {
        return trips.isRunning() || crashes.isRunning();
    }

    /** As {@link Lane#percent}, of the running tasks of both kinds together. */
    public @Nullable Integer percent() {
        return Lane.percent(lanes().stream().filter(lane -> !lane.running().isEmpty()).toList());
    }
}
