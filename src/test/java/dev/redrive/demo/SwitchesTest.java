package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.redrive.enterprise.ItemKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thirty switches in a row, in any order and in the middle of tasks, leave a consistent state. */
class SwitchesTest {

    private static final int SWITCHES = 30;
    private static final List<Scenario> STORIES = List.of(Scenario.values());
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final double[] SPEEDS = {1, 10, 60};

    private final List<String> done = new ArrayList<>();
    private final Map<String, JsonNode> ended = new HashMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noItemIsLostFromTheCount_andTheStoryCanStillBeDrained(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (Rig rig = new Rig(STORIES.get(seed % STORIES.size()))) {
            for (int i = 0; i < SWITCHES; i++) {
                turn(rig, random);
                rig.pass(random.nextDouble(12));
                for (int retry = random.nextInt(3); retry > 0; retry--) {
                    request(rig, random.nextBoolean() ? Rig.TRIPS : Rig.CRASHES);
                }
                check(rig.demo.state());
            }
            checkEnded(rig);
            rig.demo.receiverUp(true);
            rig.demo.pushesPaused(false);
            rig.demo.fault(Fault.NONE);
            rig.demo.clockPaused(false);
            rig.pass(200);
            for (String path : List.of(Rig.TRIPS, Rig.CRASHES)) {
                assertThat(drains(rig, path)).as("%s after %s", path, done).isTrue();
            }
            check(rig.demo.state());
        }
    }

    private void turn(Rig rig, SplittableRandom random) throws IOException {
        boolean on = random.nextBoolean();
        switch (random.nextInt(7)) {
            case 0 -> {
                rig.demo.receiverUp(on);
                assertThat(rig.demo.state().receiverUp()).isEqualTo(on);
            }
            case 1 -> {
                rig.demo.pushesPaused(on);
                assertThat(rig.demo.state().pushesPaused()).isEqualTo(on);
            }
            case 2, 3 -> {
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                rig.demo.fault(fault);
                assertThat(rig.demo.state().fault()).isEqualTo(fault);
                done.add(fault.name());
            }
            case 4 -> {
                double speed = SPEEDS[random.nextInt(SPEEDS.length)];
                rig.demo.speed(speed);
                assertThat(rig.demo.state().speed()).isEqualTo(speed);
            }
            case 5 -> {
                rig.demo.clockPaused(on);
                assertThat(rig.demo.state().clockPaused()).isEqualTo(on);
            }
            default -> {
                Scenario next = STORIES.get(random.nextInt(STORIES.size()));
                rig.demo.scenario(next);
                ended.clear();
                done.add(next.name());
                assertThat(rig.demo.state().scenario()).isEqualTo(next);
                assertThat(rig.demo.state().receiverUp()).isTrue();
                assertThat(rig.demo.state().pushesPaused()).isFalse();
            }
        }
        done.add("switch");
    }

    private void request(Rig rig, String path) throws Exception {
        if (rig.demo.state().fault() == Fault.NO_NETWORK) {
            return;
        }
        var answer = rig.call("POST", path, "");
        done.add(path + " " + answer.statusCode());
        assertThat(answer.statusCode()).isIn(200, 401, 409, 500);
        if (answer.statusCode() == 200) {
            String id = answer.body().split("\"", -1)[3];
            var task = rig.call("GET", "task/" + id, "");
            if (task.statusCode() == 200 && task.body().contains("CANCELED")) {
                ended.put(id, new ObjectMapper().readTree(task.body()));
            }
        }
    }

    private void checkEnded(Rig rig) throws Exception {
        rig.demo.fault(Fault.NONE);
        for (Map.Entry<String, JsonNode> task : ended.entrySet()) {
            assertThat(rig.answer("GET", "task/" + task.getKey(), "")).isEqualTo(task.getValue());
        }
    }

    private void check(DemoState state) {
        for (ItemKind kind : ItemKind.values()) {
            Deliveries now = state.of(kind);
            Deliveries.Story story = now.story();
            long inTask = now.running() ? now.nbNotSent() + now.nbRefused() : 0;
            long done2xx = story.nbStored() + story.nbLost();
            assertThat(done2xx + story.nbFailed() + inTask + story.nbGivenUp())
                    .as("%s after %s", kind, done)
                    .isEqualTo(state.scenario().failed(kind));
            assertThat(now.nbStored() + now.nbLost() + now.nbRefused() + now.nbNotSent())
                    .isEqualTo(now.nbItems());
            assertThat(story.mostAttempts()).isBetween(0, Failed.MOST_ATTEMPTS - 1);
        }
    }

    private static boolean drains(Rig rig, String path) throws Exception {
        for (int i = 0; i < 6; i++) {
            rig.demo.fault(Fault.NONE); // The story may have revoked the key meanwhile.
            if (rig.retry(path).get("nbItems").asLong() == 0) {
                return true;
            }
            rig.pass(200);
        }
        return false;
    }
}
