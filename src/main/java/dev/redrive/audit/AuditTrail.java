package dev.redrive.audit;

import dev.redrive.audit.AuditWriter.Appended;
import dev.redrive.audit.AuditWriter.Limits;
import dev.redrive.audit.AuditWriter.Pending;
import dev.redrive.base.Listeners;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is done to the trail, on the executor alone, which runs one thing at a time. A disk
 * that is full, slow or closed to Redrive never fails or delays an act beyond what {@link Audit}
 * says: acts that could not be written are counted, and the next line that can be says how many.
 * Opens nothing before the first act. Any thread.
 */
public final class AuditTrail implements Audit, AutoCloseable {

    /** Why acts are not written. */
    public record Trouble(IOException why, AuditFolder folder) {}

    private static final Logger LOG = System.getLogger(AuditTrail.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofMillis(200);
    private static final Duration LAST_LINES = Duration.ofSeconds(2);
    private static final int AT_ONCE = 200;

    /** So many wait at most, of a disk that does not answer. */
    private static final int MOST = 10_000;

    private final AuditFolder folder;
    private final AuditWriter files;
    private final InstantSource clock;
    private final ExecutorService writer;
    private final Listeners<Optional<Trouble>> listeners = new Listeners<>("the audit trail");
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();

    /** Used by the executor only. */
    private boolean isTroubled;

    /**
     * A trail that has written nothing yet.
     *
     * @param folder where its files are
     * @param fields makes its lines
     * @param clock tells when an act is recorded
     * @param writer runs one thing at a time, and is shut down by {@link #close}
     * @param pause waits some 50 ms, on the executor, while another program writes
     */
    public AuditTrail(
            AuditFolder folder,
            AuditFields fields,
            InstantSource clock,
            ExecutorService writer,
            Runnable pause) {
        this(new AuditWriter(folder, fields, Limits.STANDARD, pause), clock, writer);
    }

    /** The same with files that another size makes full, for tests. */
    AuditTrail(AuditWriter files, InstantSource clock, ExecutorService writer) {
        this.folder = files.folder();
        this.files = files;
        this.clock = clock;
        this.writer = writer;
    }

    /**
     * Notifies the listener when acts begin not to be written, with the reason, and when they are
     * written again, with nothing; once each time, on the executor.
     */
    public void onTrouble(Consumer<Optional<Trouble>> listener) {
        listeners.add(listener);
    }

    @Override
    public void record(Act act) {
        var _ = add(act);
    }

    @Override
    public void recordFirst(Act act) {
        try {
            add(act).get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "the audit trail takes longer than an act may wait", e);
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "the audit trail failed", e);
        }
    }

    private CompletableFuture<Void> add(Act act) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        // In one step, so that the times of the lines are in their order.
        synchronized (queue) {
            if (waiting.get() >= MOST) {
                lost.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            }
            waiting.incrementAndGet();
            queue.add(new Pending(act, clock.instant(), written));
        }
        try {
            writer.execute(this::drain);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "an act after the end of the audit trail: " + act.kind(), e);
            written.complete(null);
        }
        return written;
    }

    private void drain() {
        List<Pending> acts = new ArrayList<>();
        Pending next = queue.poll();
        while (next != null) {
            acts.add(next);
            next = acts.size() < AT_ONCE ? queue.poll() : null;
        }
        if (acts.isEmpty()) {
            return; // An earlier turn has written them.
        }
        waiting.addAndGet(-acts.size());
        try {
            write(acts);
        } finally {
            acts.forEach(each -> each.written().complete(null));
        }
        if (!queue.isEmpty()) {
            drain();
        }
    }

    private void write(List<Pending> acts) {
        long before = lost.get();
        Appended appended = appended(acts, before);
        lost.addAndGet(acts.size() - appended.lines() - (appended.lines() > 0 ? before : 0L));
        IOException why = appended.trouble();
        if (why != null) {
            LOG.log(Level.WARNING, "the audit trail was not written", why);
        }
        boolean isNow = why != null;
        if (isNow != isTroubled) {
            isTroubled = isNow;
            listeners.notify(Optional.ofNullable(why).map(reason -> new Trouble(reason, folder)));
        }
    }

    private Appended appended(List<Pending> acts, long before) {
        try {
            return files.append(acts, before);
        } catch (RuntimeException e) {
            return new Appended(0, new IOException(e));
        }
    }

    /**
     * The hash of the newest line, once everything recorded before is written; waits up to 2 s.
     * Never on the JavaFX thread.
     *
     * @return empty where there is no line, or it cannot be read now
     */
    public Optional<String> head() {
        CompletableFuture<@Nullable Link> head = new CompletableFuture<>();
        try {
            writer.execute(() -> {
                try {
                    head.complete(files.head());
                } catch (IOException | RuntimeException e) {
                    head.completeExceptionally(e);
                }
            });
            return Optional.ofNullable(head.get(LAST_LINES.toMillis(), TimeUnit.MILLISECONDS))
                    .map(Link::hash);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            LOG.log(Level.WARNING, "the head of the audit trail cannot be read", e);
        }
        return Optional.empty();
    }

    /** Waits up to 2 s until the last act is written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(LAST_LINES.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "{0} acts were not written to the audit trail", waiting);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
