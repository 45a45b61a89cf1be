package dev.redrive.ui.task;

import static dev.redrive.ui.task.Seen.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.EnterpriseFailure.Reason;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.Pace.PaceReading;
import dev.redrive.retry.WatchState;
import dev.redrive.testing.UiBench;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Told at ten seconds past noon of a task last heard of eight seconds earlier. */
class ContactTextsTest {

    private static final EnterpriseFailure REFUSED =
            new EnterpriseFailure.Unreachable(Reason.REFUSED, "");
    private static final ContactState LOST = new ContactState.NoContact(at(3), 2, at(13), REFUSED);
    private static final ContactState GARBLED =
            new ContactState.NoContact(
                    at(3), 1, at(13), new EnterpriseFailure.InvalidAnswer("<html>", ""));

    private final UiBench bench = new UiBench();

    private String told(UiBench on, Seen seen) {
        return new ContactTexts(on.texts, on.formats, on.failures).of(seen.state());
    }

    private String told(ContactState contact) {
        return told(bench, Seen.as(contact).saying("IN_PROGRESS", 321L, 12L).answered(2));
    }

    private void itIsTenPast() {
        bench.clock.move(Duration.ofSeconds(10));
    }

    @Test
    void taskIsInContact_saysHowRecentTheAnswerIs() {
        itIsTenPast();

        assertThat(told(new ContactState.Fresh(at(13))))
                .isEqualTo("Updated 8 s ago · next check in 3 s");
        assertThat(told(new ContactState.Polling(new ContactState.Fresh(at(10)))))
                .isEqualTo("Updated 8 s ago · checking now…");
    }

    @Test
    void answeredBeforeARestartOnly_saysSo() {
        assertThat(
                        told(
                                bench,
                                Seen.beforeTheRestart(
                                        new ContactState.Polling(null), "IN_PROGRESS", 12L)))
                .isEqualTo("Last answer before the restart · checking now…");
        assertThat(
                        told(
                                bench,
                                Seen.beforeTheRestart(
                                        new ContactState.KeyNeeded(null), "IN_PROGRESS", null)))
                .endsWith("Status and numbers are from before the restart.");
    }

    private String saidOf(UiBench on, ContactState contact, String... unreadable) {
        WatchState state = Seen.as(contact).saying("IN_PROGRESS", 321L, 12L).answered(2).state();
        TaskSnapshot last = Objects.requireNonNull(state.snapshot());
        TaskSnapshot odd =
                new TaskSnapshot(
                        last.taskId(),
                        last.createdAt(),
                        last.completedAt(),
                        last.type(),
                        last.status(),
                        last.nbItems(),
                        last.nbRemainingItems(),
                        Set.of(unreadable));
        return new ContactTexts(on.texts, on.formats, on.failures)
                .of(
                        new WatchState(
                                state.profile(),
                                state.entry(),
                                odd,
                                state.answeredAt(),
                                state.contact(),
                                state.pendingAt(),
                                state.inProgressAt(),
                                state.pace(),
                                state.samples()));
    }

    @ParameterizedTest
    @CsvSource({
        "nbRemainingItems, the number remaining, le nombre restant",
        "nbItems, the number taken on, le nombre pris en charge",
        "status, the status, l’état",
        "type, the type of the task, le type de la tâche",
        "taskId, the task ID, l’ID de la tâche",
        "createdAt, when the task was created, la date de création",
        "completedAt, when the task ended, la date de fin"
    })
    void fieldThatCouldNotBeRead_isNamed(String field, String english, String french) {
        ContactState fresh = new ContactState.Fresh(at(13));
        itIsTenPast();

        assertThat(saidOf(bench, fresh, field))
                .isEqualTo(
                        "Updated 8 s ago · next check in 3 s · Redrive could not read this in the"
                                + " service’s answer: "
                                + english);
        assertThat(saidOf(new UiBench(Locale.FRENCH), fresh, field))
                .endsWith("n’a pas pu lire ceci dans la réponse du service\u00a0: " + french);
    }

