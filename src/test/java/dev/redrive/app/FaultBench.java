package dev.redrive.app;

import dev.redrive.audit.Audit;
import dev.redrive.connection.Network;
import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.journal.VerdictKind;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.EntryStore;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.retry.Polling;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.Waiter;
import dev.redrive.testing.HandClock;
import dev.redrive.testing.HandDialogs;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.HandFileChoice;
import dev.redrive.testing.Networks;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import dev.redrive.testing.StandIn;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.start.Knowing;
import dev.redrive.ui.start.RecordingFlow;
import dev.redrive.ui.start.RetryRequest;
import dev.redrive.ui.start.StartViewModel;
import dev.redrive.ui.task.ProgressViewModel;
import dev.redrive.ui.task.RecordingRequests;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything between the history on disk and the words on the screen, over real HTTP to a server
 * that does what a fault says; only the clock and the waiting are in the hand of the test. For one
 * thread and one fault.
 */
final class FaultBench implements AutoCloseable {

    private static final String TASK = "6753030831fe9826412bac5c";
    private static final Duration LONG = Duration.ofDays(1);

    private final HandClock clock = new HandClock(UiBench.NOON);
    private final HandExecutor loops = new HandExecutor();
    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Formats formats = new Formats(texts, () -> ZoneOffset.UTC, clock);
    private final SessionKeyVault vault = new SessionKeyVault();
    private final Profile profile = UiBench.profile("acme", "ACME", ProfileKind.TEST);
    private final ScriptedServer server = ScriptedServer.following(_ -> call().reply());
    private final Deque<Fault.Call> calls = new ArrayDeque<>();
    private final List<Instant> checks = new ArrayList<>();
    private final Map<Fault.Way, URI> ways;
    private final SqliteJournal disk;
    private final HttpEnterpriseConnector http;
    private final RetryDesk desk;
    private volatile Fault.Call call = Fault.Call.answered(accepted());
    private Consumer<Duration> onWait = _ -> {};
    private boolean woken;
    private int entries;

    /**
     * One with its history in that folder.
     *
     * @param stranger a server whose certificate nobody vouches for
     */
    FaultBench(Path home, HttpLimits limits, URI stranger) {
        ways =
                Map.of(
                        Fault.Way.SERVER, server.url(),
                        Fault.Way.NOBODY, URI.create("http://127.0.0.1:1"),
                        Fault.Way.NO_NAME, URI.create("https://nowhere.invalid"),
                        Fault.Way.STRANGER, stranger);
        disk =
                new SqliteJournal(
                        home.resolve("history.db"),
                        aside -> {
                            throw new AssertionError("damaged: " + aside);
                        });
        Network network = Networks.standard();
        http = new HttpEnterpriseConnector("1", limits, said -> said, clock, () -> network, null);
        desk =
                new RetryDesk(
                        new KeyedConnector((_, key) -> new Api(key.clone()), vault),
                        new EntryStore(
                                new RetryingJournal(disk, disk, clock, Runnable::run),
                                "jo",
                                () -> "entry " + ++entries),
                        new Polling(clock, HandWait::new, () -> 0.5, loops),
                        Audit.NONE);
        vault.keep(profile, UiBench.key("acme-key-0123456789"));
    }

    private Fault.Call call() {
        return call;
    }

    /** The answer to a retry. */
    static Reply accepted() {
        return Reply.json(200, "{\"taskId\":\"" + TASK + "\",\"nbItems\":321}");
    }

    /** The answer to a check. */
    static Reply said(String status, long remaining) {
        return Reply.json(
                200,
                "{\"taskId\":\"%s\",\"status\":\"%s\",\"nbItems\":321,\"nbRemainingItems\":%d}"
                        .formatted(TASK, status, remaining));
    }

    /** What is told of a fault. */
    Told told(Fault fault) {
        return fault.start() ? starting(fault.calls().getFirst()) : watching(fault.calls());
    }

    /** What a watch tells at its end; empty where it did not come to one. */
    String end() {
        return desk.watches().isEmpty() ? "" : view(desk.watches().getFirst()).verdict.get();
    }

    /** How many requests for a retry were read. */
    long retries() {
        return server.requests().stream().filter(StandIn::isRetry).count();
    }

    private Told starting(Fault.Call fault) {
        call = fault;
        String says = confirm();
        return new Told("", says, desk.watches().isEmpty() ? Told.NEVER : "at once", history());
    }

