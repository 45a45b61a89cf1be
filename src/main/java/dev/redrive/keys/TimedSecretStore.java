package dev.redrive.keys;

import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls a {@link SecretStore} on a thread of its own and waits only for a limited time, as a
 * keychain may be waiting for the user. A call is never cancelled, since that would harm the
 * keychain; its late answer is handed to a listener. While one call is overdue, the next ones do
 * not wait and are answered late as well. Any thread but the JavaFX thread.
 */
public final class TimedSecretStore {

    private static final Logger LOG = System.getLogger(TimedSecretStore.class.getName());

    private final SecretStore store;
    private final Executor worker;
    private final Duration timeout;
    private final AtomicInteger overdue = new AtomicInteger();
    private final CompletableFuture<SecretAnswer> stopped = new CompletableFuture<>();

    /**
     * Calls that store.
     *
     * @param worker runs one call after the other, on a thread that does not keep the program alive
     *     and that may block in the operating system
     * @param timeout how long a caller waits
     */
    public TimedSecretStore(SecretStore store, Executor worker, Duration timeout) {
        this.store = store;
        this.worker = worker;
        this.timeout = timeout;
    }

    /**
     * Like {@link SecretStore#write}, or {@link SecretState#TIMED_OUT}.
     *
     * @param late gets the late answer, on the worker's thread
     */
    public SecretAnswer write(SecretName name, char[] secret, Consumer<SecretAnswer> late) {
        char[] own = secret.clone();
        return call(
                () -> {
                    try {
                        return store.write(name, own);
                    } finally {
                        Arrays.fill(own, '\0');
                    }
                },
                late);
    }

    /**
     * Like {@link SecretStore#read}, or {@link SecretState#TIMED_OUT}.
     *
     * @param late gets the late answer, on the worker's thread
     */
    public SecretAnswer read(SecretName name, Consumer<SecretAnswer> late) {
        return readCall(() -> store.read(name), late);
    }

    /**
     * Like {@link SecretStore#erase}, or {@link SecretState#TIMED_OUT}.
     *
     * @param late gets the late answer, on the worker's thread
     */
    public SecretAnswer erase(String account, Consumer<SecretAnswer> late) {
        return call(() -> store.erase(account), late);
    }

    /**
     * Whether the store works, found by writing, reading back and erasing a random value.
     *
     * @param late gets the late answer after {@link SecretState#TIMED_OUT}
     */
    public SecretAnswer probe(Consumer<SecretAnswer> late) {
        return readCall(this::writeReadErase, late);
    }

    private SecretAnswer writeReadErase() {
        String id = UUID.randomUUID().toString();
        SecretName name =
                new SecretName(
                        "probe-" + id,
                        "https://probe.invalid",
                        "Redrive: probe",
                        KeyStorage.KEYCHAIN);
        char[] secret = UUID.randomUUID().toString().toCharArray();
        SecretAnswer written = store.write(name, secret);
        if (written.state() != SecretState.STORED) {
            return written;
        }
        SecretAnswer read = store.read(name);
        SecretAnswer erased = store.erase(name.account());
        if (read.state() != SecretState.STORED) {
            return read.trouble() != null
                    ? read
                    : SecretAnswer.failed(SecretState.DENIED, "what was written is not there");
        }
        boolean same = Arrays.equals(read.reveal(), secret);
        read.wipe();
        if (!same) {
            return SecretAnswer.failed(SecretState.DENIED, "something else was read back");
        }
        return erased;
    }

    /**
     * Ends all waiting for reads, since the program closes; writes and erasures are still waited
     * for.
     */
    void stopReading() {
        stopped.complete(SecretAnswer.failed(SecretState.TIMED_OUT, ""));
    }

    private SecretAnswer readCall(Supplier<SecretAnswer> operation, Consumer<SecretAnswer> late) {
        return stopped.isDone() ? stopped.join() : call(operation, late, stopped);
    }

    private SecretAnswer call(Supplier<SecretAnswer> operation, Consumer<SecretAnswer> late) {
        return call(operation, late, new CompletableFuture<>());
    }

    private SecretAnswer call(
            Supplier<SecretAnswer> operation,
            Consumer<SecretAnswer> late,
            CompletableFuture<SecretAnswer> instead) {
        CompletableFuture<SecretAnswer> answer = new CompletableFuture<>();
        worker.execute(() -> answer.complete(run(operation)));
        try {
            long wait = overdue.get() > 0 ? 0 : timeout.toMillis();
            return answer.applyToEither(instead, Function.identity())
                    .get(wait, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "the answer is overdue", e);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the wait for the answer was interrupted", e);
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed so", e);
        }
        overdue.incrementAndGet();
        var _ = answer.thenAccept(given -> handOver(given, late));
        return SecretAnswer.failed(SecretState.TIMED_OUT, "");
    }

    private void handOver(SecretAnswer given, Consumer<SecretAnswer> late) {
        overdue.decrementAndGet();
        try {
            late.accept(given);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a listener of late answers failed", e);
        }
    }

    private static SecretAnswer run(Supplier<SecretAnswer> operation) {
        try {
            return operation.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "a secret store failed", e);
            return SecretAnswer.failed(SecretState.DENIED, e.getClass().getSimpleName());
        }
    }
}
