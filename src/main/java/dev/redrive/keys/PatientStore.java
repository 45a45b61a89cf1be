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
 * Asks a place for secrets on a thread of its own and waits for the answer for a while only: a
 * keychain may be waiting for the person, who may be looking elsewhere. What was asked is never
 * cancelled, since that harms the keychain; its answer is handed over when it comes. While one
 * question is overdue the next ones wait for nothing and are answered late as well. Any thread but
 * the JavaFX thread.
 */
public final class PatientStore {

    private static final Logger LOG = System.getLogger(PatientStore.class.getName());

    private final SecretStore store;
    private final Executor worker;
    private final Duration patience;
    private final AtomicInteger overdue = new AtomicInteger();
    private final CompletableFuture<SecretAnswer> stopped = new CompletableFuture<>();

    /**
     * Asks that place.
     *
     * @param worker runs one call after the other, on a thread that does not keep the program alive
     *     and that may block in the operating system
     * @param patience how long a caller waits
     */
    public PatientStore(SecretStore store, Executor worker, Duration patience) {
        this.store = store;
        this.worker = worker;
        this.patience = patience;
    }

    /**
     * Like {@link SecretStore#write}, or {@link SecretState#TIMED_OUT}.
     *
     * @param late gets the answer that came after that, on the worker's thread
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
     * @param late gets the answer that came after that, on the worker's thread
     */
    public SecretAnswer read(SecretName name, Consumer<SecretAnswer> late) {
        return look(() -> store.read(name), late);
    }

    /**
     * Like {@link SecretStore#erase}, or {@link SecretState#TIMED_OUT}.
     *
     * @param late gets the answer that came after that, on the worker's thread
     */
    public SecretAnswer erase(String account, Consumer<SecretAnswer> late) {
        return call(() -> store.erase(account), late);
    }

    /**
     * Whether the place works, found by writing, reading back and erasing something of no meaning.
     *
     * @param late gets the answer if it comes after {@link SecretState#TIMED_OUT}
     */
    public SecretAnswer probe(Consumer<SecretAnswer> late) {
        return look(this::tryOut, late);
    }

    private SecretAnswer tryOut() {
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
     * Nobody waits to read any more, since the program closes; what is being written or erased is
     * still waited for.
     */
    void stopReading() {
        stopped.complete(SecretAnswer.failed(SecretState.TIMED_OUT, ""));
    }

    private SecretAnswer look(Supplier<SecretAnswer> question, Consumer<SecretAnswer> late) {
        return stopped.isDone() ? stopped.join() : call(question, late, stopped);
    }

    private SecretAnswer call(Supplier<SecretAnswer> question, Consumer<SecretAnswer> late) {
        return call(question, late, new CompletableFuture<>());
    }

    private SecretAnswer call(
            Supplier<SecretAnswer> question,
            Consumer<SecretAnswer> late,
            CompletableFuture<SecretAnswer> instead) {
        CompletableFuture<SecretAnswer> answer = new CompletableFuture<>();
        worker.execute(() -> answer.complete(ask(question)));
        try {
            long wait = overdue.get() > 0 ? 0 : patience.toMillis();
            return answer.applyToEither(instead, Function.identity())
                    .get(wait, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "the answer is overdue", e);
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "nobody waits for the answer any more", e);
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
            LOG.log(Level.ERROR, "nobody could take a late answer", e);
        }
    }

    private static SecretAnswer ask(Supplier<SecretAnswer> question) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "a place for secrets broke", e);
            return SecretAnswer.failed(SecretState.DENIED, e.getClass().getSimpleName());
        }
    }
}
