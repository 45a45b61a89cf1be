package dev.redrive.ui.start;

import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way a start can fail: said in words, and the button works again. */
class RefusedStartTest {

    static final List<EnterpriseFailure> ABOUT_THE_KEY =
            List.of(new EnterpriseFailure.KeyRefused(""), new EnterpriseFailure.Forbidden("no"));

    static final List<EnterpriseFailure> OTHERS =
            List.of(
                    new EnterpriseFailure.NotFound(""),
                    new EnterpriseFailure.InvalidAnswer("<html>", ""),
                    new EnterpriseFailure.RateLimited(Duration.ofSeconds(90), ""),
                    new EnterpriseFailure.ServiceError(500, "out of order", null),
                    new EnterpriseFailure.Unreachable(Reason.REFUSED, ""),
                    new EnterpriseFailure.Unreachable(Reason.TLS_FAILED, ""),
                    new EnterpriseFailure.TimedOut(""),
                    new EnterpriseFailure.ConnectionLost(""),
                    new EnterpriseFailure.UnknownOutcome(""));

    private final UiBench bench = new UiBench();
    private final RecordingFlow flow = new RecordingFlow();
    private final StartViewModel dialog =
            new StartViewModel(
                    bench.kit,
                    new RetryRequest(TRIAL, ItemKind.TRIPS, ""),
                    Knowing.aKey(TRIAL),
                    bench.desk,
                    flow,
                    UnaryOperator.identity());

    @BeforeEach
    void listens() {
        bench.desk.onOutcome(dialog::answered);
    }

    private Problem problemOf(EnterpriseFailure failure) {
        bench.service.refuses(failure);
        dialog.confirm();
        bench.work.runAll();
        return requireNonNull(dialog.problemProperty().get());
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void startIsRefused_dialogSaysSo(EnterpriseFailure failure) {
        Problem problem = problemOf(failure);

        assertThat(problem.title()).isEqualTo("Trial: " + bench.failures.title(failure));
        assertThat(problem.detail()).isEqualTo(bench.failures.startDetail(failure));
        assertThat(problem.action()).isNull();
        assertThat(flow.ways).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ABOUT_THE_KEY")
    void keyIsRejected_leadsToItsField(EnterpriseFailure failure) {
        Problem problem = problemOf(failure);

        assertThat(problem.title()).isEqualTo("Trial: " + bench.failures.title(failure));
        assertThat(flow.ways).isEmpty();
        requireNonNull(problem.action()).run().run();
        assertThat(flow.ways).containsExactly("enter key Trial");
        assertThat(bench.journal.recent("trial", 9)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void afterARefusal_buttonWorksAgain(EnterpriseFailure failure) {
        problemOf(failure);
        assertThat(dialog.blocked.get()).isFalse();
        assertThat(dialog.busy.get()).isFalse();

        bench.service.accepts(new RetryAccepted(TASK, 321L));
        dialog.confirm();
        assertThat(dialog.problemProperty().get()).isNull();
        bench.work.runAll();
        assertThat(flow.ways).containsExactly("watching");
    }

    @Test
    void keyIsMissing_leadsToItsFieldAndNothingIsSent() {
        bench.vault.forget("trial");

        dialog.confirm();
        bench.work.runAll();

        Problem problem = requireNonNull(dialog.problemProperty().get());
        assertThat(problem.title())
                .isEqualTo("Trial: there is no key, so no retry of trips was requested");
        requireNonNull(problem.action()).run().run();
        assertThat(flow.ways).containsExactly("enter key Trial");
        assertThat(bench.service.calls()).isEmpty();
    }

    static Stream<EnterpriseFailure> refusals() {
        return Stream.concat(
                IntStream.of(400, 402, 405, 415, 422)
                        .mapToObj(status ->
                                new EnterpriseFailure.ServiceError(status, "paused", null)),
                Stream.of(
                        new EnterpriseFailure.KeyRefused(""),
                        new EnterpriseFailure.Forbidden("paused"),
                        new EnterpriseFailure.NotFound(""),
                        new EnterpriseFailure.AlreadyRunning("paused"),
                        new EnterpriseFailure.RateLimited(null, ""),
                        new EnterpriseFailure.RateLimited(Duration.ofSeconds(90), "paused"),
                        new EnterpriseFailure.NotMade(),
                        new EnterpriseFailure.Unreachable(Reason.PROXY_LOGIN, "status 407"),
                        new EnterpriseFailure.UnknownOutcome("status 500", "paused", null)));
    }

    /** By sentences that start with one of these, and end before what the service said. */
    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusal_saysWhatStartedWhatToDoAndWhatWasSaid(EnterpriseFailure failure) {
        String detail = bench.failures.startDetail(failure);

        assertThat(detail)
                .containsAnyOf(
                        "Nothing was started.",
                        "Nothing was sent.",
                        "may have received the request");
        assertThat(detail.lines().findFirst().orElseThrow() + detail)
                .containsAnyOf(
                        "Check ",
                        "Ask ",
                        "ask DriveQuant",
                        "Try again",
                        "Watch ",
                        "Enter ",
                        "To find out");
        if (!failure.said().isEmpty()) {
            assertThat(detail).endsWith("The service said: paused");
        }
    }

    @Test
    void answerNamesATask_itCanBeWatched() {
        Problem problem = problemOf(new EnterpriseFailure.ServiceError(422, "in progress", TASK));
        assertThat(problem.detail()).contains("The answer names a task: " + TASK);

        bench.service.fails(new EnterpriseFailure.NotFound(""));
        requireNonNull(problem.action()).run().run();
        bench.work.runAll();
        assertThat(requireNonNull(dialog.problemProperty().get()).title())
                .isEqualTo("The service does not know this task of Trial");

        bench.service.says(said("IN_PROGRESS", 321L, 12L));
        requireNonNull(problem.action()).run().run();
        bench.work.runAll();
        assertThat(flow.ways).containsExactly("watching");
    }

    @Test
    void taskIsInProgress_leadsToItsDialogWithTheReason() {
        dialog.reason.set("ticket 7");
        bench.service.refuses(new EnterpriseFailure.AlreadyRunning("Bad request"));

        dialog.confirm();
        bench.work.runAll();

        assertThat(flow.ways).containsExactly("already running Trial TRIPS ticket 7");
        assertThat(dialog.blocked.get()).isFalse();
        assertThat(bench.journal.recent("trial", 9)).isEmpty();
    }

    @Test
    void outcomeIsUnknown_isShownRecordedAndNotSentAgain() {
        Problem problem = problemOf(new EnterpriseFailure.UnknownOutcome(""));

        assertThat(problem.title()).isEqualTo("Trial: It is not known whether the retry started");
        assertThat(problem.detail()).contains("does not send it again by itself", "To find out");
        assertThat(bench.service.calls()).containsExactly("retry TRIPS");
        assertThat(bench.journal.recent("trial", 9))
                .singleElement()
                .matches(entry -> entry.taskId() == null && entry.nbItems() == null);
    }
}
