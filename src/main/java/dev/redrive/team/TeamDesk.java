package dev.redrive.team;

import dev.redrive.base.Listeners;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalException;
import dev.redrive.team.Outbox.Pending;
import dev.redrive.team.TeamLog.Cursor;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamLog.Rejected;
import dev.redrive.team.TeamLog.Session;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final Duration SIGNS_OF_LIFE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_RESUMES = Duration.ofMinutes(10);
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** While many desks report, what is new is read so often at most. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

    /**
     * How this desk stands with the team log.
     *
     * @param trouble why it is not connected; null while it is, or has not tried yet
     * @param canWrite whether reports are taken; null until connected for the first time
     * @param readOnly why they are not; null when they are, or that is not known yet
     * @param since when it was connected, by this computer's clock; null while it is not
     * @param heardAt when the team log last answered, by this computer's clock; null for never
     * @param ahead how far the database's clock is ahead of this computer's
     * @param refused the reports that were not taken for what they are
     */
    public record State(
            @Nullable TeamTrouble trouble,
            @Nullable Boolean canWrite,
            @Nullable TeamTrouble readOnly,
            @Nullable Instant since,
            @Nullable Instant heardAt,
            Duration ahead,
            Refused refused) {

        /** Up to there, two clocks agree. */
        private static final Duration CLOCKS = Duration.ofMinutes(1);

        /** Nothing was tried yet, or no team log is used. */
        public static final State UNTRIED =
                new State(null, null, null, null, null, Duration.ZERO, Refused.NONE);

        /** Whether clocks that are that far apart differ, which is to be said. */
        public static boolean clocksDiffer(Duration ahead) {
            return ahead.abs().compareTo(CLOCKS) > 0;
        }

        State failed(TeamTrouble why) {
            return new State(why, canWrite, readOnly, null, heardAt, ahead, refused);
        }

        State refused(Refused now) {
            return new State(trouble, canWrite, readOnly, since, heardAt, ahead, now);
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

    /** Waits that long. */
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
    private final Supplier<? extends Collection<String>> watched;
    private final Queue<Question> questions = new ConcurrentLinkedQueue<>();
    private final Listeners<State> states = new Listeners<>("the team log");
    private final Listeners<News> news = new Listeners<>("the team's news");
    private final Map<String, Instant> reportedAt = new HashMap<>();
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private volatile State state = State.UNTRIED;
    private volatile @Nullable Session session;

    /** Asked by another thread; answered between the other work, or not at all. */
    private record Question(
            String customer, ItemKind kind, CompletableFuture<Optional<List<TeamRun>>> answer) {}

    /**
     * Does nothing before {@link #run}.
     *
     * @param jitter from 0 to 1, for each delay after a failure
     * @param watched the ids of the entries whose task the service answers for at present
     */
    public TeamDesk(
            TeamLog log,
            Outbox outbox,
            Inbox inbox,
            Settings settings,
            InstantSource clock,
            DoubleSupplier jitter,
            Pause pause,
            Supplier<? extends Collection<String>> watched) {
        this.log = log;
        this.outbox = outbox;
        this.inbox = inbox;
        this.settings = settings;
        this.clock = clock;
        this.jitter = jitter;
        this.pause = pause;
        this.watched = watched;
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

    /** Something urgent was added to the outbox: it is sent now. Any thread; returns at once. */
    public void wake() {
        isWoken.set(true);
        Session now = session;
        if (now != null) {
            now.wake();
        }
    }

    /**
     * What the team log itself says of that customer's tasks of that kind that run, the last
     * reported first, 10 at most, none of this desk; empty where it cannot be asked. Any thread.
     */
    public CompletableFuture<Optional<List<TeamRun>>> look(String profileId, ItemKind kind) {
        String customer = settings.customers().get(profileId);
        if (customer == null || session == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Question question = new Question(customer, kind, new CompletableFuture<>());
        questions.add(question);
        if (session == null) {
            refuseQuestions(); // It ended meanwhile, and nobody answers any more.
        }
        wake();
        return question.answer();
    }

    private void refuseQuestions() {
        for (Question next = questions.poll(); next != null; next = questions.poll()) {
            next.answer().complete(Optional.empty());
        }
    }

    private void answerQuestions(Session session) throws TeamLogException {
        for (Question next = questions.poll(); next != null; next = questions.poll()) {
            try {
                List<TeamRun> runs = session.open(next.customer(), next.kind());
                next.answer().complete(Optional.of(inbox.ofOthers(runs)));
            } finally {
                next.answer().complete(Optional.empty()); // Changes nothing once it is answered.
            }
        }
    }

    @Override
    public void run() {
        int failures = 0;
        while (!Thread.currentThread().isInterrupted()) {
            Instant before = clock.instant();
            try (Session opened = open()) {
                while (true) {
                    follow(opened);
                }
            } catch (TeamLogException e) {
                LOG.log(Level.INFO, "the team log: {0}", e.getMessage());
                change(state.failed(e.trouble()));
            } catch (JournalException e) {
                LOG.log(Level.INFO, "the journal keeps the team log from going on", e);
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

    private void follow(Session opened) throws TeamLogException, InterruptedException {
        try {
            session = opened;
            outbox.resume();
            goOn(opened);
        } finally {
            session = null;
            refuseQuestions();
        }
    }

    private void goOn(Session session) throws TeamLogException, InterruptedException {
        Instant begun = clock.instant();
        Instant readAt = Instant.MIN;
        Instant aliveAt = begun;
        Instant lookedAt = Instant.MIN;
        boolean knocked = true;
        while (!isOver(begun, BETWEEN_RESUMES)) {
            answerQuestions(session);
            if (session.canWrite()) {
                if (isOver(aliveAt, SIGNS_OF_LIFE)) {
                    aliveAt = clock.instant();
                    outbox.alive(watched.get());
                }
                // Not after every knock: what others report changes nothing of ours.
                if (isWoken.getAndSet(false) || isOver(lookedAt, WAIT)) {
                    lookedAt = clock.instant();
                    while (report(session)) {
                        answerQuestions(session);
                    }
                }
            }
            if (isOver(readAt, knocked ? GATHERING : LONGEST_SILENCE)) {
                readAt = clock.instant();
                read(session);
                knocked = false;
            }
            knocked |= session.awaitNews(knocked ? GATHERING : WAIT);
            if (Thread.interrupted()) {
                throw new InterruptedException("the desk ends");
            }
        }
    }

    /** Whether that long has passed since then; also when the clock was put back. */
    private boolean isOver(Instant since, Duration time) {
        Instant now = clock.instant();
        return now.isBefore(since) || !now.isBefore(since.plus(time));
    }

    private void read(Session session) throws TeamLogException {
        Cursor before = inbox.cursor();
        News read = session.read(before);
        inbox.keep(read);
        if (read.isAll() && !before.equals(Cursor.START)) {
            outbox.repeat(); // Restored from a backup, it may lack what was reported since.
        }
        Instant now = clock.instant();
        Instant since = state.since();
        change(
                new State(
                        null,
                        session.canWrite(),
                        session.readOnly(),
                        since == null ? now : since,
                        now,
                        Duration.between(now, read.now()),
                        outbox.refused()));
        if (!read.runs().isEmpty() || read.isAll()) {
            news.notify(read);
        }
    }

    /** Sends one batch; whether there may be more to send at once. */
    private boolean report(Session session) throws TeamLogException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the desk ends");
        }
        List<Pending> waiting = outbox.pending(BATCH);
        List<Pending> due = new ArrayList<>();
        List<Pending> ofNobody = new ArrayList<>();
        Instant now = clock.instant();
        for (Pending pending : waiting) {
            if (settings.customers().get(pending.entry().profileId()) == null) {
                ofNobody.add(pending); // Its customer is not shared.
            } else if (pending.isUrgent() || isDue(pending)) {
                due.add(pending);
            }
        }
        if (!due.isEmpty()) {
            send(session, due, now);
        }
        if (!ofNobody.isEmpty()) {
            outbox.sent(ofNobody);
        }
        return waiting.size() == BATCH && !(due.isEmpty() && ofNobody.isEmpty());
    }

    private boolean isDue(Pending pending) {
        Instant at = reportedAt.get(pending.entry().id());
        return at == null || isOver(at, NUMBERS);
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
            change(state.refused(outbox.refused()));
        }
    }

    private TeamReport report(Pending pending) {
        String customer = settings.customers().get(pending.entry().profileId());
        return new TeamReport(
                Objects.requireNonNull(customer),
                settings.desk(),
                pending.entry(),
                pending.note(),
                pending.revision());
    }

    private void change(State now) {
        state = now;
        states.notify(now);
    }
}