    @Test
    void fieldsThatCouldNotBeRead_areNamedTogether_andNotWhileContactIsLost() {
        itIsTenPast();

        assertThat(
                        saidOf(
                                bench,
                                new ContactState.Ended(),
                                "createdAt",
                                "nbRemainingItems",
                                "status"))
                .endsWith("answer: the status, the number remaining, when the task was created");
        assertThat(
                        saidOf(
                                bench,
                                new ContactState.Polling(new ContactState.Fresh(at(10))),
                                "nbItems"))
                .endsWith("answer: the number taken on");
        assertThat(saidOf(bench, LOST, "nbItems")).doesNotContain("could not read");
        assertThat(saidOf(bench, new ContactState.Fresh(at(13)))).doesNotContain("could not read");
    }

    @Test
    void noAnswerYet_saysSo() {
        assertThat(told(bench, Seen.as(new ContactState.Polling(null))))
                .isEqualTo("No answer yet · checking now…");
    }

    @Test
    void contactIsLost_saysSinceWhen() {
        itIsTenPast();

        assertThat(told(LOST))
                .isEqualTo(
                        "No contact since 12:00:03. The service does not accept connections. "
                                + "Try 3 in 3 s. The numbers are 8 s old.");
        assertThat(told(new ContactState.Polling(LOST)))
                .isEqualTo("No contact since 12:00:03. Checking now…");
    }

    @Test
    void uselessAnswer_saysWhatIsWrong() {
        itIsTenPast();

        assertThat(told(GARBLED))
                .startsWith("No usable answer since 12:00:03. The answer is not from");
        assertThat(told(new ContactState.Polling(GARBLED)))
                .isEqualTo("No usable answer since 12:00:03. Checking now…");
    }

    @Test
    void rateLimited_saysWhenTheNextCheckIs() {
        itIsTenPast();

        assertThat(told(new ContactState.RateLimited(at(70))))
                .isEqualTo(
                        "The service asks for fewer requests: next check at 12:01:10 (in 1 min). "
                                + "The numbers are 8 s old.");
        assertThat(told(new ContactState.Polling(new ContactState.RateLimited(at(10)))))
                .isEqualTo("The service asked for fewer requests. Checking now…");
    }

    @Test
    void keyIsMissing_saysSo() {
        ContactState refused = new ContactState.KeyNeeded(new EnterpriseFailure.KeyRefused(""));

        assertThat(told(refused))
                .startsWith("ACME: The service rejected this key: checking has stopped,")
                .contains("the task itself is not affected");
        assertThat(told(new ContactState.KeyNeeded(new EnterpriseFailure.Forbidden(""))))
                .startsWith("ACME: The service does not allow this key to do that: checking has");
        assertThat(told(new ContactState.KeyNeeded(null))).startsWith("There is no key for");
        assertThat(told(new ContactState.Polling(refused)))
                .isEqualTo("The key of ACME was rejected. Checking now…");
        assertThat(told(new ContactState.Polling(new ContactState.KeyNeeded(null))))
                .doesNotContain("refused")
                .endsWith(" Checking now…");
    }

    @Test
    void taskIsUnknownToTheService_saysSo() {
        itIsTenPast();

        assertThat(told(bench, Seen.as(new ContactState.NotFound(at(3), at(11)))))
                .isEqualTo("The service does not know this task yet; next check in 1 s.");
        assertThat(told(new ContactState.NotFound(at(3), at(11))))
                .isEqualTo(
                        "The service no longer knows this task; next check in 1 s. "
                                + "The numbers are 8 s old.");
        assertThat(told(new ContactState.NotFound(at(3), null)))
                .isEqualTo(
                        "The service has not known this task since 12:00:03, so watching has"
                                + " ended. Keep the task ID.");
        assertThat(told(new ContactState.Polling(new ContactState.NotFound(at(3), at(10)))))
                .isEqualTo("The service did not know this task. Checking now…");
    }

    @Test
    void watchIsStopped_saysSo() {
        itIsTenPast();

        assertThat(told(new ContactState.Stopped()))
                .isEqualTo("You stopped watching; the service goes on. Updated 8 s ago");
        Seen ended = Seen.as(new ContactState.Ended()).saying("COMPLETED", 321L, 0L);
        assertThat(told(bench, ended.steps(null, null, 5L).answered(5)))
                .isEqualTo("Ended 12:00:05");
        assertThat(told(bench, ended.byItsClock(at(0), at(5)).answered(95)))
                .isEqualTo("Ended 12:00:05, seen 1 min 30 s later");
        // The service's clock is behind ours, or ahead of it.
        assertThat(told(bench, ended.byItsClock(at(-240), at(-235)).answered(5)))
                .isEqualTo("Ended 12:00:05");
        assertThat(told(bench, ended.byItsClock(at(240), at(245)).answered(5)))
                .isEqualTo("Ended 12:00:05");
    }

