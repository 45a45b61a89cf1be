package dev.redrive.journal;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry.Customer;
import dev.redrive.journal.JournalEntry.Report;
import dev.redrive.journal.JournalEntry.Request;
import dev.redrive.journal.JournalEntry.Times;
import dev.redrive.profile.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry in any state, for tests: trips of ACME, requested by jo at noon, unless it says so. */
public final class TestEntry {

    private final String id;
    private final @Nullable String taskId;
    private ItemKind kind = ItemKind.TRIPS;
    private Customer customer = new Customer("acme", "ACME", "acme.example");
    private String reason = "";
    private String operator = "jo";
    private Instant startedAt = Entries.NOON;
    private boolean attached;
    private boolean kindAssumed;
    private Report report = Report.NONE;
    private Times times = Times.UNKNOWN;

    private TestEntry(String id, @Nullable String taskId) {
        this.id = id;
        this.taskId = taskId;
    }

    public static TestEntry entry(String id, @Nullable String taskId) {
        return new TestEntry(id, taskId);
    }

    /** A copy to change. */
    public static TestEntry like(JournalEntry entry) {
        TestEntry copy = new TestEntry(entry.id(), entry.taskId());
        copy.kind = entry.kind();
        copy.customer = entry.request().customer();
        copy.reason = entry.reason();
        copy.operator = entry.operator();
        copy.startedAt = entry.startedAt();
        copy.attached = entry.attached();
        copy.kindAssumed = entry.kindAssumed();
        copy.report = entry.report();
        copy.times = entry.times();
        return copy;
    }

    public TestEntry kind(ItemKind of) {
        kind = of;
        return this;
    }

    public TestEntry customer(Profile profile) {
        return customer(profile.id(), profile.name(), profile.host());
    }

    public TestEntry customer(String profileId, String name, String host) {
        customer = new Customer(profileId, name, host);
        return this;
    }

    public TestEntry reason(String text) {
        reason = text;
        return this;
    }

    public TestEntry operator(String name) {
        operator = name;
        return this;
    }

    public TestEntry at(Instant when) {
        startedAt = when;
        return this;
    }

    public TestEntry attached(boolean elsewhere) {
        attached = elsewhere;
        return this;
    }

    /** Started elsewhere, and only a user has said what it sends. */
    public TestEntry ofAssumedKind() {
        kindAssumed = true;
        return attached(true);
    }

    public TestEntry items(@Nullable Long nbItems) {
        return report(nbItems, report.status(), report.nbRemainingItems());
    }

    public TestEntry report(
            @Nullable Long nbItems, @Nullable String status, @Nullable Long nbRemainingItems) {
        report = new Report(nbItems, status, nbRemainingItems);
        return this;
    }

    public TestEntry ended(@Nullable Instant when) {
        times = new Times(when, null, ServiceClock.UNKNOWN);
        return this;
    }

    public JournalEntry build() {
        Request request = new Request(kind, customer, reason, operator, startedAt, attached);
        if (kindAssumed) {
            request = request.ofAssumedKind();
        }
        return new JournalEntry(id, request, taskId, report, times);
    }
}
