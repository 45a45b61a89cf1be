package dev.redrive.ui.history.receipt;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.Redactor;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.Profiles;
import dev.redrive.testing.HandClock;
import dev.redrive.ui.history.receipt.Receipts.Included;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {

    private static final String HOSTILE =
            "<script>alert('1')</script>\"><img src=x onerror=y> & \u202Eeslaf\u202C\r\n%s {0}";

    private final Redactor redactor = new Redactor();
    private String head = "";

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 321, 0, 321 of 321 trips processed, Processed does not mean accepted",
        "COMPLETED, 0, 0, Nothing had failed, It does not mean that everything arrived",
        "COMPLETED, 321, 5, numbers contradict that, Processed does not mean accepted",
        "COMPLETED, , , Processed; the service did not say how many trips, but not how many there were",
        "CANCELED, 321, 121, Canceled with 121 trips not processed, push service of the enterprise was"
                + " paused",
        "CANCELED, 321, , it is not known how many were not processed, everything before the pause arrived",
        "FAILED, 321, 121, The service says FAILED, a word it does not explain",
        "IN_PROGRESS, 321, 121, has not said that it ended, may have changed since",
        "MELTED, 321, 121, has not said that it ended, The last status reported was MELTED",
        ", 321, , has not said that it ended, It has reported nothing more about it"
    })
    void itSaysWhatTheServiceSaidAndNoMore(
            @Nullable String status,
            @Nullable Long items,
            @Nullable Long left,
            String outcome,
            String sentence) {
        Receipt receipt =
                english().of(row(entry(TASK, status, items, left, "T-7")), ACME, Included.ALL);

        assertThat(receipt.outcome()).contains(outcome);
        assertThat(flat(receipt.text())).contains(sentence, TASK, "T-7", "jo", "Redrive 1.2.3");
        assertThat(flat(receipt.text()))
                .doesNotContainIgnoringCase("delivered:")
                .contains("Only the receiving server can tell");
    }

    @Test
    void retryThatMayNotHaveStarted_isNeitherSentNorNotSent() {
        String text =
                flat(
                        english()
                                .of(row(entry(null, null, null, null, "")), ACME, Included.ALL)
                                .text());

        assertThat(text)
                .contains(
                        "It is not known whether this retry started",
                        "did not send it again by itself",
                        "neither that items were sent again nor that none were",
                        "Task ID –");
    }

    @Test
    void numbersAndTimesAreThoseOfTheService() {
        String text =
                flat(
                        english()
                                .of(
                                        row(entry(TASK, "CANCELED", 12_480L, 480L, "")),
                                        ACME,
                                        Included.ALL)
                                .text());

        assertThat(text)
                .contains("Items (nbItems) 12,480", "Processed 12,000", "Remaining 480")
                .contains("Requested 23 November 2026, 13:00:00 (UTC+01:00)")
                .contains("Ended 23 November 2026, 13:05:02 (UTC+01:00)")
                .contains("Duration 5 min 2 s")
                .contains("Made 23 November 2026, 15:00:00 (UTC+01:00) with Redrive 1.2.3.");
    }

    @Test
    void clocksThatContradictEachOtherGiveNoDuration() {
        JournalEntry entry = entry(TASK, "COMPLETED", 3L, 0L, "");
        JournalEntry early =
                changed(entry, entry.reason(), entry.profileName(), false, NOON.minusSeconds(9));

        assertThat(english().of(row(early), ACME, Included.ALL).text())
                .contains("12:59:51")
                .containsPattern("Duration +–");
    }

    @Test
    void whatWasOnlyWatchedIsNotSaidToBeAskedFromHere() {
        JournalEntry entry = entry(TASK, "COMPLETED", 3L, 0L, "");
        JournalEntry attached = changed(entry, "", entry.profileName(), true, NOON.plusSeconds(60));
        String text = flat(english().of(row(attached), ACME, Included.ALL).text());
        String guessed =
                flat(
                        english()
                                .of(
                                        row(TestEntry.like(attached).ofAssumedKind().build()),
                                        ACME,
                                        Included.ALL)
                                .text());
        assertThat(guessed).contains("The service did not say that it sends trips");
        assertThat(text).doesNotContain("did not say");

        assertThat(text)
                .contains("requested elsewhere and only watched from here", "Watched by jo")
                .doesNotContain("Requested by");
    }

    @Test
    void frenchIsFrenchThroughout() {
        Receipt receipt =
                french().of(row(entry(TASK, "COMPLETED", 321L, 0L, "T-7")), ACME, Included.ALL);

        assertThat(flat(receipt.text()))
                .contains("321 trajets sur 321 traités", "Traité ne veut dire ni accepté")
                .contains("23 novembre 2026 à 13:00:00 (UTC+01:00)", "Établi le 23 novembre")
                .doesNotContain("the", "Requested");
        assertThat(receipt.html()).contains("<html lang=\"fr\">");
    }

    @ParameterizedTest
    @CsvSource({"en", "fr"})
    void everyLineHasAtMost72Columns(String language) {
        String endless = "x".repeat(3_000);
        for (String status : new String[] {"COMPLETED", "FAILED", "CANCELED", "Q".repeat(200)}) {
            JournalEntry entry =
                    changed(
                            entry("y".repeat(200), status, 3L, 0L, "T-7"),
                            endless,
                            endless,
                            false,
                            NOON.plusSeconds(60));
            String text = receipts(Locale.of(language)).of(row(entry), ACME, Included.ALL).text();

            assertThat(text.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72))
                    .hasSizeLessThan(80);
        }
    }

    @Test
    void textOfOthers_isPrintedAsText() {
        JournalEntry entry =
                changed(
                        entry(TASK, "<b>DONE</b>", 3L, 0L, ""),
                        HOSTILE,
                        HOSTILE,
                        false,
                        NOON.plusSeconds(60));
        Receipt receipt = english().of(row(entry), ACME, Included.ALL);

        assertThat(receipt.html())
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&gt;&lt;img")
                .doesNotContain("<script", "<img", "<b>", "\u202E", "http://", "https://", "url(");
        assertThat(receipt.html().split("%s", -1)).hasSize(3);
        assertThat(receipt.text()).doesNotContain("\u202E", "\r").contains("eslaf %s {0}");
        assertThat(receipt.fileName()).isEqualTo("redrive-2026-11-23-" + TASK);
    }

    @Test
    void headOfTheAuditTrail_isAtItsEnd_inEachForm() {
        HistoryRow entry = row(entry(TASK, "COMPLETED", 3L, 0L, ""));
        assertThat(english().of(entry, ACME, Included.ALL).made()).doesNotContain("audit");
        head = "0123abcd".repeat(8);

        Receipt receipt = french().of(entry, ACME, Included.ALL);

        assertThat(receipt.made()).endsWith("Tête de la piste d’audit\u00a0: " + head);
        assertThat(receipt.text()).contains(head);
        assertThat(receipt.html()).contains(head);
    }

    @Test
    void aKeyIsNotInIt() {
        redactor.protect("acme-key-0123456789".toCharArray());
        JournalEntry entry =
                changed(
                        entry("acme-key-0123456789", "acme-key-0123456789", 3L, 0L, ""),
                        "the key is acme-key-0123456789 ".repeat(13) + "acme-key-0123456789",
                        "acme-key-0123456789",
                        false,
                        NOON.plusSeconds(60));
        Receipt receipt = english().of(row(entry), ACME, Included.ALL);

        assertThat(receipt.text() + receipt.html() + receipt.fileName())
                .contains("the key is ***")
                .doesNotContain("acme-key", "0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "3", "COMPLET", "Acme", "2026", "a", "-"})
    void aShortSecretDamagesNoData(String secret) {
        HistoryRow row = row(entry(TASK, "COMPLETED", 3L, 0L, ""));
        Receipt before = english().of(row, ACME, Included.ALL);
        redactor.protect(secret.toCharArray());

        Receipt receipt = english().of(row, ACME, Included.ALL);

        assertThat(receipt.text()).isEqualTo(before.text()).contains(TASK);
        assertThat(receipt.fileName()).isEqualTo(before.fileName());
    }

    @Test
    void aShortSecretIsMaskedInTheReason() {
        redactor.protect("1a2b".toCharArray());
        HistoryRow row = row(entry(TASK, "COMPLETED", 3L, 0L, "with the password 1a2b"));

        assertThat(english().of(row, ACME, Included.ALL).text()).contains("with the password ***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5f1a2b3c4d", "b3c4d5e6f", "5F1A2B3C4D"})
    void anIdThatHoldsALongSecret_isLeftOutAndNotEdited(String part) {
        String id = "5f1a2b3c4d5e6f7a8b9c0d1e";
        redactor.protect(part.toCharArray());
        Receipt receipt = english().of(row(entry(id, "COMPLETED", 3L, 0L, "")), ACME, Included.ALL);

        assertThat(receipt.text() + receipt.fileName())
                .contains("***")
                .doesNotContain("***c", "***d", "***5", "***0", "5f1a2***", "5f1a");
    }

    @Test
    void nothingOfTheProfilesColourIsInIt() {
        HistoryRow row = row(entry(TASK, "COMPLETED", 3L, 0L, ""));

        assertThat(english().of(row, ACME, Included.ALL).html())
                .contains("ACME · Production")
                .doesNotContain(ProfileColour.RED.onWhite());
    }

    @Test
    void whoReasonAndTaskIds_areInItOnlyWhenChosen() {
        HistoryRow row = row(entry(TASK, "COMPLETED", 3L, 0L, "SUP-4117"));
        Receipt usual = english().of(row, ACME, Included.USUAL);
        Receipt bare = english().of(row, ACME, new Included(false, false, false));

        assertThat(usual.text()).contains(TASK).doesNotContain("SUP-4117", "Requested by", "jo");
        assertThat(bare.text()).doesNotContain(TASK, "SUP-4117", "Requested by");
    }

    private static OutageRow outage(long... counts) {
        List<HistoryRow> rows = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            Instant start = NOON.plusSeconds(120L * i);
            JournalEntry entry =
                    TestEntry.like(entry(TASK + i, "COMPLETED", counts[i], 0L, "SUP-" + i % 2))
                            .at(start)
                            .ended(start.plusSeconds(48))
                            .build();
            rows.add(new HistoryRow(entry, "customer is difficult"));
        }
        return new OutageRow(rows, rows.size());
    }

    @Test
    void anOutage_isOnePageWithWhatEachRetryTookOn() {
        Receipt receipt =
                english().of(outage(12_480, 312, 7, 0), ACME, new Included(true, true, true));

        assertThat(receipt.numbers()).containsExactly("12,480", "312", "7", "0");
        assertThat(receipt.isDrained()).isTrue();
        assertThat(flat(receipt.text()))
                .contains("12,480 → 312 → 7 → 0", "items each of 4 retries took on")
                .contains("312 items, COMPLETED in 48 s, task " + TASK + "1")
                .contains("0 failed trips counted", "12,480 trips of this outage no longer count")
                .contains("given up after 30 attempts", "Reason SUP-0, SUP-1", "Requested by jo")
                .doesNotContain("difficult");
        assertThat(receipt.html())
                .contains("7 &rarr; <span class=\"drained\">0</span>")
                .doesNotContain("difficult");
        assertThat(flat(english().of(outage(12, 0), ACME, Included.USUAL).text()))
                .doesNotContain("SUP-", "jo");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 40})
    void ofManyRetries_theFirstAndTheLastNumbersAreAtTheTop_andAllOfThemBelow(int retries) {
        long[] counts = LongStream.range(0, retries).map(i -> 1_000 + i).toArray();
        Receipt receipt = english().of(outage(counts), ACME, Included.USUAL);

        assertThat(receipt.numbers())
                .hasSize(9)
                .startsWith("1,000", "…")
                .endsWith("1,0%02d".formatted(retries - 1));
        assertThat(flat(receipt.text())).contains("items each of " + retries + " retries took on");
        for (long count : counts) {
            assertThat(flat(receipt.text())).contains("%,d items, COMPLETED".formatted(count));
        }
    }

    @Test
    void ofAnOutageThatIsNotDrained_nothingIsGreenAndNothingClaimedBeyondTheCounts() {
        Receipt receipt = english().of(outage(12_480, 312), ACME, Included.USUAL);

        assertThat(receipt.html()).doesNotContain("class=\"drained\"");
        assertThat(receipt.outcome())
                .startsWith("At least 12,168 of 12,480 trips of this outage no longer count");
        assertThat(flat(receipt.text())).contains("Processed does not mean accepted");
        assertThat(english().of(outage(5, 9), ACME, Included.USUAL).outcome())
                .contains("more than the 5 of the first retry");
    }

    @ParameterizedTest
    @CsvSource({"en, Demonstration, No real service was called", "fr, Démonstration, aucun"})
    void theDemoSaysThatItIsOne(String language, String title, String words) {
        JournalEntry entry =
                TestEntry.like(entry(TASK, "COMPLETED", 3L, 0L, ""))
                        .customer(Profile.DEMO_ID, "Demo", "127.0.0.1:4711")
                        .build();
        Profile demo = Profiles.profile(Profile.DEMO_ID, "Demo", ProfileKind.DEMO);
        Receipts receipts = language.equals("fr") ? french() : english();

        for (Receipt receipt :
                List.of(
                        receipts.of(row(entry), demo, Included.USUAL),
                        receipts.of(row(entry), null, Included.USUAL),
                        receipts.of(new OutageRow(List.of(row(entry)), 1), demo, Included.USUAL))) {
            assertThat(flat(receipt.text())).contains(title).containsIgnoringCase(words);
            assertThat(receipt.fileName()).startsWith("redrive-demo-");
        }
        assertThat(english().of(outage(5, 0), ACME, Included.USUAL).fileName())
                .doesNotContain("demo");
    }

    @Test
    void notes_areNotOnTheReceipt() {
        HistoryRow row =
                new HistoryRow(entry(TASK, "COMPLETED", 3L, 0L, ""), "customer is difficult");

        assertThat(english().of(row, ACME, Included.ALL).text()).doesNotContain("difficult");
    }

    /** Pages to look at; whether they fit on a sheet is seen when they are printed. */
    @ParameterizedTest
    @CsvSource({"en", "fr"})
    void pagesToLookAt(String language) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "receipts"));
        Receipts receipts = receipts(Locale.of(language));
        for (String status : new String[] {"COMPLETED", "CANCELED", "IN_PROGRESS"}) {
            JournalEntry entry =
                    changed(
                            entry(
                                    TASK,
                                    status,
                                    12_480L,
                                    status.equals("COMPLETED") ? 0L : 480L,
                                    ""),
                            "Ticket 4711: the receiving server was down from 02:10 to 06:45. "
                                    .repeat(9),
                            "Assurances Mutuelles du Nord et du Pas-de-Calais, flotte 1/2",
                            false,
                            NOON.plusSeconds(302));
            Receipt receipt = receipts.of(row(entry), ACME, Included.ALL);
            Path page = folder.resolve(status + "-" + language + ".html");
            Files.writeString(page, receipt.html());
            Files.writeString(folder.resolve(status + "-" + language + ".txt"), receipt.text());

            assertThat(page).content().endsWith("</html>\n");
        }
    }

    private Receipts english() {
        return receipts(Locale.UK);
    }

    private Receipts french() {
        return receipts(Locale.FRANCE);
    }

    private Receipts receipts(Locale locale) {
        HandClock clock = new HandClock(NOON.plus(Duration.ofHours(2)));
        Texts texts = new Texts(locale);
        Formats formats = new Formats(texts, () -> ZoneId.of("Europe/Paris"), clock);
        return new Receipts(texts, formats, clock, "1.2.3", redactor, head);
    }

    private static HistoryRow row(JournalEntry entry) {
        return new HistoryRow(entry, "");
    }

    private static JournalEntry entry(
            @Nullable String taskId,
            @Nullable String status,
            @Nullable Long items,
            @Nullable Long left,
            String reason) {
        boolean over = status != null && !status.equals("IN_PROGRESS") && !status.equals("MELTED");
        return TestEntry.entry("e1", taskId)
                .customer(ACME.id(), "ACME", "service.drivequant.com")
                .reason(reason)
                .report(items, status, left)
                .ended(over ? NOON.plusSeconds(302) : null)
                .build();
    }

    private static JournalEntry changed(
            JournalEntry entry, String reason, String name, boolean attached, Instant ended) {
        return TestEntry.like(entry)
                .customer(entry.profileId(), name, entry.host())
                .reason(reason)
                .attached(attached)
                .ended(ended)
                .build();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
