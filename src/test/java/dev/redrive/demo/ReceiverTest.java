package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    @AutoClose private final Rig rig = Rig.of(Scenario.NIGHT_OUTAGE);

    @Test
    void whatIsRetriedWhileTheReceiverIsDownFailsAgainAndIsCountedAgain() throws Exception {
        assertThat(rig.demo.isReceiverUp()).isTrue();
        rig.demo.receiverUp(false);
        assertThat(rig.demo.isReceiverUp()).isFalse();
        JsonNode first = rig.retry(Rig.TRIPS);
        rig.pass(48);
        assertThat(rig.stand(first)).isEqualTo("COMPLETED 0 of 12480");

        JsonNode second = rig.retry(Rig.TRIPS);

        assertThat(second.get("nbItems").asLong()).isEqualTo(12_480);
        // The receiver is back before the second task begins to push.
        rig.pass(1);
        rig.demo.receiverUp(true);
        rig.pass(60);
        assertThat(nextCount()).isEqualTo(312);
    }

    @Test
    void onlyWhatCameAfterTheReceiverWentDownFailsAgain() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);
        rig.pass(25);
        long remaining = remaining(retry);
        rig.demo.receiverUp(false);
        rig.pass(60);

        assertThat(nextCount()).isEqualTo(remaining + (12_480 - remaining) / 40);
    }

    @Test
    void onlyWhatCameWhileTheReceiverWasDownFailsAgain() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);
        rig.pass(20);
        long whenItWent = remaining(retry);
        rig.demo.receiverUp(false);
        rig.pass(10);
        long whenItCameBack = remaining(retry);
        rig.demo.receiverUp(true);
        rig.pass(60);

        long lost = whenItWent - whenItCameBack;
        assertThat(lost).isGreaterThan(1_000);
        assertThat(nextCount()).isEqualTo(lost + (12_480 - lost) / 40);
    }

    @Test
    void aReceiverThatGoesDownAfterTheEndSpoilsNothing() throws Exception {
        var _ = rig.retry(Rig.TRIPS);
        rig.pass(48);
        rig.demo.receiverUp(false);

        assertThat(nextCount()).isEqualTo(312);
    }

    private long remaining(JsonNode retry) throws Exception {
        return rig.task(retry).get("nbRemainingItems").asLong();
    }

    private long nextCount() throws Exception {
        return rig.retry(Rig.TRIPS).get("nbItems").asLong();
    }
}
