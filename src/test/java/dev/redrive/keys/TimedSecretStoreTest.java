package dev.redrive.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.QuietLogs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The worker is in the hand of the test: what it does not run is a keychain that does not answer.
 */
class TimedSecretStoreTest {

    private static final SecretName NAME =
            new SecretName("p1", "https://a.example", "Redrive: A", KeyStorage.KEYCHAIN);

    private final FakeKeychain keychain = new FakeKeychain();
    private final HandExecutor worker = new HandExecutor();
    private final List<SecretState> late = new ArrayList<>();

    private TimedSecretStore quick() {
        return new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10));
    }

    private TimedSecretStore slow() {
        return new TimedSecretStore(keychain, worker, Duration.ofMillis(1));
    }

    private void late(SecretAnswer answer) {
        late.add(answer.state());
    }

    @Test
    void anAnswerInTime_isReturned() {
        TimedSecretStore store = quick();

        assertThat(store.read(NAME, this::late).state()).isEqualTo(SecretState.ABSENT);
        assertThat(store.write(NAME, "key".toCharArray(), this::late).state())
                .isEqualTo(SecretState.STORED);
        assertThat(store.read(NAME, this::late).reveal()).isEqualTo("key".toCharArray());
        assertThat(store.erase("p1", this::late).state()).isEqualTo(SecretState.STORED);
        assertThat(keychain.kept("p1")).isNull();
        assertThat(late).isEmpty();
    }

    @Test
    void aLateAnswer_isHandedOverLater() {
        TimedSecretStore store = slow();
        char[] secret = "key".toCharArray();

        assertThat(store.write(NAME, secret, this::late).state()).isEqualTo(SecretState.TIMED_OUT);
        secret[0] = '\0'; // The caller wipes what it gave as soon as it has an answer.
        assertThat(late).isEmpty();

        worker.runAll();
        assertThat(keychain.kept("p1")).isEqualTo("key");
        assertThat(late).containsExactly(SecretState.STORED);
    }

    @Test
    void whileOneIsOverdueTheOthersAreNotWaitedFor() {
        TimedSecretStore store = new TimedSecretStore(keychain, worker, Duration.ofDays(1));
        Thread.currentThread().interrupt(); // Whoever asks first gives up.
        store.read(NAME, this::late);
        assertThat(Thread.interrupted()).isTrue();

        // Would take a day if it were waited for.
        assertThat(store.read(NAME, this::late).state()).isEqualTo(SecretState.TIMED_OUT);
        worker.runAll();
        assertThat(late).containsExactly(SecretState.ABSENT, SecretState.ABSENT);
    }

    @Test
    void afterALateAnswerItIsWaitedForAgain() {
        HandExecutor held = new HandExecutor();
        boolean[] answers = {false};
        TimedSecretStore store =
                new TimedSecretStore(
                        keychain,
                        work -> {
                            if (answers[0]) {
                                work.run();
                            } else {
                                held.execute(work);
                            }
                        },
                        Duration.ofMillis(1));
        store.write(NAME, "key".toCharArray(), this::late);
        held.runAll();
        answers[0] = true;

        assertThat(store.read(NAME, this::late).state()).isEqualTo(SecretState.STORED);
        assertThat(late).containsExactly(SecretState.STORED);
    }

    @Test
    void anInterruptedCall_isStillCarriedOut() {
        TimedSecretStore store = new TimedSecretStore(keychain, worker, Duration.ofDays(1));
        Thread.currentThread().interrupt();

        SecretAnswer answer = store.write(NAME, "key".toCharArray(), this::late);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer.state()).isEqualTo(SecretState.TIMED_OUT);
        worker.runAll();
        assertThat(keychain.kept("p1")).isEqualTo("key");
    }

    @Test
    void theProbe_leavesNoSecret() {
        assertThat(quick().probe(this::late).state()).isEqualTo(SecretState.STORED);
        assertThat(keychain.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = SecretState.class,
            names = {"LOCKED", "NO_SERVICE", "DENIED"})
    void theProbe_reportsAFault(SecretState state) {
        keychain.answer(state);

        assertThat(quick().probe(this::late).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void theProbe_checksWhatItReadsBack(Lie lie) {
        TimedSecretStore store =
                new TimedSecretStore(
                        new Liar(keychain, lie), Runnable::run, Duration.ofSeconds(10));

        assertThat(store.probe(this::late).state()).isEqualTo(SecretState.DENIED);
    }

    enum Lie {
        FORGETS,
        MIXES_UP,
        BREAKS
    }

    /** Says that all went well. */
    private record Liar(SecretStore store, Lie lie) implements SecretStore {

        @Override
        public SecretAnswer write(SecretName name, char[] secret) {
            return SecretAnswer.stored();
        }

        @Override
        public SecretAnswer read(SecretName name) {
            return switch (lie) {
                case FORGETS -> SecretAnswer.absent();
                case MIXES_UP -> SecretAnswer.found("another".toCharArray());
                case BREAKS -> SecretAnswer.failed(SecretState.DENIED, "");
            };
        }

        @Override
        public SecretAnswer erase(String account) {
            return store.erase(account);
        }
    }

    @Test
    void aStoreThatBreaksIsAnAnswerToo() {
        SecretStore broken =
                new SecretStore() {
                    @Override
                    public SecretAnswer write(SecretName name, char[] secret) {
                        throw new IllegalStateException("with " + new String(secret));
                    }

                    @Override
                    public SecretAnswer read(SecretName name) {
                        throw new UnsatisfiedLinkError("no such library");
                    }

                    @Override
                    public SecretAnswer erase(String account) {
                        return SecretAnswer.absent();
                    }
                };
        TimedSecretStore store =
                new TimedSecretStore(broken, Runnable::run, Duration.ofSeconds(10));

        try (QuietLogs _ = new QuietLogs(TimedSecretStore.class)) {
            assertThat(store.write(NAME, "key".toCharArray(), this::late))
                    .hasToString("SecretAnswer[DENIED, IllegalStateException]");
            assertThat(store.read(NAME, this::late).state()).isEqualTo(SecretState.DENIED);
        }
    }

    @Test
    void answersHideTheirSecretAndLoseIt() {
        SecretAnswer answer = SecretAnswer.found("key-0123".toCharArray());

        assertThat(answer).hasToString("SecretAnswer[STORED]");
        answer.wipe();
        assertThat(answer.reveal()).isEqualTo(new char[8]);
    }
}