    /** Confirms the dialog; where it leads, or what problem it shows. */
    private String confirm() {
        RecordingFlow flow = new RecordingFlow();
        Background background = new Background(Runnable::run, Runnable::run);
        StartViewModel dialog =
                new StartViewModel(
                        new UiKit(
                                texts,
                                formats,
                                background,
                                new HandDialogs(),
                                new Problems(),
                                new HandFileChoice(),
                                Audit.NONE),
                        new RetryRequest(profile, ItemKind.TRIPS, ""),
                        Knowing.aKey(profile),
                        desk,
                        flow,
                        UnaryOperator.identity());
        desk.onOutcome(dialog::answered);
        dialog.confirm();
        Problem problem = dialog.problemProperty().get();
        String said = problem == null ? String.join(" ", flow.ways) : problem.title();
        return said.replace(profile.name() + ": ", "").replace(" of " + profile.name(), "");
    }

    private Told watching(List<Fault.Call> faults) {
        if (!confirm().equals("watching")) {
            throw new AssertionError("the retry did not start");
        }
        ProgressViewModel view = view(desk.watches().getFirst());
        calls.add(Fault.Call.answered(said("IN_PROGRESS", 240)));
        calls.addAll(faults);
        calls.add(Fault.Call.answered(said("COMPLETED", 0)));
        int last = 1 + faults.size();
        AtomicReference<Told> told = new AtomicReference<>();
        onWait =
                atMost -> {
                    if (checks.size() == last && told.get() == null) {
                        told.set(told(view, atMost.compareTo(LONG) < 0 ? "" : Told.ON_KEY));
                        // Whatever waits for a key gets one.
                        vault.keep(profile, UiBench.key("another-key-0123456789"));
                        desk.keyEntered(profile.id());
                    }
                };
        loops.runAll();
        Told seen = told.get();
        if (seen == null) {
            return told(view, Told.NEVER); // the watch has ended over it
        }
        return seen.next().isEmpty() ? seen.next(between(last)) : seen;
    }

    /** How long after that check the next one was made. */
    private String between(int check) {
        long millis = Duration.between(checks.get(check - 1), checks.get(check)).toMillis();
        return "in " + BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }

    private Told told(ProgressViewModel view, String next) {
        view.tick();
        return new Told(
                view.status.get() + ", " + view.nbRemaining.get() + " left",
                view.freshness.get(),
                next,
                history());
    }

    private ProgressViewModel view(TaskWatch watch) {
        return new ProgressViewModel(watch, Runnable::run, texts, formats, new RecordingRequests());
    }

    private String history() {
        String all = entries();
        return all.isEmpty() ? "nothing" : all;
    }

    private String entries() {
        return disk.all(HistoryFilter.ALL)
                .map(HistoryRow::entry)
                .map(FaultBench::words)
                .collect(Collectors.joining("; "));
    }

    private static String words(JournalEntry entry) {
        return switch (VerdictKind.of(entry)) {
            case UNFINISHED -> numbers(entry);
            case FORGOTTEN -> numbers(entry) + ", forgotten";
            case NOT_KNOWN -> "not known whether it started";
            case NOTHING_TO_SEND -> "nothing to send";
            default -> VerdictKind.of(entry).name();
        };
    }

    private static String numbers(JournalEntry entry) {
        return "%s, %s of %s left"
                .formatted(entry.status(), entry.nbRemainingItems(), entry.nbItems());
    }

    @Override
    public void close() throws IOException {
        http.close();
        disk.close();
        server.close();
    }

    /** The real one, on the way the present call takes. */
    private final class Api implements EnterpriseApi {

        private final char[] key;

        private Api(char[] key) {
            this.key = key;
        }

        private EnterpriseApi real() {
            return http.connect(Objects.requireNonNull(ways.get(call.way())), key);
        }

        @Override
        public Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException {
            return real().retry(kind);
        }

        @Override
        public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
            call = calls.remove();
            checks.add(clock.instant());
            return real().task(taskId);
        }

        @Override
        public Outcome<KeyAccepted> checkKey() {
            throw new AssertionError("nobody asked for a key check");
        }

        @Override
        public Administration administration() {
            throw new AssertionError("nobody asked for the administration");
        }
    }

    /** Moves the clock instead of waiting, and lets it jump. */
    private final class HandWait implements Waiter {

        @Override
        public boolean await(Duration atMost) {
            onWait.accept(atMost);
            Fault.Call next = calls.removeFirst();
            Duration jump = next.clock();
            calls.addFirst(next.after(Duration.ZERO));
            // As the real one does: a sleep that was long enough ends the wait like time does.
            boolean over = !woken && !jump.isNegative();
            clock.move(!jump.isZero() ? jump : over ? atMost : Duration.ZERO);
            woken = false;
            return !over;
        }

        @Override
        public void wake() {
            woken = true;
        }
    }
}