    @Test
    void taskDoesNotMove_saysForHowLong() {
        Seen seen =
                Seen.as(new ContactState.Fresh(at(125)))
                        .saying("IN_PROGRESS", 321L, 12L)
                        .answered(119);
        Seen moved = seen.steps(0L, 1L, null).with(new PaceReading(null, null, at(1)));
        bench.clock.move(Duration.ofSeconds(60));
        assertThat(told(bench, moved)).startsWith("Updated");

        bench.clock.move(Duration.ofSeconds(61));
        assertThat(told(bench, moved))
                .isEqualTo("No movement for 2 min. Updated 2 s ago · next check in 4 s");
        assertThat(told(bench, seen.steps(0L, 1L, null))).startsWith("No movement for 2 min.");
        assertThat(
                        told(
                                bench,
                                moved.seen(
                                        new ContactState.Polling(new ContactState.Fresh(at(121))))))
                .isEqualTo("No movement for 2 min. Updated 2 s ago · checking now…");
    }

    @Test
    void taskIsWaiting_saysForHowLong() {
        Seen seen =
                Seen.as(new ContactState.Fresh(at(125)))
                        .saying("PENDING", 321L, 321L)
                        .answered(119);
        bench.clock.move(Duration.ofSeconds(59));
        assertThat(told(bench, seen.steps(0L, null, null))).startsWith("Updated");

        bench.clock.move(Duration.ofSeconds(62));
        assertThat(told(bench, seen.steps(0L, null, null)))
                .isEqualTo("Waiting to start for 2 min 1 s. Updated 2 s ago · next check in 4 s");
        // It went back to waiting, and nobody saw when.
        assertThat(told(bench, seen.steps(0L, 1L, null))).startsWith("Updated");
    }

    @Test
    void clockIsSetBack_noAgeIsBelowZero() {
        bench.clock.move(Duration.ofHours(-1));

        assertThat(told(new ContactState.Fresh(at(-3_598))))
                .isEqualTo("Updated 0 s ago · next check in 2 s");
        bench.clock.move(Duration.ofHours(3));
        assertThat(told(LOST)).contains("Try 3 in 0 s");
    }

    @Test
    void onlyLostSight_isTrouble() {
        List<ContactState> troubles =
                List.of(
                        LOST,
                        new ContactState.RateLimited(at(1)),
                        new ContactState.KeyNeeded(null),
                        new ContactState.NotFound(at(1), null));
        List<ContactState> fine =
                List.of(
                        new ContactState.Fresh(at(1)),
                        new ContactState.Stopped(),
                        new ContactState.Ended());

        assertThat(troubles)
                .allMatch(ContactTexts::isTrouble)
                .allMatch(contact -> ContactTexts.isTrouble(new ContactState.Polling(contact)));
        assertThat(fine)
                .noneMatch(ContactTexts::isTrouble)
                .noneMatch(contact -> ContactTexts.isTrouble(new ContactState.Polling(contact)));
        assertThat(ContactTexts.isTrouble(new ContactState.Polling(null))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyContactState_hasItsOwnWordsAndNoneAboutTheTask(String language) {
        UiBench on = new UiBench(Locale.of(language));
        List<ContactState> contacts =
                List.of(
                        new ContactState.Polling(null),
                        new ContactState.Fresh(at(1)),
                        LOST,
                        new ContactState.Polling(LOST),
                        new ContactState.RateLimited(at(1)),
                        new ContactState.KeyNeeded(null),
                        new ContactState.KeyNeeded(new EnterpriseFailure.KeyRefused("")),
                        new ContactState.NotFound(at(1), at(2)),
                        new ContactState.NotFound(at(1), null),
                        new ContactState.Stopped());

        assertThat(contacts.stream().map(contact -> told(on, Seen.as(contact))))
                .doesNotHaveDuplicates()
                .allSatisfy(text ->
                        assertThat(text)
                                .isNotBlank()
                                .doesNotContainPattern("(?i)fail|cancel|éch(ou|ec)|annul|\\{"));
    }
}
