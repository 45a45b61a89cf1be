package dev.redrive.app;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.sqlite.SqliteJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a history can hold, written into the file before the program opens it. */
final class PastRetries {

    static final String COMPLETED = "6753030831fe9826412bac5c";
    static final String DRAINED = "6753030831fe9826412baf0";
    static final String UNFINISHED = "6753030831fe9826412bac5d";

    private final List<JournalEntry> entries = new ArrayList<>();
    private final String name;
    private final String host;
    private final Instant last;

    /**
     * None.
     *
     * @param name of the profile p1
     * @param host of the profile p1
     * @param last when the newest was asked
     */
    PastRetries(String name, String host, Instant last) {
        this.name = name;
        this.host = host;
        this.last = last;
    }

    /** One of every way a retry can go, the newest first. */
    PastRetries everyWay() {
        add(COMPLETED, ItemKind.TRIPS, "COMPLETED", 12_480L, 0L, 302, "T-4711: server was down");
        add(UNFINISHED, ItemKind.CRASHES, "IN_PROGRESS", 37L, 12L, null, "");
        add("67aa", ItemKind.TRIPS, "CANCELED", 321L, 12L, 61, "push service paused for a while");
        add("67ab", ItemKind.TRIPS, "FAILED", 310L, 300L, 3_700, "T-4712");
        add("67ac", ItemKind.TRIPS, "RESUMING", 310L, 300L, null, "T-4713");
        add(null, ItemKind.TRIPS, null, null, null, null, "after the night");
        add(null, ItemKind.CRASHES, null, 0L, null, 0, "");
        return this;
    }

    /** One outage that four retries have drained, the newest first. */
    PastRetries drained() {
        long[] counts = {0, 7, 312, 12_480};
        for (int i = 0; i < counts.length; i++) {
            Instant start = last.minusSeconds(240L * i);
            entries.add(
                    TestEntry.entry("drained " + (3 - i), DRAINED + (3 - i))
                            .customer("p1", name, host)
                            .reason("SUP-4117 night outage")
                            .operator("m.laurent")
                            .at(start)
                            .report(counts[i], "COMPLETED", 0L)
                            .ended(start.plusSeconds(48))
                            .build());
        }
        return this;
    }

    /** One whose words somebody else chose. */
    PastRetries foreign(String taskId, String status, String reason, String operator) {
        add(taskId, ItemKind.CRASHES, status, 321L, 300L, null, reason);
        JournalEntry model = entries.removeLast();
        entries.add(
                TestEntry.like(model)
                        .operator(operator)
                        .attached(true)
                        .ended(model.startedAt().plusSeconds(30))
                        .build());
        return this;
    }

    /** That many that were completed. */
    PastRetries completed(int howMany) {
        for (int i = 0; i < howMany; i++) {
            add("68%022x".formatted(i), ItemKind.TRIPS, "COMPLETED", 310L, 0L, 90, "ticket " + i);
        }
        return this;
    }

    /** One of a profile that is none of the present ones, and one of an earlier demo. */
    PastRetries ofOthers() {
        JournalEntry model = entries.getFirst();
        entries.add(of(model, "gone", "Mutuelle de l’Ouest", "service.example"));
        entries.add(of(model, "demo", "Demo", "127.0.0.1:4711"));
        return this;
    }

    private JournalEntry of(JournalEntry model, String profile, String title, String where) {
        return TestEntry.entry("of " + profile, "69" + profile)
                .kind(model.kind())
                .customer(profile, title, where)
                .reason(model.reason())
                .operator(model.operator())
                .at(at())
                .report(model.nbItems(), model.status(), model.nbRemainingItems())
                .ended(at().plusSeconds(240))
                .build();
    }

    private Instant at() {
        return last.minus(Duration.ofHours(30L * entries.size()));
    }

    private void add(
            @Nullable String taskId,
            ItemKind kind,
            @Nullable String status,
            @Nullable Long items,
            @Nullable Long left,
            @Nullable Integer seconds,
            String reason) {
        entries.add(
                TestEntry.entry("entry " + entries.size(), taskId)
                        .kind(kind)
                        .customer("p1", name, host)
                        .reason(reason)
                        .at(at())
                        .report(items, status, left)
                        .ended(seconds == null ? null : at().plusSeconds(seconds))
                        .build());
    }

    /** Writes them, the first with a chart and a note. */
    void writeTo(Path home) {
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            entries.reversed().forEach(journal::begin);
            JournalEntry first = entries.getFirst();
            List<Sample> points = new ArrayList<>();
            for (int i = 0; i <= 60; i++) {
                long left = Math.round(12_480 * Math.pow(1 - i / 60.0, 1.4));
                points.add(new Sample(first.startedAt().plusSeconds(i * 5L), left));
            }
            journal.update(first, points);
            journal.note(first.id(), "Told the customer by telephone.");
        }
    }
}
