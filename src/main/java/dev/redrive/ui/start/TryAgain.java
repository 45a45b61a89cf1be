package dev.redrive.ui.start;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * "Try again in …": a countdown that the user can switch on and off. JavaFX thread; {@link #tick()}
 * once a second.
 *
 * <p>At zero, a Production profile shows the question again and nothing is sent: the receiving
 * server may have gone down in the meantime, and a retry costs each item one of its attempts. For
 * other profiles, the retry is requested, once for each countdown.
 */
final class TryAgain {

    /** How long it may count. */
    static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    final boolean asksThePerson;
    private final Texts texts;
    private final Formats formats;
    final BooleanProperty on = new SimpleBooleanProperty();
    final ObjectProperty<Duration> length = new SimpleObjectProperty<>(LENGTHS.getFirst());

    /** How much is left, in words; empty while it is off. */
    final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");

    private @Nullable Countdown countdown;

    /** A countdown that is switched off. */
    TryAgain(Formats formats, Texts texts, Profile profile) {
        this.asksThePerson = profile.kind() == ProfileKind.PRODUCTION;
        this.texts = texts;
        this.formats = formats;
        on.subscribe(this::begin);
        length.subscribe(this::begin);
    }

    /** Counts from the beginning, if it is switched on. */
    void begin() {
        countdown = on.get() ? new Countdown(length.get(), formats.now()) : null;
        show();
    }

    /**
     * Counts on.
     *
     * @return whether it is over
     */
    boolean tick() {
        if (countdown == null) {
            return false;
        }
        countdown.tick(formats.now());
        show();
        return countdown.isOver();
    }

    private void show() {
        left.set(
                countdown == null
                        ? ""
                        : texts.get("running.tryAgainLeft", formats.duration(countdown.left())));
    }

    /** What comes at zero. */
    public String meaning() {
        return texts.get(asksThePerson ? "running.tryAgainAsks" : "running.tryAgainSends");
    }

    /** How long it may count. */
    public List<Duration> lengths() {
        return LENGTHS;
    }

    /** A length in words. */
    public String words(Duration of) {
        return formats.duration(of);
    }

    /**
     * Counts down the time the user could see pass. A step of the clock backwards, or of more than
     * 10 s, counts as one second: the clock was set, or the machine slept. So nothing comes due by
     * a jump of the clock, or at the moment a lid is opened.
     */
    static final class Countdown {

        private static final Duration LONGEST_STEP = Duration.ofSeconds(10);
        private static final Duration ONE_TICK = Duration.ofSeconds(1);

        private Duration left;
        private Instant last;

        Countdown(Duration length, Instant now) {
            left = length;
            last = now;
        }

        /** To be called about once a second. */
        void tick(Instant now) {
            Duration step = Duration.between(last, now);
            last = now;
            boolean jumped = step.isNegative() || step.compareTo(LONGEST_STEP) > 0;
            left = left.minus(jumped ? ONE_TICK : step);
        }

        /** What is left, rounded up to whole seconds; zero once it is over. */
        Duration left() {
            return isOver() ? Duration.ZERO : Duration.ofSeconds(left.plusMillis(999).toSeconds());
        }

        boolean isOver() {
            return !left.isPositive();
        }
    }
}
