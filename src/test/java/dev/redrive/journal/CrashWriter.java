package dev.redrive.journal;

import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.sample;

import dev.redrive.journal.sqlite.SqliteJournal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program that keeps entries without end and says which are safe, to be killed by a test. */
final class CrashWriter {

    private CrashWriter() {}

    /**
     * @param args the file, and the round
     */
    static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        SqliteJournal journal = new SqliteJournal(Path.of(args[0]), _ -> {});
        for (int i = 0; ; i++) {
            String id = "r" + args[1] + "-" + i;
            for (long remaining = 5; remaining > 0; remaining--) {
                JournalEntry entry = moving(id, remaining);
                journal.update(entry, List.of(sample(5 - remaining, remaining)));
                out.println(id + " " + remaining + " safe");
            }
        }
    }
}
