package dev.redrive.ui.receiver;

import dev.redrive.receiver.Checked;
import dev.redrive.receiver.ReceiverCheck;
import dev.redrive.receiver.Seen;
import java.net.URI;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is known of one receiving server of one customer, in this run. JavaFX thread. */
public final class ReceiverModel {

    final String profileId;
    final URI address;

    /** Whether the user has allowed that it is checked. */
    final BooleanProperty allowed = new SimpleBooleanProperty();

    /** Whether a check is in flight. */
    final BooleanProperty running = new SimpleBooleanProperty();

    /** Whether the last check was begun so short a time ago that the next has to wait. */
    final BooleanProperty soon = new SimpleBooleanProperty();

    /** Whether the user wants to be told when it answers again. */
    final BooleanProperty waitedFor = new SimpleBooleanProperty();

    /** What was seen last; null before the first check, and of one that is long past. */
    final ObjectProperty<@Nullable Checked> last = new SimpleObjectProperty<>();

    private final Receivers all;
    private long begunAt;
    private long seenAt;
    private long nextAt;
    private int checks;

    ReceiverModel(Receivers all, String profileId, URI address) {
        this.all = all;
        this.profileId = profileId;
        this.address = address;
    }

    /** What was seen last, as the line it is kept as with a retry; empty for nothing. */
    public String kept() {
        forgetOld();
        Checked checked = last.get();
        return checked == null ? "" : checked.kept();
    }

    /** Checks it, unless a check is in flight or was a moment ago. */
    void check() {
        if (!allowed.get() || running.get() || soon.get()) {
            return;
        }
        running.set(true);
        soon.set(true);
        begunAt = all.nanos();
        all.run(this);
    }

    /** Notes that the user allows the check, and checks it. */
    void allowAndCheck() {
        if (!allowed.get()) {
            allowed.set(true);
            all.allow(this);
        }
        check();
    }

    /** Tells the user when it answers again, or not any more. */
    void waitFor(boolean wanted) {
        waitedFor.set(wanted && allowed.get());
        checks = 0;
        nextAt = all.nanos() + Receivers.pause(0, wish()).toNanos();
    }

    void tick() {
        long now = all.nanos();
        if (soon.get() && now - begunAt >= ReceiverCheck.APART.toNanos()) {
            soon.set(false);
        }
        if (waitedFor.get() && now - nextAt >= 0) {
            check();
        }
    }

    /** What a check saw; null where it came too soon after another one of the same server. */
    void seen(@Nullable Checked checked) {
        if (checked == null) {
            nextAt = all.nanos() + ReceiverCheck.APART.toNanos();
            return;
        }
        seenAt = all.nanos();
        last.set(checked);
        checks++;
        if (!waitedFor.get()) {
            return;
        }
        if (checked.seen().meaning().isBad()) {
            nextAt = seenAt + Receivers.pause(checks, wish()).toNanos();
        } else {
            waitedFor.set(false);
            all.answered(this, checked);
        }
    }

    private @Nullable Duration wish() {
        Checked checked = last.get();
        return checked != null && checked.seen() instanceof Seen.Answered answered
                ? answered.retryAfter()
                : null;
    }

    /** Drops a result that says nothing about now. */
    void forgetOld() {
        if (!waitedFor.get() && all.nanos() - seenAt >= Receivers.FRESH.toNanos()) {
            last.set(null);
        }
    }

    /** Its customer is gone, or has another server. */
    void end() {
        waitedFor.set(false);
        running.set(false);
        last.set(null);
    }
}
