package dev.redrive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.ItemKind;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of pushes at the customer's server, and what a check of it sees. */
class CustomerServerTest {

    @AutoClose private final Rig rig = Rig.of(Scenario.NIGHT_OUTAGE);

    @Test
    void whatIsPushed_isStoredOrRefused_whileTheServiceCountsBothAsProcessed() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);
        rig.pass(25);
        long remaining = rig.task(retry).get("nbRemainingItems").asLong();

        Deliveries midway = rig.demo.state().trips();

        assertThat(midway.nbNotSent()).isEqualTo(remaining);
        assertThat(midway.nbRefused()).isEqualTo((12_480 - remaining) / 40);
        assertThat(midway.nbStored()).isEqualTo(12_480 - remaining - midway.nbRefused());
        assertThat(midway.running()).isTrue();
        rig.pass(60);
        Deliveries ended = rig.demo.state().trips();
        assertThat(ended)
                .isEqualTo(
                        new Deliveries(
                                1,
                                false,
                                12_480,
                                12_168,
                                0,
                                312,
                                0,
                                new Deliveries.Story(312, 2, 12_168, 0, 0)));
    }

    @Test
    void eachRetryOfADownServer_costsEveryTripAnAttempt_andTheThirtiethGivesItUp()
            throws Exception {
        rig.demo.receiverUp(false);
        for (int attempts = 2; attempts < 30; attempts++) {
            assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isEqualTo(12_480);
            rig.pass(60);
            assertThat(rig.demo.state().trips().story().mostAttempts()).isEqualTo(attempts);
        }
        var _ = rig.retry(Rig.TRIPS);
        rig.pass(60);

        assertThat(rig.demo.state().trips().story())
                .isEqualTo(new Deliveries.Story(0, 0, 0, 0, 12_480));
        // The service does not tell: this 0 looks like the one after success.
        assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isZero();
    }

    @Test
    void behindAMaintenancePage_tripsAreLost_andNeverSentAgain() throws Exception {
        JsonNode retry = rig.retry(Rig.TRIPS);
        rig.pass(25);
        long before = 12_480 - rig.task(retry).get("nbRemainingItems").asLong();
        rig.demo.fault(Fault.MAINTENANCE_PAGE);
        rig.pass(60);
        rig.demo.fault(Fault.NONE);

        Deliveries trips = rig.demo.state().trips();

        assertThat(trips.nbLost()).isEqualTo(12_480 - before);
        assertThat(trips.nbAnswered2xx()).isEqualTo(12_480 - before / 40);
        assertThat(rig.retry(Rig.TRIPS).get("nbItems").asLong()).isEqualTo(before / 40);
    }

    @Test
    void aCheckOfIt_seesWhatReceiversShow() throws Exception {
        assertThat(check("OPTIONS").statusCode()).isEqualTo(405);
        assertThat(check("GET").statusCode()).isEqualTo(405);
        rig.demo.receiverUp(false);
        assertThat(check("OPTIONS").statusCode()).isEqualTo(503);
        assertThat(check("OPTIONS").headers().firstValue("Retry-After")).contains("120");
        rig.demo.fault(Fault.MAINTENANCE_PAGE);
        assertThat(check("OPTIONS").statusCode()).isEqualTo(200);
        assertThat(check("OPTIONS").headers().firstValue("Content-Type")).contains("text/html");
    }

    @Test
    void aTaskThatNobodyLookedAt_takesThirteenRequests() {
        assertThat(Math.ceilDiv(12_480, CustomerServer.MOST_IN_ONE)).isEqualTo(13);
    }

    private HttpResponse<String> check(String method) throws Exception {
        return rig.send(
                HttpRequest.newBuilder(rig.demo.receiver(ItemKind.TRIPS))
                        .method(method, BodyPublishers.noBody()));
    }
}
