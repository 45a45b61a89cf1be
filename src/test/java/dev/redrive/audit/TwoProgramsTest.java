package dev.redrive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.files.StrictJson;
import dev.redrive.testing.OtherProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two programs write one trail at once. Within one program the virtual machine itself keeps two
 * locks of a file apart, so only processes show that the system's lock does.
 */
@Tag("slow")
class TwoProgramsTest {

    private static final int ACTS = 40;

    @Test
    void chainIsNeverForked_andNoActIsLostWithoutAWord(@TempDir Path home) throws Exception {
        List<Process> programs = new ArrayList<>();
        try {
            for (String name : List.of("one", "two")) {
                programs.add(OtherProgram.start(Program.class, home.toString(), name));
            }
            List<BufferedReader> said = programs.stream().map(Process::inputReader).toList();
            for (BufferedReader each : said) {
                assertThat(each.readLine()).isEqualTo("ready");
            }
            for (Process each : programs) {
                try (Writer go = each.outputWriter()) {
                    go.write("go\n");
                }
            }
            long recorded = 0;
            for (BufferedReader each : said) {
                recorded += Long.parseLong(each.readLine());
            }
            for (Process each : programs) {
                assertThat(each.waitFor()).isZero();
            }

            AuditFolder trail = new AuditFolder(home);
            long all = recorded;
            assertThat(AuditCheck.of(trail))
                    .isInstanceOfSatisfying(
                            AuditCheck.Result.Whole.class,
                            whole -> assertThat(whole.lines() + whole.lost()).isEqualTo(all));
            for (String name : List.of("one", "two")) {
                assertThat(numbers(trail, name)).as(name).isSorted().isNotEmpty();
            }
        } finally {
            programs.forEach(Process::destroyForcibly);
        }
    }

    private static List<Integer> numbers(AuditFolder trail, String name) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(trail.current())) {
            String object = StrictJson.mapper().readTree(line).path("redrive.object").asText();
            if (object.startsWith(name)) {
                numbers.add(Integer.parseInt(object.substring(name.length() + 1)));
            }
        }
        return numbers;
    }

    /** Records acts one by one when it is told to, and says how many. */
    static final class Program {

        private Program() {}

        /**
         * @param args the folder, and the name of this program
         */
        static void main(String[] args)
                throws IOException, InterruptedException, ExecutionException {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            AtomicBoolean troubled = new AtomicBoolean();
            ExecutorService writer = Executors.newSingleThreadExecutor();
            try (AuditTrail trail =
                    new AuditTrail(
                            new AuditFolder(Path.of(args[0])),
                            TrailBench.FIELDS,
                            InstantSource.system(),
                            writer,
                            () -> LockSupport.parkNanos(10_000_000))) {
                trail.onTrouble(now -> troubled.set(now.isPresent()));
                out.println("ready");
                in.readLine();
                int recorded = 0;
                // On until a line says what is missing before it.
                while (recorded < ACTS || troubled.get()) {
                    trail.record(TrailBench.act(args[1] + " " + recorded));
                    writer.submit(() -> {}).get();
                    recorded++;
                }
                out.println(recorded);
            }
        }
    }
}
