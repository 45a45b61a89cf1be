package dev.redrive.journal;

import static dev.redrive.journal.Entries.moving;
import static dev.redrive.journal.Entries.sample;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that keeps entries without end and says which are safe, to be killed by a test. */
final class CrashWriter {

    private CrashWriter() {}

    /** Starts it in a process of its own, on the code of this one. */
    static Process start(Path file, int round) throws IOException {
        String everything =
                Stream.of(
                                System.getProperty("java.class.path", ""),
                                System.getProperty("jdk.module.path", ""),
                                Path.of("target", "test-classes").toString())
                        .flatMap(paths -> Arrays.stream(paths.split(File.pathSeparator)))
                        // Without it SQLite's driver logs as in the program, else it complains.
                        .filter(path -> !path.isEmpty() && !path.contains("slf4j"))
                        .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        everything,
                        CrashWriter.class.getName(),
                        file.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

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
