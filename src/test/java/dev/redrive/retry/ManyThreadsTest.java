package dev.redrive.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.Audit;
import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.EnterpriseApi;
import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.Outcome;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.MemoryJournal;
import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, held together by latches and never by time. */
@Timeout(60)
class ManyThreadsTest {

    private final FakeClock clock = new FakeClock();
    private final FakeVault vault = new FakeVault();
    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicInteger ids = new AtomicInteger();

    @Test
    void startFromManyThreads_isSentOnce() throws Exception {
        int threads = 50;
        CountDownLatch othersAnswered = new CountDownLatch(threads - 1);
        AtomicInteger posts = new AtomicInteger();
        EnterpriseApi service =
                new Api() {
                    @Override
                    public Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException {
                        posts.incrementAndGet();
                        othersAnswered.await();
                        return new Outcome.Answered<>(new RetryAccepted("t", 321L));
                    }
                };
        Profile acme = profile("acme");
        RetryDesk desk = desk(service, _ -> {});
        try (ExecutorService clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<StartResult> click =
                    () -> {
                        StartResult result = desk.start(acme, ItemKind.TRIPS, "");
                        othersAnswered.countDown();
                        return result;
                    };
            List<StartResult> results = new ArrayList<>();
            for (Future<StartResult> future :
                    clicks.invokeAll(IntStream.range(0, threads).mapToObj(_ -> click).toList())) {
                results.add(future.get());
            }

            assertThat(results).filteredOn(StartResult.Watching.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(new StartResult.AlreadyStarting()::equals)
                    .hasSize(threads - 1);
        }
        assertThat(posts).hasValue(1);
        assertThat(desk.watches()).hasSize(1);
        assertThat(journal.recent("acme", 9)).hasSize(1);
    }

    @Test
    void twoHundredTasks_arePolledConcurrently() throws Exception {
        int tasks = 200;
        CyclicBarrier allUnderWay = new CyclicBarrier(tasks);
        EnterpriseApi service =
                new Api() {
                    @Override
                    public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
                        try {
                            allUnderWay.await(50, TimeUnit.SECONDS);
                        } catch (BrokenBarrierException | TimeoutException e) {
                            throw new IllegalStateException(e);
                        }
                        return new Outcome.Answered<>(Bench.completed());
                    }
                };
        CountDownLatch ended = new CountDownLatch(tasks);
        try (ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor()) {
            RetryDesk desk = desk(service, loops);
            desk.onWatch(watch ->
                    watch.onState(state -> {
                        if (state.contact() instanceof ContactState.Ended) {
                            ended.countDown();
                        }
                    }));
            for (int i = 0; i < tasks; i++) {
                desk.start(profile("p" + i), ItemKind.TRIPS, "");
            }

            assertThat(ended.await(50, TimeUnit.SECONDS)).isTrue();
            assertThat(desk.watches())
                    .hasSize(tasks)
                    .allSatisfy(w -> assertThat(w.state().isFinal()).isTrue());
        }
    }

    @Test
    void stop_isPublishedAtOnceWhileAPollIsInFlight() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        EnterpriseApi service =
                new Api() {
                    @Override
                    public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
                        underWay.countDown();
                        release.await();
                        return new Outcome.Answered<>(Bench.completed());
                    }
                };
        try (ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor()) {
            RetryDesk desk = desk(service, loops);
            desk.start(profile("acme"), ItemKind.TRIPS, "");
            TaskWatch watch = desk.watches().getFirst();
            underWay.await();

            watch.stop();

            assertThat(watch.state().contact()).isEqualTo(new ContactState.Stopped());
            release.countDown();
            loops.shutdown();
            assertThat(loops.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
            assertThat(watch.state().snapshot()).isNull();
        }
    }

    private Profile profile(String id) {
        Profile profile = Bench.profile(id);
        vault.keep(profile, ApiKey.of("some-key".toCharArray()));
        return profile;
    }

    private RetryDesk desk(EnterpriseApi service, Executor loops) {
        return new RetryDesk(
                new KeyedConnector((_, _) -> service, vault),
                new EntryStore(journal, "someone", () -> "entry " + ids.incrementAndGet()),
                new Polling(clock, () -> new RecordingWaiter(clock), () -> 0.5, loops),
                Audit.NONE);
    }

    /** Accepts every retry, and knows no task. */
    private static class Api implements EnterpriseApi {

        @Override
        public Outcome<RetryAccepted> retry(ItemKind kind) throws InterruptedException {
            return new Outcome.Answered<>(new RetryAccepted("t", 321L));
        }

        @Override
        public Outcome<TaskSnapshot> task(String taskId) throws InterruptedException {
            return new Outcome.Failed<>(new EnterpriseFailure.NotFound(""));
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
}
