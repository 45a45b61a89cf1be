package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.Audit;
import dev.redrive.connection.Network;
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
import dev.redrive.retry.Waiter;
import dev.redrive.testing.Networks;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many tasks at once are watched over one client, by threads that cost next to nothing. */
@Timeout(120)
class ManyTasksTest {

    private static final int MANY = 200;

    /** Carriers of virtual threads, the client's selector, and what the JDK starts by itself. */
    private static final int A_FEW = 8;

    /**
     * What one run took.
     *
     * @param platformThreads how many there are more, after the run: idle ones stay for a minute
     */
    private record Cost(long platformThreads, long clients, int connections) {}

    @Test
    void twoHundredTasksTakeOneClientAndNoMoreThreadsThanAFew() throws Exception {
        watch(2); // so that what is started once is not counted

        Cost cost = watch(MANY);

        assertThat(cost.clients()).isOne();
        assertThat(cost.platformThreads()).isLessThan(A_FEW);
        assertThat(cost.connections()).isLessThanOrEqualTo(MANY);
    }

    /** Watches so many tasks to their end; the first checks of all are under way at once. */
    private static Cost watch(int tasks) throws Exception {
        CountDownLatch asked = new CountDownLatch(tasks);
        CountDownLatch ended = new CountDownLatch(tasks);
        Map<String, Integer> times = new ConcurrentHashMap<>();
        InstantSource clock = InstantSource.system();
        Network network = Networks.standard();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (ScriptedServer server =
                        ScriptedServer.following(request -> answer(request, asked, times));
                HttpEnterpriseConnector http =
                        new HttpEnterpriseConnector(
                                "1",
                                HttpLimits.STANDARD,
                                said -> said,
                                clock,
                                () -> network,
                                Executors.newVirtualThreadPerTaskExecutor());
                ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor()) {
            Profile profile =
                    new Profile("p", "P", ProfileKind.TEST, ProfileColour.RED, server.url());
            SessionKeyVault vault = new SessionKeyVault();
            vault.keep(profile, ApiKey.of("some-key-0123456789".toCharArray()));
            RetryDesk desk =
                    new RetryDesk(
                            new KeyedConnector(http, vault),
                            new EntryStore(new MemoryJournal(), "jo", () -> "new"),
                            new Polling(clock, NoWaiting::new, () -> 0.5, loops),
                            Audit.NONE);
            desk.onWatch(watch ->
                    watch.onState(state -> {
                        if (state.isFinal()) {
                            ended.countDown();
                        }
                    }));
            for (int i = 0; i < tasks; i++) {
                desk.resume(profile, entry(profile, i));
            }

            assertThat(ended.await(100, TimeUnit.SECONDS)).isTrue();
            List<Thread> more =
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !before.contains(thread))
                            .toList();
            return new Cost(
                    more.size(),
                    more.stream().filter(ManyTasksTest::isClient).count(),
                    server.connections());
        }
    }

    /** Nothing until all have asked; then IN_PROGRESS, and COMPLETED from the third time on. */
    private static Reply answer(
            RecordedRequest request, CountDownLatch asked, Map<String, Integer> times) {
        asked.countDown();
        try {
            asked.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        String id = request.target().substring(request.target().lastIndexOf('/') + 1);
        int left = times.merge(id, 1, Integer::sum) < 3 ? 1 : 0;
        return Reply.json(
                200,
                """
                {"taskId":"%s","status":"%s","nbItems":2,"nbRemainingItems":%d}\
                """
                        .formatted(id, left == 0 ? "COMPLETED" : "IN_PROGRESS", left));
    }

    private static boolean isClient(Thread thread) {
        return thread.getName().matches("HttpClient-\\d+-SelectorManager");
    }

    private static JournalEntry entry(Profile profile, int number) {
        return TestEntry.entry("entry " + number, "task-" + number)
                .customer(profile)
                .at(Instant.EPOCH)
                .items(2L)
                .build();
    }

    /** For whom the time is always over. */
    private static final class NoWaiting implements Waiter {

        @Override
        public boolean await(Duration atMost) {
            return false;
        }

        @Override
        public void wake() {
            // Nobody waits.
        }
    }
}
