package dev.redrive.team;

import dev.redrive.base.Listeners;
import dev.redrive.journal.JournalException;
import dev.redrive.team.Outbox.Pending;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamLog.Rejected;
import dev.redrive.team.TeamLog.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this desk and the team log in step, on one thread: sends what waits in the outbox, reads
 * what is new, waits for a knock. Nothing waits for it. It goes on until its thread is interrupted;
 * a connection that fails is made again after a while.
 */
public final class TeamDesk implements Runnable {

    private static final System.Logger LOG = System.getLogger(TeamDesk.class.getName());

    private static final int BATCH = 200;
    private static final Duration NUMBERS = Duration.ofSeconds(10);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

    /**
     * How this desk stands with the team log.
     *
     * @param trouble why it is not connected; null while it is, or has not tried yet
     * @param canWrite whether reports are taken; null until connected for the first time
     * @param heardAt when the team log last answered, by this computer's clock; null for never
     * @param ahead how far the database's clock is ahead of this computer's
     * @param refused how many reports were not taken for what they are
     */
    public record State(
            @Nullable TeamTrouble trouble,
            @Nullable Boolean canWrite,
            @Nullable Instant heardAt,
            Duration ahead,
            int refused) {

        /** Nothing was tried yet, or no team log is used. */
        public static final State UNTRIED = new State(null, null, null, Duration.ZERO, 0);

        State failed(TeamTrouble why) {
            return new State(why, canWrite, heardAt, ahead, refused);
        }
    }

    /**
     * Which team log, and as whom.
     *
     * @param password a copy, wiped here; empty where there is none
     * @param customers by profile id, the customer's name in the team log
     */
    public record Settings(
            TeamServer server,
            Supplier<Optional<char[]>> password,
            Map<String, String> customers,
            String desk) {}

    /** Waits that long, unless something is to be sent before. */
    public interface Pause {
        void await(Duration atMost) throws InterruptedException;
    }

    private final TeamLog log;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Settings settings;
    private final InstantSource clock;
    private final DoubleSupplier jitter;
    private final Pause pause;
    private final Listeners<State> states = new Listeners<>("the team log");
    private final Listeners<News> news = new Listeners<>("the team's news");
    private final Map<String, Instant> reportedAt = new HashMap<>();
    private volatile State state = State.UNTRIED;

    /**
     * Does nothing before {@link #run}.
     *
     * @param jitter from 0 to 1, for each delay after a failure
     */
    public TeamDesk(
            TeamLog log,
            Outbox outbox,
            Inbox inbox,
            Settings settings,
            InstantSource clock,
            DoubleSupplier jitter,
            Pause pause) {
        this.log = log;
        this.outbox = outbox;
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
        this.jitter = jitter;
        this.pause = pause;
    }

    /** Any thread. */
    public State state() {
        return state;
    }

    /** Notifies of each state, on the thread of {@link #run}. */
    public void onState(Consumer<State> listener) {
        states.add(listener);
    }

    /** Notifies of what was read, once it is kept, on the thread of {@link #run}. */
    public void onNews(Consumer<News> listener) {
        news.add(listener);
    }

    @Override
    public void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            Instant before = clock.instant();
            try (Session session = open()) {
                follow(session);
                return;
            } catch (TeamLogException e) {
                LOG.log(System.Logger.Level.INFO, "the team log: {0}", e.getMessage());
                change(state.failed(e.trouble()));
            } catch (JournalException e) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "the journal keeps the team log from going on",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            boolean wasLong = clock.instant().isAfter(before.plus(LONGEST_DELAY));
            failures = wasLong ? 1 : failures + 1;
            try {
                pause.await(delay(failures));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** 1, 2, 4 s and so on to 60 s, half of it by chance, so that not all desks come at once. */
    private Duration delay(int failures) {
        long most = FIRST_DELAY.toMillis() << Math.min(failures - 1, 10);
        long capped = Math.min(most, LONGEST_DELAY.toMillis());
        return Duration.ofMillis(Math.round(capped * (0.5 + jitter.getAsDouble() / 2)));
    }

    private Session open() throws TeamLogException {
        char[] password =
                settings.password()
                        .get()
                        .orElseThrow(
                                () -> new TeamLogException(TeamTrouble.LOGIN, "no password", null));
        try {
            return log.open(settings.server(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private void follow(Session session) throws TeamLogException, InterruptedException {
        Instant readAt = Instant.MIN;
        boolean knocked = true;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the desk ends");
            }
            if (session.canWrite()) {
                report(session);
            }
            Instant now = clock.instant();
            if (knocked || now.isAfter(readAt.plus(LONGEST_SILENCE)) || now.isBefore(readAt)) {
                read(session);
                readAt = now;
            }
            knocked = session.awaitNews(WAIT);
        }
    }

    private void read(Session session) throws TeamLogException {
        News read = session.read(inbox.cursor());
        inbox.keep(read);
        Instant now = clock.instant();
        change(
                new State(
                        null,
                        session.canWrite(),
                        now,
                        Duration.between(now, read.now()),
                        state.refused()));
        if (!read.runs().isEmpty() || read.isAll()) {
            news.notify(read);
        }
    }

    private void report(Session session) throws TeamLogException {
        List<Pending> waiting = outbox.pending(BATCH);
        List<Pending> due = new ArrayList<>();
        List<Pending> ofNobody = new ArrayList<>();
        Instant now = clock.instant();
        for (Pending pending : waiting) {
            if (settings.customers().get(pending.entry().profileId()) == null) {
                ofNobody.add(pending); // Its customer is not shared.
            } else if (pending.isUrgent() || isDue(pending, now)) {
                due.add(pending);
            }
        }
        if (!due.isEmpty()) {
            send(session, due, now);
        }
        if (!ofNobody.isEmpty()) {
            outbox.sent(ofNobody);
        }
    }

    private boolean isDue(Pending pending, Instant now) {
        Instant at = reportedAt.get(pending.entry().id());
        return at == null || !now.isBefore(at.plus(NUMBERS)) || now.isBefore(at);
    }

    private void send(Session session, List<Pending> due, Instant now) throws TeamLogException {
        List<Rejected> rejected = session.send(due.stream().map(this::report).toList());
        List<Pending> taken = new ArrayList<>(due);
        for (Rejected one : rejected) {
            due.stream()
                    .filter(pending -> pending.entry().equals(one.report().entry()))
                    .forEach(pending -> {
                        taken.remove(pending);
                        outbox.setAside(pending, one.reason());
                    });
        }
        outbox.sent(taken);
        due.forEach(pending -> reportedAt.put(pending.entry().id(), now));
        reportedAt.values().removeIf(at -> at.isBefore(now.minus(NUMBERS.multipliedBy(2))));
        if (!rejected.isEmpty()) {
            State was = state;
            change(
                    new State(
                            was.trouble(),
                            was.canWrite(),
                            was.heardAt(),
                            was.ahead(),
                            was.refused() + rejected.size()));
        }
    }

    private TeamReport report(Pending pending) {
        String customer = settings.customers().get(pending.entry().profileId());
        return new TeamReport(
                Objects.requireNonNull(customer),
                settings.desk(),
                pending.entry(),
                pending.revision());
    }

    private void change(State now) {
        state = now;
        states.notify(now);
    }
}
