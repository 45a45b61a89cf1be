package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

    @ParameterizedTest
    @CsvSource({
        "night-outage,NIGHT_OUTAGE",
        "quiet-day,QUIET_DAY",
        "already-running,ALREADY_RUNNING",
        "crash-backlog,CRASH_BACKLOG",
        "paused-midway,PAUSED_MIDWAY",
        "key-revoked-midway,KEY_REVOKED_MIDWAY",
        "service-errors,SERVICE_ERRORS",
        "slow-network,SLOW_NETWORK",
        "no-network,NO_NETWORK"
    })
    void aScenario_isFoundByItsWord(String word, Scenario scenario) {
        assertThat(Scenario.find(word)).isEqualTo(scenario);
    }

    @Test
    void isNotFoundByAnythingElse() {
        assertThat(Scenario.find("NIGHT_OUTAGE")).isNull();
        assertThat(Scenario.find("")).isNull();
    }
}
