package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.RecordedLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** How long a caller waits, and what is left of a secret afterwards. */
class TimedSecretStoreWaitTest {

    private static final SecretName NAME =
            new SecretName("p1", "https://a.example", "Redrive: A", KeyStorage.KEYCHAIN);

    /** Passes on to another store. */
    private abstract static class Between implements SecretStore {
        final SecretStore store = new FakeKeychain();

        @Override
        public SecretAnswer write(SecretName name, char[] secret) {
            return store.write(name, secret);
        }

        @Override
        public SecretAnswer read(SecretName name) {
            return store.read(name);
        }

        @Override
        public SecretAnswer erase(String account) {
            return store.erase(account);
        }
    }

    @Test
    void aStoreThatTakesItsTime_isWaitedFor() {
        Thread caller = Thread.currentThread();
        SecretStore slow =
                new Between() {
                    @Override
                    public SecretAnswer read(SecretName name) {
                        // Answers once somebody waits, or not at all.
                        while (caller.getState() != Thread.State.TIMED_WAITING) {
                            if (Thread.currentThread().isInterrupted()) {
                                return SecretAnswer.failed(SecretState.DENIED, "nobody waited");
                            }
                            Thread.onSpinWait();
                        }
                        return SecretAnswer.absent();
                    }
                };
        List<SecretState> late = new ArrayList<>();
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            TimedSecretStore store = new TimedSecretStore(slow, worker, Duration.ofMinutes(1));

            SecretState answered = store.read(NAME, answer -> late.add(answer.state())).state();

            worker.shutdownNow();
            assertThat(answered).isEqualTo(SecretState.ABSENT);
            assertThat(late).isEmpty();
        }
    }

    @Test
    void afterWriting_theCopyOfTheSecretIsWiped() {
        List<char[]> given = new ArrayList<>();
        SecretStore keeping =
                new Between() {
                    @Override
                    public SecretAnswer write(SecretName name, char[] secret) {
                        given.add(secret);
                        return super.write(name, secret);
                    }
                };
        char[] secret = "key".toCharArray();

        new TimedSecretStore(keeping, Runnable::run, Duration.ofSeconds(10))
                .write(NAME, secret, _ -> {});

        assertThat(given).containsExactly(new char[3]);
        assertThat(secret).as("the caller's own").isEqualTo("key".toCharArray());
    }

    @Test
    void afterAProbe_whatWasReadIsWiped() {
        List<SecretAnswer> given = new ArrayList<>();
        SecretStore keeping =
                new Between() {
                    @Override
                    public SecretAnswer read(SecretName name) {
                        given.add(super.read(name));
                        return given.getFirst();
                    }
                };

        assertThat(
                        new TimedSecretStore(keeping, Runnable::run, Duration.ofSeconds(10))
                                .probe(_ -> {})
                                .state())
                .isEqualTo(SecretState.STORED);

        assertThat(given)
                .singleElement()
                .satisfies(answer -> assertThat(answer.reveal()).containsOnly('\0'));
    }

    @Test
    void aStoreThatBreaks_isInTheLog() {
        SecretStore broken =
                new Between() {
                    @Override
                    public SecretAnswer read(SecretName name) {
                        throw new UnsatisfiedLinkError("no such library");
                    }
                };

        try (RecordedLogs log = new RecordedLogs(TimedSecretStore.class)) {
            new TimedSecretStore(broken, Runnable::run, Duration.ofSeconds(10)).read(NAME, _ -> {});

            assertThat(log.warnings()).hasSize(1);
            assertThat(log.everything()).contains("no such library");
        }
    }

    @Test
    void aListenerThatBreaksOnALateAnswer_isInTheLogAndHarmsNothing() {
        HandExecutor worker = new HandExecutor();
        TimedSecretStore store =
                new TimedSecretStore(new FakeKeychain(), worker, Duration.ofMillis(1));
        List<SecretState> late = new ArrayList<>();
        store.read(
                NAME,
                _ -> {
                    throw new IllegalStateException("broken listener");
                });
        store.read(NAME, answer -> late.add(answer.state()));

        try (RecordedLogs log = new RecordedLogs(TimedSecretStore.class)) {
            assertThatCode(worker::runAll).doesNotThrowAnyException();

            assertThat(log.warnings()).hasSize(1);
            assertThat(log.everything()).contains("broken listener");
        }
        assertThat(late).containsExactly(SecretState.ABSENT);
    }
}
