package dev.redrive.keys;

import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.Profiles;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionKeyVaultTest {

    private final SessionKeyVault vault = new SessionKeyVault();
    private final ApiKey first = ApiKey.of("first-key-0001".toCharArray());
    private final ApiKey second = ApiKey.of("second-key-002".toCharArray());

    @Test
    void aKey_isFoundOnlyForItsProfileAtItsAddress() {
        vault.keep(NORTH, first);

        assertThat(revealed(vault.find(NORTH))).isEqualTo("first-key-0001");
        assertThat(vault.find(TRIAL)).isNull();
        assertThat(vault.find(Profiles.at(NORTH, "https://elsewhere.example"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "https://service.drivequant.com:8443",
                "https://service.drivequant.com.evil.example",
                "http://service.drivequant.com",
                "https://127.0.0.1"
            })
    void aKeyIsNeitherFoundNorSaidToBeThere_atAnotherAddress(String address) {
        vault.keep(NORTH, first);
        Profile moved = Profiles.at(NORTH, address);

        assertThat(vault.find(moved)).isNull();
        assertThat(vault.fetch(moved)).isEqualTo(KeyState.MISSING);
        assertThat(vault.fetch(NORTH)).isEqualTo(KeyState.available("0001", null));
    }

    @Test
    void aRenamedProfileKeepsItsKey() {
        vault.keep(NORTH, first);

        assertThat(vault.find(Profiles.profile("p-1", "Nord", ProfileKind.TEST))).isNotNull();
    }

    @Test
    void aReplacedForgottenOrRemainingKey_isWiped() {
        vault.keep(NORTH, first);
        vault.keep(NORTH, second);
        assertThat(revealed(first)).isEqualTo("\0".repeat(14));
        assertThat(revealed(vault.find(NORTH))).isEqualTo("second-key-002");

        vault.forget("p-1");
        assertThat(revealed(second)).isEqualTo("\0".repeat(14));
        assertThat(vault.find(NORTH)).isNull();

        ApiKey third = ApiKey.of("third-key-0003".toCharArray());
        vault.keep(TRIAL, third);
        vault.close();
        assertThat(revealed(third)).isEqualTo("\0".repeat(14));
    }

    @Test
    void theSameKeyKeptTwice_isNotWiped() {
        vault.keep(NORTH, first);
        vault.keep(NORTH, first);

        assertThat(revealed(vault.find(NORTH))).isEqualTo("first-key-0001");
    }

    @Test
    void aKeyInUseOutlivesTheVault() {
        vault.keep(NORTH, first);
        ApiKey inUse = vault.find(NORTH);
        vault.forget("p-1");

        assertThat(revealed(inUse)).isEqualTo("first-key-0001");
    }

    @Test
    void manyThreadsNeverSeeHalfAKey() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            var seen =
                    IntStream.range(0, 4).mapToObj(i -> threads.submit(() -> use(start))).toList();
            start.countDown();
            for (Future<Boolean> each : seen) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private boolean use(CountDownLatch start) throws InterruptedException {
        start.await();
        return Stream.generate(() -> ApiKey.of("shared-key-004".toCharArray()))
                .limit(2_000)
                .allMatch(key -> {
                    vault.keep(NORTH, key);
                    ApiKey found = vault.find(NORTH);
                    return found != null && revealed(found).equals("shared-key-004");
                });
    }

    private static String revealed(@Nullable ApiKey key) {
        return key == null ? "none" : new String(key.reveal());
    }
}
