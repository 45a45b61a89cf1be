package dev.redrive.support;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.MemoryJournal;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.Redactor;
import dev.redrive.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsTest {

    private static final String KEY = "acme-key-0123456789";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final MemoryJournal journal = new MemoryJournal();
    private final Redactor redactor = new Redactor();

    @BeforeEach
    void withALogAndATask() throws IOException {
        redactor.protect(KEY.toCharArray());
        Path logs = Files.createDirectories(home.resolve("logs"));
        Files.writeString(logs.resolve("redrive-0.log"), "INFO the key is " + KEY + "\n");
        journal.begin(
                TestEntry.entry("e1", TASK)
                        .customer(TRIAL)
                        .reason("because of " + KEY + "\tand a tab")
                        .report(321L, "IN_PROGRESS", 12L)
                        .build());
    }

    private Map<String, String> collect(boolean withNames) {
        return new Diagnostics(
                        home,
                        new Diagnostics.Setup(
                                "Redrive 1.2.3",
                                List.of(ACME.readOnly(true), TRIAL),
                                "appearance DARK\n",
                                () -> "proxy none\n"),
                        journal,
                        redactor,
                        new HandClock(NOON))
                .collect(withNames).stream()
                        .collect(Collectors.toMap(DiagnosticsFile::name, DiagnosticsFile::text));
    }

    @Test
    void theAuditTrail_isNotAmongTheFiles() throws IOException {
        Files.writeString(home.resolve("logs").resolve("audit.jsonl"), "{}\n");
        Files.writeString(home.resolve("logs").resolve("audit-head.json"), "{}\n");

        assertThat(collect(true).keySet()).noneMatch(name -> name.contains("audit"));
    }

    @Test
    void profilesAreNumbered_andReasonsLeftOut() {
        Map<String, String> files = collect(false);

        assertThat(files)
                .containsOnlyKeys(
                        "about.txt",
                        "settings.txt",
                        "connections.txt",
                        "tasks.txt",
                        "home.txt",
                        "logs/redrive-0.log");
        assertThat(files.get("settings.txt"))
                .isEqualTo(
                        """
                        appearance DARK
                        profile 1: PRODUCTION RED read-only https://acme.example
                        profile 2: TEST RED https://trial.example
                        """);
        assertThat(files.get("tasks.txt"))
                .contains("\tTRIPS\tUNFINISHED\tIN_PROGRESS\t321\t12\t" + TASK + "\t2\n");
        assertThat(files.values()).noneMatch(text -> text.contains("because"));
        assertThat(files.values()).noneMatch(text -> text.contains("Trial"));
        assertThat(files.get("about.txt")).contains("Redrive 1.2.3", "2026-11-23T12:00:00Z");
    }

    @Test
    void namesAndReasonsComeWhenAskedFor() {
        Map<String, String> files = collect(true);

        assertThat(files.get("tasks.txt")).contains("\t2\tTrial\tbecause of *** and a tab\t\n");
        assertThat(files.get("settings.txt")).contains("https://trial.example Trial\n");
    }

    @Test
    void keysAreMaskedInEveryFile() {
        assertThat(collect(true).values()).noneMatch(text -> text.contains(KEY));
        assertThat(collect(true).get("logs/redrive-0.log")).isEqualTo("INFO the key is ***\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"321", "Trial", "IN_PROG", "1.2", "5f", "service", "-"})
    void aShortSecretDamagesNoData(String secret) {
        Map<String, String> before = collect(true);
        redactor.protect(secret.toCharArray());

        assertThat(collect(true)).isEqualTo(before);
    }

    @Test
    void aShortSecretIsMaskedInProse() throws IOException {
        redactor.protect("tab".toCharArray());
        Files.writeString(home.resolve("logs").resolve("redrive-0.log"), "INFO a tab\n");

        assertThat(collect(true).get("tasks.txt")).contains("and a ***");
        assertThat(collect(true).get("logs/redrive-0.log")).isEqualTo("INFO a ***\n");
    }

    @Test
    void aFileThatCannotBeRead_saysSo() throws IOException {
        Files.delete(home.resolve("logs").resolve("redrive-0.log"));
        Files.delete(home.resolve("logs"));

        assertThat(collect(false).get("logs/none.txt")).startsWith("the logs cannot be read");
    }
}
