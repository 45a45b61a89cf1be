package dev.redrive.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.HandExecutor;
import dev.redrive.ui.desk.Drawing.Changes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** When what changes is shown, and that nothing runs while nothing changes. */
class DrawingTest {

    private final HandExecutor pulse = new HandExecutor();
    private final HandExecutor calm = new HandExecutor();
    private final List<Set<String>> shown = new ArrayList<>();
    private final AtomicInteger along = new AtomicInteger();

    private Changes changes() {
        Changes[] made = new Changes[1];
        made[0] = new Changes(new Drawing(pulse, calm), () -> shown.add(made[0].take()));
        return made[0];
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        FxToolkit.registerPrimaryStage();
        return WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }

    @Test
    void numbersThatGoOn_areShownAtOnceAndThenTogether() {
        Changes changes = changes();
        changes.addGently("a");
        pulse.runAll();
        changes.addGently("b");
        changes.addGently("a");

        assertThat(pulse.size()).isZero();
        calm.runFirst();
        pulse.runAll();

        assertThat(shown).containsExactly(Set.of("a"), Set.of("a", "b"));
        calm.runFirst();
        assertThat(pulse.size()).isZero();
        assertThat(calm.size()).isZero();
    }

    /** As of a window that was closed, which has no pulses any more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50})
    void whatIsNeverShown_waitsOnceAndNotForEver(int changed) {
        Changes changes = changes();
        for (int i = 0; i < changed; i++) {
            changes.addGently("customer " + i);
        }
        changes.add("another");

        for (int i = 0; i < 3 && calm.size() > 0; i++) {
            calm.runFirst();
        }

        assertThat(calm.size()).isZero();
        assertThat(pulse.size()).isOne();
    }

    @Test
    void whatChangedBeforeALatePulse_isShownByIt() {
        Changes changes = changes();
        changes.addGently("a");
        calm.runFirst();
        changes.addGently("b");
        calm.runFirst();
        pulse.runAll();

        assertThat(shown).containsExactly(Set.of("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void modelsThatFollowEachOther_areShownInOnePulse(int models) throws Exception {
        int ran =
                onFx(() -> {
                    Pulses pulses = new Pulses(Runnable::run);
                    pulses.along(along::incrementAndGet);
                    AtomicInteger updates = new AtomicInteger();
                    follow(pulses, updates, models);
                    pulses.run();
                    return updates.get();
                });

        assertThat(ran).isEqualTo(models);
        assertThat(along).hasValue(1);
    }

    @Test
    void commandsThatAskForThemselves_getAPulseEach() throws Exception {
        int ran =
                onFx(() -> {
                    Pulses pulses = new Pulses(Runnable::run);
                    AtomicInteger updates = new AtomicInteger();
                    follow(pulses, updates, 1_000);
                    pulses.run();
                    return updates.get();
                });

        assertThat(ran).isLessThan(100);
    }

    private static void follow(Pulses pulses, AtomicInteger updates, int models) {
        pulses.execute(() -> {
            updates.incrementAndGet();
            if (models > 1) {
                follow(pulses, updates, models - 1);
            }
        });
    }
}
