package dev.redrive.ui.start;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * "Try again in …": a countdown that a person can switch on and off. JavaFX thread; {@link #tick()}
 * once a second.
 *
 * <p>What comes at zero is said beside it. For a Production profile the question about the start is
 * asked anew, and nothing is sent: in the minutes in between the receiving server may have gone
 * down again, and a retry costs each item one of its attempts, so somebody has to confirm it at
 * that moment. For the others the service is asked by itself, once for each countdown, which is
 * what somebody who switches it on wants to be spared.
 */
public final class TryAgain {

    /** How long it may count. */
    static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));

    private final boolean asksThePerson;
    private final InstantSource clock;
    private final Texts texts;
    private final Formats formats;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final ObjectProperty<Duration> length = new SimpleObjectProperty<>(LENGTHS.getFirst());
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private @Nullable Countdown countdown;

    /** A countdown that is switched off. */
    public TryAgain(Profile profile, InstantSource clock, Texts texts, Formats formats) {
        this.asksThePerson = profile.kind() == ProfileKind.PRODUCTION;
        this.clock = clock;
        this.texts = texts;
        this.formats = formats;
        on.subscribe(this::begin);
        length.subscribe(this::begin);
    }

    /** Counts from the beginning, if it is switched on. */
    void begin() {
        countdown = on.get() ? new Countdown(length.get(), clock.instant()) : null;
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
        countdown.tick(clock.instant());
        show();
        return countdown.isOver();
    }

    private void show() {
        left.set(
                countdown == null
                        ? ""
                        : texts.get("running.tryAgainLeft", formats.duration(countdown.left())));
    }

    /** Whether a person has to confirm the start once more. */
    boolean asksThePerson() {
        return asksThePerson;
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

    /** Whether it is switched on. */
    public BooleanProperty onProperty() {
        return on;
    }

    /** How long it counts. */
    public ObjectProperty<Duration> lengthProperty() {
        return length;
    }

    /** How much is left, in words; empty while it is off. */
    public ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }
}
