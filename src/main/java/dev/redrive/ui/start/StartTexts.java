package dev.redrive.ui.start;

import dev.redrive.journal.Outage;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.outage.OutageTexts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known before a retry is requested, in words. */
final class StartTexts {

    private static final String SEPARATOR = " · ";

    private final Texts texts;
    private final Formats formats;
    private final OutageTexts outages;

    StartTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        this.outages = new OutageTexts(texts, formats);
    }

    /**
     * Which retry of its outage this would be.
     *
     * @param title in one sentence
     * @param detail what the retries before it took on; may be empty
     * @param outage the outage it would belong to; null for none that is known
     */
    record Which(String title, String detail, @Nullable Outage outage) {}

    /** The outage that a retry requested now belongs to; null when it begins one. */
    @Nullable Outage open(Lane lane) {
        Outage latest = lane.outage();
        return latest == null || !latest.takes(formats.now()) ? null : latest;
    }

    Which which(CustomerState state, Lane lane) {
        if (!state.isRead()) {
            return new Which(texts.get("dashboard.reading"), "", null);
        }
        Outage outage = open(lane);
        if (outage == null) {
            return new Which(
                    texts.get(state.isComplete() ? "start.first" : "start.firstUnread"),
                    state.isComplete() ? before(lane) : "",
                    null);
        }
        int count = outage.retries().size();
        String detail =
                texts.get(
                        count == 1 ? "start.afterOne" : "start.afterMore",
                        outages.drain(outage, 6),
                        outages.counted(outage.latest()),
                        outages.title(outage));
        return new Which(texts.get("start.which", outages.place(count + 1)), detail, outage);
    }

    /** How the outage before has ended; empty when there is none. */
    private String before(Lane lane) {
        Outage last = lane.outage();
        return last == null
                ? ""
                : texts.get("start.before", outages.counted(last.latest()), outages.title(last));
    }

    /** From which retry the ticket of that outage comes. */
    String ticketFrom(Outage outage) {
        return texts.get(
                outage.retries().size() == 1 ? "start.ticketOfFirst" : "start.ticketOfLatest");
    }

    /** Where the request goes, how the key ends, and when the service last answered. */
    String place(Profile profile, CustomerState state) {
        String host = texts.get("start.host", profile.host());
        KeyState key = state.key();
        String ending = key.ending();
        if (ending == null) {
            return isLookedFor(key) ? host + SEPARATOR + texts.get("shell.keyUnread") : host;
        }
        String named =
                ending.isEmpty()
                        ? texts.get("start.keyThere")
                        : texts.get("start.keyEnding", ending);
        return answeredAt(profile, state)
                .map(at ->
                        String.join(
                                SEPARATOR,
                                host,
                                named,
                                texts.get("shell.lastAnswer", formats.time(at))))
                .orElse(host + SEPARATOR + named);
    }

    private static Optional<Instant> answeredAt(Profile profile, CustomerState state) {
        return state.lanes().stream()
                .flatMap(lane -> lane.tasks().stream())
                .map(SeenTask::state)
                .filter(task -> task.contact().isClear())
                .filter(task -> task.profile().serviceUrl().equals(profile.serviceUrl()))
                .map(WatchState::answeredAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** Why the key has to be entered first; empty when it need not. */
    String keyProblem(Profile profile, KeyState key, boolean isRejected) {
        if (isRejected) {
            return texts.get("start.keyRejected", profile.name());
        }
        if (key.isAvailable() || isLookedFor(key)) {
            return "";
        }
        return texts.get(
                key.isUnavailable() ? "start.keyUnavailable" : "start.keyMissing", profile.name());
    }

    /** Whether it is not known yet whether there is a key. */
    boolean isLookedFor(KeyState key) {
        return !key.isAvailable() && (key.isUnread() || key.isPending());
    }
}
