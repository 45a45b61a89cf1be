package dev.redrive.ui.receiver;

import dev.redrive.receiver.Checked;
import dev.redrive.receiver.Seen;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Styles.Tone;
import dev.redrive.ui.kit.Texts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a receiving server is said to mean. Bad news can be believed and is in a warning;
 * everything else is neutral, as a server that refuses every push looks the same from here. Any
 * thread.
 */
public final class ReceiverTexts {

    private static final String SAID = "receiver.";

    /** A longer wait is not said in seconds. */
    private static final Duration IN_SECONDS = Duration.ofMinutes(10);

    /** A certificate that lasts longer is not worth a word. */
    private static final Duration LASTS = Duration.ofDays(30);

    private final Texts texts;
    private final Formats formats;

    /**
     * What is said.
     *
     * @param sentence what was seen, and what that means
     * @param below from where it was seen and when
     * @param tone how it is shown: a warning, or none
     */
    public record Said(String sentence, String below, Tone tone) {}

    /** Says it in the language of the texts. */
    public ReceiverTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** What is said of that check. */
    public Said of(Checked checked) {
        boolean isBad = checked.seen().meaning().isBad();
        return new Said(
                sentence(checked),
                texts.get("receiver.below", formats.time(checked.at())),
                isBad ? Tone.WARNING : Tone.PLAIN);
    }

    private String sentence(Checked checked) {
        return switch (checked.seen()) {
            case Seen.Unreachable(var why) ->
                    texts.get(
                            "receiver.UNREACHABLE",
                            texts.get("receiver.why." + why.name()),
                            formats.hourOrDay(checked.at()));
            case Seen.Untrusted(var problem, Instant from, Instant until) ->
                    texts.get(
                            "receiver.certificate." + problem.name(),
                            formats.day(from),
                            formats.day(until));
            case Seen.NotHttp _ -> texts.get(SAID + checked.seen().meaning().name());
            case Seen.Answered answered -> answered(checked, answered);
        };
    }

    private String answered(Checked checked, Seen.Answered answered) {
        String said = Integer.toString(answered.status());
        Duration wait = answered.retryAfter();
        boolean isAway = answered.meaning() == Seen.Meaning.UNAVAILABLE;
        String what = SAID + answered.meaning().name();
        String sentence =
                isAway && wait != null
                        ? texts.get("receiver.UNAVAILABLE_FOR", said, wait(wait))
                        : texts.get(what, said, checked.took().toMillis());
        String expiry = expiry(checked.at(), answered.until());
        return expiry.isEmpty() ? sentence : sentence + " " + expiry;
    }

    private String wait(Duration wait) {
        return wait.compareTo(IN_SECONDS) <= 0
                ? texts.get("format.seconds", wait.toSeconds())
                : formats.duration(wait);
    }

    private String expiry(Instant at, @Nullable Instant until) {
        Duration left = until == null ? LASTS : Duration.between(at, until);
        return until == null || left.compareTo(LASTS) >= 0
                ? ""
                : texts.get("receiver.expires", formats.day(until), formats.duration(left));
    }
}
