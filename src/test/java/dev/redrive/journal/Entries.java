package dev.redrive.journal;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Entries to try journals with. */
public final class Entries {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Entries() {}

    /** A task the service has not said anything of yet. */
    public static JournalEntry entry(String id, String profile, int second) {
        return requested(id, "task-" + id, profile, second);
    }

    /** A retry of which it is not known whether it started. */
    public static JournalEntry notKnown(String id, int second) {
        return requested(id, null, "acme", second);
    }

    static JournalEntry nothingToSend(String id, int second) {
        JournalEntry entry = requested(id, null, "acme", second);
        return entry.accepted(new RetryAccepted(null, 0L));
    }

    public static JournalEntry ended(String id, String word, int second) {
        return entry(id, "acme", second)
                .withSnapshot(answer(word, 123L, 0L), at(second + 60), null);
    }

    public static JournalEntry moving(String id, long remaining) {
        return entry(id, "acme", 0)
                .withSnapshot(answer("IN_PROGRESS", 123L, remaining), at(0), null);
    }

    static TaskSnapshot answer(
            @Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        TaskStatus status = word == null ? null : TaskStatus.of(word);
        return new TaskSnapshot("t", null, null, null, status, items, remaining, Set.of());
    }

    public static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    public static Sample sample(long second, long remaining) {
        return new Sample(at(second), remaining);
    }

    private static JournalEntry requested(
            String id, @Nullable String taskId, String profile, int second) {
        return TestEntry.entry(id, taskId)
                .customer(profile, "Assurances " + profile, "service.example")
                .reason("ticket 7")
                .operator("someone")
                .at(at(second))
                .items(123L)
                .build();
    }
}
