package dev.redrive.ui.task;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.UiBench;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the view says while time goes on, and what its buttons do. */
class WatchedProgressTest {

    private final UiBench bench = new UiBench();
    private final RecordingRequests requests = new RecordingRequests();
    private final List<String> seen = new ArrayList<>();

    private ProgressViewModel view(TaskWatch watch) {
        return new ProgressViewModel(watch, Runnable::run, bench.texts, bench.formats, requests);
    }

    private void lookDuringWaits(int waits, Runnable look) {
        for (int i = 0; i < waits; i++) {
            bench.waiter.during(look);
        }
    }

    /** Seven items a second, then one failure after the other, then nobody watches. */
    @Test
    void contactIsLost_projectionAndRunningTimeAreHidden() {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);
        ProgressViewModel view = view(watch);
        for (long left = 321; left > 250; left -= 7) {
            bench.service.says(said("IN_PROGRESS", 321L, left));
        }
        lookDuringWaits(10, () -> {});
        List<EnterpriseFailure> failures =
                List.of(
                        new EnterpriseFailure.TimedOut(""),
                        new EnterpriseFailure.RateLimited(null, ""),
                        new EnterpriseFailure.NotFound(""));
        failures.forEach(bench.service::fails);
        bench.waiter.during(() -> seen.add(honest(view)));
        failures.forEach(_ -> bench.waiter.during(() -> seen.add(honest(view))));
        bench.service.says(said("IN_PROGRESS", 321L, 243L));
        bench.service.fails(new EnterpriseFailure.KeyRefused(""));
        bench.waiter.during(() -> {
            seen.add(honest(view));
            watch.stop();
            seen.add(honest(view));
        });

        bench.loops.runAll();

