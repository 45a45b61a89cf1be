package dev.redrive.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.Audit;
import dev.redrive.connection.Network;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.MemoryJournal;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.EntryStore;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.retry.Polling;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.Waiter;
import dev.redrive.testing.HandClock;
import dev.redrive.testing.Networks;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.task.ProgressViewModel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The client, a watch and the texts of its view in front of a server that gives mutated answers,
 * all on the test's thread but for the client's own.
 */
final class FuzzRun implements AutoCloseable {

    static final String KEY = "k3y-that-no-text-may-show-0123";

    private static final int LONGEST_TEXT = 40_000;
    private static final int ANSWERS_A_WATCH = 40;
    private static final Duration LONGEST_MOVE = Duration.ofDays(1);
    private static final HttpLimits LIMITS =
            new HttpLimits(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250),
                    Duration.ofMillis(250),
                    64 * 1024);

    final FuzzServer server = new FuzzServer(KEY);
    private final Ears ears = new Ears(KEY);
    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final Network network = Networks.standard();
    private final HttpEnterpriseConnector connector =
            new HttpEnterpriseConnector("1", LIMITS, text -> text, clock, () -> network, null);
    private final SessionKeyVault vault = new SessionKeyVault();
    private final Profile profile =
            new Profile("p", "North", ProfileKind.TEST, ProfileColour.RED, server.url());
    private final List<Texts> languages = List.of(new Texts(Locale.UK), new Texts(Locale.FRANCE));
    private int watches;
    private int answers;

    FuzzRun() {
        vault.keep(profile, ApiKey.of(KEY.toCharArray()));
    }

    /** What was heard that nobody waits for. */
    Iterable<String> heard() {
        return ears.heard();
    }

    /** How many answers were judged. */
    int answers() {
        return answers;
    }

    /** Calls without a watch, until the server has given that many more answers. */
    void calls(long count) throws InterruptedException {
        EnterpriseApi api = connector.connect(server.url(), KEY.toCharArray());
        for (long end = server.seed() + count; server.seed() < end; ) {
            judge(api.checkKey());
            judge(api.retry(ItemKind.TRIPS));
        }
    }

    private void judge(Outcome<?> outcome) {
        answers++;
        if (outcome instanceof Outcome.Failed<?>(EnterpriseFailure failure)) {
            assertThat(failure.detail()).hasSizeLessThanOrEqualTo(300);
            assertThat(failure.detail()).doesNotContainPattern("\\p{Cc}");
            for (Texts texts : languages) {
                FailureTexts words =
                        new FailureTexts(texts, new Formats(texts, () -> ZoneOffset.UTC, clock));
                check(words.title(failure));
                check(words.detail(failure));
            }
        }
        check(outcome.toString());
    }

    /** One watch after the other, until the server has given that many more answers. */
    void watches(long count) {
        for (long end = server.seed() + count; server.seed() < end; ) {
            new Watched(end).run();
        }
    }

    private static void check(String text) {
        assertThat(text).isNotNull().hasSizeLessThan(LONGEST_TEXT).doesNotContain(KEY);
    }

    /** One watch and its view in both languages; looked at in each of its waits. */
    private final class Watched implements Waiter {

        private final long end;
        private int looks;
        private List<ProgressViewModel> views = List.of();
        private final RetryDesk desk =
                new RetryDesk(
                        new KeyedConnector(connector, vault),
                        new EntryStore(new MemoryJournal(), "jo", () -> "e"),
                        new Polling(clock, () -> this, () -> 0.5, Runnable::run),
                        Audit.NONE);

        private Watched(long end) {
            this.end = end;
        }

        private void run() {
            desk.onWatch(this::show);
            desk.resume(profile, entry("task-" + watches++));
            look();
            views.forEach(ProgressViewModel::close);
        }

        private void show(TaskWatch watch) {
            views =
                    languages.stream()
                            .map(texts ->
                                    new ProgressViewModel(
                                            watch,
                                            Runnable::run,
                                            texts,
                                            new Formats(texts, () -> ZoneOffset.UTC, clock),
                                            new NoRequests()))
                            .toList();
        }

        @Override
        public boolean await(Duration atMost) {
            look();
            clock.move(atMost.compareTo(LONGEST_MOVE) > 0 ? LONGEST_MOVE : atMost);
            desk.watches().forEach(TaskWatch::keyEntered);
            if (++looks > ANSWERS_A_WATCH || server.seed() >= end) {
                desk.watches().forEach(TaskWatch::stop);
            }
            return true;
        }

        private void look() {
            answers++;
            views.forEach(view -> {
                view.tick();
                texts(view).forEach(FuzzRun::check);
                assertThat(view.progress.get()).isBetween(-1.0, 1.0);
            });
            desk.watches().forEach(watch -> check(watch.state().toString()));
        }

        @Override
        public void wake() {}
    }

    private static Stream<String> texts(ProgressViewModel view) {
        return Stream.concat(
                Stream.of(view.title(), view.taskId(), view.request()),
                Stream.of(
                                view.status,
                                view.nbItems,
                                view.nbProcessed,
                                view.nbRemaining,
                                view.rate,
                                view.rateCaption,
                                view.timeLeft,
                                view.timeCaption,
                                view.progressText,
                                view.freshness,
                                view.verdict,
                                view.verdictDetail)
                        .map(property -> Objects.requireNonNull(property.get(), "a text")));
    }

    private JournalEntry entry(String taskId) {
        return TestEntry.entry("e", taskId).customer(profile).items(321L).build();
    }

    @Override
    public void close() throws IOException {
        ears.close();
        connector.close();
        vault.close();
        server.close();
    }
}
