package dev.redrive.journal;

import static dev.redrive.journal.Entries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    private static final Duration DAY = Duration.ofHours(24);

    /** Processed within 48 s; the number in the middle is the minute it was requested in. */
    private static JournalEntry processed(int minute, long items) {
        return entry(minute, "COMPLETED", items, 0L);
    }

    private static JournalEntry entry(
            int minute, @Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        boolean ended = word != null && !word.equals("IN_PROGRESS") && !word.equals("PENDING");
        return TestEntry.entry("e" + minute, "t" + minute)
                .at(at)
                .report(items, word, remaining)
                .ended(ended ? at.plusSeconds(48) : null)
                .build();
    }

    /** The service made no task, since nothing had failed. */
    private static JournalEntry none(int minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        return TestEntry.entry("e" + minute, null).at(at).items(0L).ended(at).build();
    }

    private static JournalEntry outcomeUnknown(int minute) {
        return TestEntry.entry("e" + minute, null)
                .at(NOON.plus(Duration.ofMinutes(minute)))
                .build();
    }

    private static Outage only(JournalEntry... entries) {
        List<Outage> outages = Outage.of(List.of(entries), Map.of());
        assertThat(outages).hasSize(1);
        return outages.getFirst();
    }

    @Test
    void retriesThatFollowEachOther_areOneOutageUntilOneCounts0() {
        JournalEntry first = processed(0, 12_480);
        JournalEntry second = processed(2, 312);
        JournalEntry third = processed(4, 7);
        JournalEntry fourth = none(6);
        JournalEntry fifth = processed(8, 3);

        List<Outage> outages = Outage.of(List.of(fifth, second, fourth, first, third), Map.of());

        assertThat(outages)
                .containsExactly(
                        new Outage(List.of(fifth)),
                        new Outage(List.of(first, second, third, fourth)));
        Outage drained = outages.getLast();
        assertThat(drained.isDrained()).isTrue();
        assertThat(drained.noLongerFailed()).isEqualTo(12_480);
        assertThat(drained.number("e4")).isEqualTo(3);
        assertThat(drained.number("e8")).isZero();
        assertThat(outages.getFirst().isDrained()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "86399, true", "86400, true", "86401, false", "-5, true"})
    void aRetryBelongsToTheOutage_upTo24HoursAfterTheEndOfTheOneBefore(
            long secondsAfterTheEnd, boolean belongs) {
        JournalEntry first = processed(0, 9);
        Instant at = NOON.plusSeconds(48 + secondsAfterTheEnd);
        JournalEntry next =
                TestEntry.entry("next", "t").at(at).report(9L, "IN_PROGRESS", 3L).build();

        assertThat(Outage.of(List.of(first, next), Map.of())).hasSize(belongs ? 1 : 2);
        assertThat(new Outage(List.of(first)).takes(at)).isEqualTo(belongs);
    }

    @Test
    void gap_isCountedFromTheEnd_notFromTheRequest() {
        JournalEntry threeDays =
                TestEntry.like(processed(0, 9_000_000))
                        .ended(NOON.plus(DAY.multipliedBy(3)))
                        .build();
        JournalEntry next = processed(4 * 24 * 60, 9);

        assertThat(Outage.of(List.of(threeDays, next), Map.of())).hasSize(1);
    }

    @Test
    void otherCustomersAndKinds_haveOutagesOfTheirOwn() {
        JournalEntry trips = processed(0, 9);
        JournalEntry crashes = TestEntry.like(processed(1, 4)).kind(ItemKind.CRASHES).build();
        JournalEntry other =
                TestEntry.like(processed(2, 5)).customer("beta", "Beta", "b.example").build();

        assertThat(Outage.of(List.of(trips, crashes, other), Map.of()))
                .extracting(Outage::latest)
                .containsExactly(other, crashes, trips);
    }

    @Test
    void marksOfTheUser_goBeforeTheRule() {
        JournalEntry first = processed(0, 9);
        JournalEntry soon = processed(5, 4);
        JournalEntry none = none(10);
        JournalEntry late = processed(5_000, 2);

        assertThat(
                        Outage.of(
                                List.of(first, soon, none, late),
                                Map.of("e5", Mark.BEGINS, "e5000", Mark.CONTINUES)))
                .containsExactly(new Outage(List.of(soon, none, late)), new Outage(List.of(first)));
    }

    @Test
    void nothingIsSaidToCountNoLonger_beforeASecondCount() {
        assertThat(only(processed(0, 12_480)).noLongerFailed()).isNull();
        assertThat(only(processed(0, 12_480), outcomeUnknown(1)).noLongerFailed()).isNull();
        assertThat(only(none(0)).noLongerFailed()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELED", "FAILED", "IN_PROGRESS", "RESUMING"})
    void nothingIsSaidToCountNoLonger_whereTheFirstWasNotProcessed(String word) {
        Outage outage = only(entry(0, word, 100L, 40L), processed(1, 10));

        assertThat(outage.noLongerFailed()).isNull();
        assertThat(outage.latestCount()).isEqualTo(10);
    }

    @Test
    void countThatCannotBeTrusted_isNoCount() {
        assertThat(Outage.count(entry(0, "COMPLETED", -1L, 0L))).isNull();
        assertThat(Outage.count(entry(0, "IN_PROGRESS", 5L, 9L))).isNull();
        assertThat(Outage.count(entry(0, "COMPLETED", 0L, 9L))).isNull();
        assertThat(Outage.count(outcomeUnknown(0))).isNull();
        assertThat(Outage.count(entry(0, "IN_PROGRESS", 5L, 5L))).isEqualTo(5);
        assertThat(Outage.count(none(0))).isZero();
        assertThat(only(processed(0, 9), entry(1, "COMPLETED", 0L, 4L)).isDrained()).isFalse();
    }

    /**
     * What the three count, X before that of a task of which only a user said what it sends, and
     * what is said of them all.
     */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "100, 40, X7,   100, 40, 60, false",
                "100, X40, 7,   100, 7,  93, false",
                "X100, 40, 7,   -,   7,  -,  false",
                "100, 40, X0,   100, 40, 60, false",
                "100, X0, 7,    100, 7,  93, false",
                "100, X900, 0,  100, 0,  100, true",
                "X0, 40, 7,     -,   7,  -,  false",
                "X100, X40, X0, -,   -,  -,  false",
            })
    void taskOfAssumedKind_standsAmongTheOthersAndCountsNothing(
            String one,
            String two,
            String three,
            @Nullable Long first,
            @Nullable Long latest,
            @Nullable Long noLonger,
            boolean drained) {
        Outage outage = only(counting(0, one), counting(2, two), counting(4, three));

        assertThat(outage.retries()).hasSize(3);
        assertThat(outage.firstCount()).isEqualTo(first);
        assertThat(outage.latestCount()).isEqualTo(latest);
        assertThat(outage.noLongerFailed()).isEqualTo(noLonger);
        assertThat(outage.hasGrown()).isFalse();
        assertThat(outage.isDrained()).isEqualTo(drained);
        assertThat(outage.isOver()).isEqualTo(drained);
        assertThat(outage.takes(NOON.plusSeconds(600))).isEqualTo(!drained);
        assertThat(Standing.of(outage)).isEqualTo(drained ? Standing.DRAINED : Standing.PROCESSED);
    }

    private static JournalEntry counting(int minute, String count) {
        boolean assumed = count.startsWith("X");
        JournalEntry entry =
                processed(minute, Long.parseLong(assumed ? count.substring(1) : count));
        return assumed ? TestEntry.like(entry).ofAssumedKind().build() : entry;
    }

    @Test
    void countsThatGrow_claimNothingBelow0() {
        Outage outage = only(processed(0, 100), processed(1, 250));

        assertThat(outage.noLongerFailed()).isZero();
        assertThat(outage.hasGrown()).isTrue();
    }

    @Test
    void aFirstRetryThatCounts0_isOverButNotDrained() {
        Outage outage = only(none(0));

        assertThat(outage.isDrained()).isFalse();
        assertThat(outage.isOver()).isTrue();
        assertThat(outage.takes(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void outageOf40Retries_staysOne() {
        List<JournalEntry> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(processed(i * 60, 1_000 - i));
        }

        Outage outage = only(many.toArray(JournalEntry[]::new));

        assertThat(outage.retries()).hasSize(40);
        assertThat(outage.noLongerFailed()).isEqualTo(39);
    }

    @Test
    void anyEntries_areEachInOneOutage_thatKeepsTheRules() {
        Random random = new Random(16);
        for (int round = 0; round < 500; round++) {
            List<JournalEntry> entries = new ArrayList<>();
            Map<String, Mark> marks = new HashMap<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                JournalEntry entry = any(i, random);
                entries.add(entry);
                if (random.nextInt(10) == 0) {
                    marks.put(entry.id(), random.nextBoolean() ? Mark.BEGINS : Mark.CONTINUES);
                }
            }

            List<Outage> outages = Outage.of(entries, marks);

            assertThat(outages.stream().flatMap(outage -> outage.retries().stream()))
                    .containsExactlyInAnyOrderElementsOf(entries);
            for (Outage outage : outages) {
                assertThat(outage.retries()).isSortedAccordingTo(Outage.OLDEST_FIRST);
                assertThat(outage.retries())
                        .extracting(JournalEntry::profileId, JournalEntry::kind)
                        .hasSameElementsAs(
                                List.of(
                                        Tuple.tuple(
                                                outage.first().profileId(),
                                                outage.first().kind())));
                Long claim = outage.noLongerFailed();
                Long first = outage.firstCount();
                assertThat(claim == null || (first != null && claim >= 0 && claim <= first))
                        .isTrue();
                assertThat(outage.isDrained() && !outage.isOver()).isFalse();
            }
            Collections.shuffle(entries, random);
            assertThat(Outage.of(entries, marks)).isEqualTo(outages);
        }
    }

    private static JournalEntry any(int i, Random random) {
        String[] words = {"PENDING", "IN_PROGRESS", "COMPLETED", "CANCELED", "FAILED", "ODD"};
        int minute = random.nextInt(6_000);
        JournalEntry entry =
                switch (random.nextInt(6)) {
                    case 0 -> none(minute);
                    case 1 -> outcomeUnknown(minute);
                    default ->
                            entry(
                                    minute,
                                    words[random.nextInt(words.length)],
                                    random.nextBoolean() ? null : random.nextLong(-2, 9_999_999),
                                    random.nextBoolean() ? null : random.nextLong(-2, 99));
                };
        TestEntry named =
                TestEntry.entry("e" + i, entry.taskId())
                        .at(entry.startedAt())
                        .report(entry.nbItems(), entry.status(), entry.nbRemainingItems())
                        .ended(entry.endedAt())
                        .kind(random.nextBoolean() ? ItemKind.TRIPS : ItemKind.CRASHES);
        return random.nextInt(4) == 0
                ? named.customer("beta", "Beta", "b.example").build()
                : named.build();
    }
}
