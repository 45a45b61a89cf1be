package dev.redrive.retry;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.TaskEvent;
import dev.redrive.journal.TaskEvent.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the states of a watch into events: one for each change, none for a state like the one
 * before. For one thread, but for {@link #events}.
 */
final class EventLog {

    private volatile List<TaskEvent> events;
    private @Nullable What loss;
    private boolean isStill;
    private @Nullable Long stillAt;
    private String word;
    private boolean continues;
    private boolean isKindSaid;

    /** Continues after those events, as after a restart. */
    EventLog(List<TaskEvent> earlier) {
        events = List.copyOf(earlier);
        continues = !earlier.isEmpty();
        isKindSaid = continues;
        word =
                earlier.stream()
                        .filter(event -> event.what() == What.STATE)
                        .map(TaskEvent::word)
                        .reduce("", (_, later) -> later);
    }

    /** The newest {@link TaskEvent#MOST}, oldest first. Any thread. */
    List<TaskEvent> events() {
        return events;
    }

    /** Takes the next state; what is new about it, in order. */
    List<TaskEvent> next(WatchState state, Instant now) {
        List<TaskEvent> fresh = new ArrayList<>();
        Long left = state.entry().nbRemainingItems();
        What lost = lossOf(state.contact());
        if (lost == null && isAnswered(state.contact())) {
            addContact(fresh, left, now);
            addKind(fresh, state, now);
            addState(fresh, state, left, now);
            addMovement(fresh, state, left, now);
        } else if (lost != null && lost != loss) {
            Instant at = state.contact() instanceof ContactState.NoContact no ? no.since() : now;
            fresh.add(new TaskEvent(at, lost, left, ""));
            loss = lost;
        }
        if (!fresh.isEmpty()) {
            List<TaskEvent> all = new ArrayList<>(events);
            all.addAll(fresh);
            events = List.copyOf(all.subList(Math.max(0, all.size() - TaskEvent.MOST), all.size()));
        }
        return fresh;
    }

    private void addContact(List<TaskEvent> fresh, @Nullable Long left, Instant now) {
        if (loss == What.KEY_MISSING || loss == What.KEY_REJECTED) {
            fresh.add(new TaskEvent(now, What.KEY_ENTERED, left, ""));
        } else if (loss != null) {
            fresh.add(new TaskEvent(now, What.CONTACT_BACK, left, ""));
        } else if (continues) {
            fresh.add(new TaskEvent(now, What.WATCHED_AGAIN, left, ""));
        }
        loss = null;
        continues = false;
    }

    /** Of a task that was started elsewhere, which is under the kind that its user chose. */
    private void addKind(List<TaskEvent> fresh, WatchState state, Instant now) {
        TaskSnapshot snapshot = state.snapshot();
        if (!state.entry().attached() || snapshot == null || isKindSaid) {
            return;
        }
        isKindSaid = true;
        String type = Objects.requireNonNullElse(snapshot.type(), "");
        if (type.isBlank()) {
            fresh.add(new TaskEvent(now, What.KIND_MISSING, null, ""));
        } else if (ItemKind.ofTask(type).isEmpty()) {
            fresh.add(new TaskEvent(now, What.KIND_UNKNOWN, null, type));
        }
    }

    private void addState(
            List<TaskEvent> fresh, WatchState state, @Nullable Long left, Instant now) {
        String said = Objects.requireNonNullElse(state.entry().status(), "");
        if (!said.isEmpty() && !said.equals(word)) {
            fresh.add(new TaskEvent(now, What.STATE, left, said));
            word = said;
        }
    }

    private void addMovement(
            List<TaskEvent> fresh, WatchState state, @Nullable Long left, Instant now) {
        Instant since = state.unmovedSince();
        // By what is left and not by when it changed, which a clock that is set back changes too.
        if (isStill && (since == null || !Objects.equals(left, stillAt))) {
            isStill = false;
            fresh.add(new TaskEvent(now, What.MOVING, left, ""));
        }
        if (!isStill && since != null && state.stillFor(now) != null) {
            isStill = true;
            stillAt = left;
            fresh.add(new TaskEvent(since, What.STILL, left, ""));
        }
    }

    private static boolean isAnswered(ContactState contact) {
        return contact instanceof ContactState.Fresh || contact instanceof ContactState.Ended;
    }

    private static @Nullable What lossOf(ContactState contact) {
        return switch (contact) {
            case ContactState.NoContact _ -> What.CONTACT_LOST;
            case ContactState.RateLimited _ -> What.RATE_LIMITED;
            case ContactState.KeyNeeded(var failure) ->
                    failure == null ? What.KEY_MISSING : What.KEY_REJECTED;
            case ContactState.NotFound _ -> What.NOT_FOUND;
            case ContactState.Stopped _ -> What.STOPPED;
            case ContactState.Polling _, ContactState.Fresh _, ContactState.Ended _ -> null;
        };
    }
}