        assertThat(seen.getFirst()).isEqualTo("projected INFO bright, so far");
        assertThat(seen.subList(1, 4)).containsOnly("- PLAIN stale, no fresh numbers");
        assertThat(seen.get(4)).startsWith("projected INFO bright");
        assertThat(seen.getLast()).isEqualTo("- PLAIN stale, no fresh numbers");
    }

    private static String honest(ProgressViewModel view) {
        view.tick();
        view.tick();
        String caption = view.timeCaption.get();
        return (view.curve.get().timeLeft() == null ? "- " : "projected ")
                + view.tone.get()
                + (view.stale.get() ? " stale, " : " bright, ")
                + (caption.endsWith("so far") ? "so far" : caption);
    }

    @Test
    void task_isShownToItsEnd() {
        ProgressViewModel view = view(bench.start(ACME, ItemKind.TRIPS, TASK, 321));
        bench.service.says(
                said("PENDING", 321L, 321L),
                said("IN_PROGRESS", 321L, 200L),
                said("IN_PROGRESS", 321L, 12L),
                said("COMPLETED", 321L, 0L));
        lookDuringWaits(3, () -> seen.add(view.status.get() + " " + view.nbRemaining.get()));

        bench.loops.runAll();

        assertThat(seen)
                .containsExactly(
                        "Waiting · PENDING 321",
                        "In progress · IN_PROGRESS 200",
                        "In progress · IN_PROGRESS 12");
        assertThat(view.status.get()).isEqualTo("Processed · COMPLETED");
        assertThat(view.verdict.get()).isEqualTo("321 of 321 trips processed in 3 s");
        assertThat(view.timeLeft.get()).isEqualTo("3 s");
        assertThat(view.freshness.get()).isEqualTo("Ended 12:00:03");
        assertThat(view.watching.get()).isFalse();
    }

    @Test
    void contactIsLost_lastNumbersStay() {
        EnterpriseFailure gone = new EnterpriseFailure.Unreachable(Reason.UNKNOWN_HOST, "");
        ProgressViewModel view = view(bench.attach(ACME, said("IN_PROGRESS", 321L, 12L)));
        bench.service.fails(gone);
        bench.service.says(said("COMPLETED", 321L, 0L));
        lookDuringWaits(
                2,
                () ->
                        seen.add(
                                view.nbRemaining.get()
                                        + " "
                                        + view.trouble.get()
                                        + " "
                                        + view.status.get()));

        bench.loops.runAll();

        assertThat(seen)
                .containsExactly(
                        "12 false In progress · IN_PROGRESS", "12 true In progress · IN_PROGRESS");
        assertThat(view.trouble.get()).isFalse();
    }

    @Test
    void keyIsMissing_userIsAskedAndTheTaskGoesOn() {
        ProgressViewModel view = view(bench.start(ACME, ItemKind.TRIPS, TASK, 321));
        bench.vault.forget("acme");
        lookDuringWaits(
                1,
                () -> {
                    seen.add(view.freshness.get());
                    assertThat(view.keyNeeded.get()).isTrue();
                    view.enterKey();
                    view.stop();
                });

        bench.loops.runAll();

        assertThat(seen).singleElement().asString().startsWith("There is no key for");
        assertThat(requests.asked).containsExactly("enter key ACME");
        assertThat(view.keyNeeded.get()).isFalse();
    }

    @Test
    void stopped_watchingAgainIsOffered() {
        ProgressViewModel view = view(bench.attach(ACME, said("IN_PROGRESS", 321L, 12L)));

        view.stop();

        assertThat(view.freshness.get())
                .isEqualTo("You stopped watching; the service goes on. Updated 0 s ago");
        assertThat(view.status.get()).isEqualTo("In progress · IN_PROGRESS");
        assertThat(view.ended.get()).isFalse();
        assertThat(view.verdict.get()).isEmpty();
        assertThat(view.canWatchAgain.get()).isTrue();
        view.watchAgain();
        assertThat(requests.asked).containsExactly("watch again " + TASK);
    }

    @Test
    void buttons_makeTheRequestTheyName() {
        ProgressViewModel view = view(bench.attach(ACME, said("COMPLETED", 321L, 0L)));

        view.checkNow();
        view.retryRest();
        view.dismiss();

        assertThat(bench.waiter.wakes()).isEqualTo(1);
        assertThat(requests.asked).containsExactly("retry rest of " + TASK, "dismiss " + TASK);
    }

    @Test
    void everySecond_agesTickAndTimeLeftEverySecondTime() {
        ProgressViewModel view = view(bench.attach(ACME, said("IN_PROGRESS", 321L, 12L)));
        bench.service.says(
                said("IN_PROGRESS", 321L, 311L),
                said("IN_PROGRESS", 321L, 301L),
                said("IN_PROGRESS", 321L, 291L),
                said("IN_PROGRESS", 321L, 281L),
                said("IN_PROGRESS", 321L, 271L),
                said("IN_PROGRESS", 321L, 261L),
                said("IN_PROGRESS", 321L, 251L));
        lookDuringWaits(7, () -> {});
        bench.waiter.during(() -> tickThrough(view));

        bench.loops.runAll();

        assertThat(seen)
                .containsExactly(
                        "≈ 25 s, Updated 0 s ago · next check in 1 s",
                        "≈ 25 s, Updated 4 s ago · next check in 0 s",
                        "≈ 20 s, Updated 4 s ago · next check in 0 s");
    }

    private void tickThrough(ProgressViewModel view) {
        Runnable look = () -> seen.add(view.timeLeft.get() + ", " + view.freshness.get());
        look.run();
        bench.clock.move(Duration.ofSeconds(4));
        view.tick();
        look.run();
        view.tick();
        look.run();
        view.stop();
    }

    @Test
    void viewIsClosed_followsNothing() {
        TaskWatch watch = bench.attach(ACME, said("IN_PROGRESS", 321L, 12L));
        ProgressViewModel view = view(watch);

        view.close();
        watch.stop();

        assertThat(view.watching.get()).isTrue();
    }

    @Test
    void copiedRequest_holdsAPlaceholderForTheKey() {
        assertThat(view(bench.attach(ACME, said("PENDING", 1L, 1L))).request())
                .isEqualTo(
                        "curl --header 'x-dq-enterprise-api-key: YOUR_ENTERPRISE_API_KEY'"
                                + " --header 'Accept: application/json'"
                                + " 'https://acme.example/v1/enterprise/task/"
                                + TASK
                                + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x';touch${IFS}here;' | x%27%3Btouch%24%7BIFS%7Dhere%3B%27",
                "a?b#c&d | a%3Fb%23c%26d",
                "a+b%20c | a%2Bb%2520c",
                "A.b-c_1 | A.b-c_1"
            })
    void nothingInAnIdIsReadByTheShellOrAsAnotherAddress(String id, String escaped) {
        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, id, 1);

        assertThat(view(watch).request()).endsWith("/task/" + escaped + "'");
    }

    @Test
    void addressWithAQuote_isEscapedInTheCopiedRequest() {
        Profile odd =
                new Profile(
                        "acme",
                        "ACME",
                        ACME.kind(),
                        ACME.colour(),
                        URI.create("https://acme.example/o'hara"));
        bench.vault.keep(odd, UiBench.key("acme-key-0123456789"));

        assertThat(view(bench.start(odd, ItemKind.TRIPS, TASK, 1)).request())
                .contains(" 'https://acme.example/o%27hara/v1/enterprise/task/");
    }
}
