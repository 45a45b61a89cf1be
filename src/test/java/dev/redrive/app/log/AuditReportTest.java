package dev.redrive.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.audit.Act;
import dev.redrive.audit.Act.Kind;
import dev.redrive.audit.Act.Outcome;
import dev.redrive.audit.AuditCheck.Fault;
import dev.redrive.audit.AuditFields;
import dev.redrive.audit.AuditFolder;
import dev.redrive.audit.AuditTrail;
import dev.redrive.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code redrive --verify-audit} prints, and its exit code. */
class AuditReportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final List<String> lines = new ArrayList<>();

    private void write(int count) {
        AuditFields fields = new AuditFields("jo", () -> "desk", text -> text, text -> text);
        try (AuditTrail trail =
                new AuditTrail(
                        new AuditFolder(home),
                        fields,
                        InstantSource.system(),
                        Executors.newSingleThreadExecutor(),
                        Thread::onSpinWait)) {
            for (int line = 0; line < count; line++) {
                trail.recordFirst(Act.of(Kind.RECEIPT_MADE, Outcome.SUCCESS));
            }
        }
    }

    private int verify(Locale locale) {
        lines.clear();
        return new AuditReport(new Texts(locale), lines::add).of(new AuditFolder(home));
    }

    @Test
    void wholeTrail_isSaidWithItsHead() throws IOException {
        write(3);

        assertThat(verify(Locale.ENGLISH)).isZero();

        String last = Files.readAllLines(home.resolve("audit.jsonl")).getLast();
        String head = last.substring(last.length() - 66, last.length() - 2);
        assertThat(lines)
                .containsExactly(
                        "All 3 lines in " + home + " are as they were written.", "Head: " + head);
    }

    @Test
    void firstLineThatIsNotAsItWasWritten_isNamed_inFrenchToo() throws IOException {
        write(4);
        Path file = home.resolve("audit.jsonl");
        List<String> all = new ArrayList<>(Files.readAllLines(file));
        all.set(1, all.get(1).replace("success", "failure"));
        Files.writeString(file, String.join("\n", all) + "\n");

        assertThat(verify(Locale.ENGLISH)).isEqualTo(1);
        assertThat(lines)
                .containsExactly(file + ", line 2: The line was changed: its hash is another one.");
        assertThat(verify(Locale.FRENCH)).isEqualTo(1);
        assertThat(lines.getFirst()).startsWith(file + ", ligne 2\u00a0: La ligne a été modifiée");
    }

    @Test
    void folderWithoutATrail_isNoSuccess() {
        assertThat(verify(Locale.ENGLISH)).isEqualTo(1);
        assertThat(lines).containsExactly("There is no audit trail in " + home + ".");
    }

    @Test
    void aPartThatACrashLeft_isSaidAndNoFault() throws IOException {
        write(1);
        Path file = home.resolve("audit.jsonl");
        Files.writeString(file, Files.readString(file) + "{\"@time");

        assertThat(verify(Locale.ENGLISH)).isZero();
        assertThat(lines)
                .contains(
                        "After the last line there are 7 bytes of an incomplete one, as a crash"
                                + " leaves it.");
    }

    @ParameterizedTest
    @EnumSource
    void everyFault_hasItsSentenceInBothLanguages(Fault fault) {
        String key = "trail.check.fault." + fault.name();
        String english = new Texts(Locale.ENGLISH).get(key);
        assertThat(english).endsWith(".");
        assertThat(new Texts(Locale.FRENCH).get(key)).endsWith(".").isNotEqualTo(english);
    }
}
