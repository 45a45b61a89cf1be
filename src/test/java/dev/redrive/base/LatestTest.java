package dev.redrive.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.HandExecutor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

    @Test
    void manyValuesMakeOneHopWithTheNewest() {
        HandExecutor ui = new HandExecutor();
        List<String> heard = new ArrayList<>();
        Latest<String> latest = new Latest<>(ui, heard::add);

        latest.accept("a");
        latest.accept("b");
        latest.accept("c");
        assertThat(ui.size()).isEqualTo(1);
        ui.runAll();
        assertThat(heard).containsExactly("c");

        latest.accept("d");
        ui.runAll();
        assertThat(heard).containsExactly("c", "d");
    }
}
