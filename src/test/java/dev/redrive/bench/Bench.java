package dev.redrive.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the figures that are promised, each beside its floor, prints one table and writes
 * bench.json. What cannot be measured is in both, and says why.
 */
final class Bench {

    /** Measures the rows of one group; each is handed over as soon as it is there. */
    @FunctionalInterface
    interface Group {
        void measure(Lab lab, Consumer<Row> rows) throws Exception;
    }

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<Row> rows = new ArrayList<>();

    private Bench() {}

    private static final List<String> USUAL =
            groups().keySet().stream().filter(name -> !name.equals("soak")).toList();

    /** All there are, in the order in which they are measured. */
    private static Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        groups.put("start", StartRows::rows);
        groups.put("bus", StartRows::withBus);
        groups.put("idle", CalmRows::idle);
        groups.put("one", CalmRows::one);
        groups.put("many", CalmRows::many);
        groups.put("growth", CalmRows::growth);
        groups.put("delay", CalmRows::delay);
        groups.put("board", ScreenRows::board);
        groups.put("history", ScreenRows::history);
        groups.put("journal", PartRows::journal);
        groups.put("answer", PartRows::answer);
        groups.put("size", PartRows::size);
        groups.put("soak", CalmRows::soak);
        return groups;
    }

    /**
     * @param args the folder to write to, and the groups to be measured, with blanks between:
     *     {@code usual} for all but those that take long
     */
    static void main(String[] args) throws IOException {
        Bench bench = new Bench();
        Map<String, Group> groups = groups();
        List<String> chosen =
                args[1].equals("usual") ? USUAL : Arrays.asList(args[1].split(" ", -1));
        List<String> unknown = chosen.stream().filter(name -> !groups.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            bench.out.println("no such rows: " + unknown + "; there are " + groups.keySet());
            System.exit(2);
        }
        Path folder = Path.of(args[0]);
        try (Lab lab = Lab.open(folder)) {
            for (Map.Entry<String, Group> group : groups.entrySet()) {
                if (chosen.contains(group.getKey())) {
                    bench.measure(lab, group.getKey(), group.getValue());
                }
            }
        }
        bench.report(folder.resolve("bench.json"));
        System.exit(bench.rows.stream().allMatch(Row::holds) ? 0 : 1);
    }

    private void measure(Lab lab, String name, Group group) {
        out.printf("-- %s, at a load of %s%n", name, load());
        long began = System.nanoTime();
        try {
            group.measure(lab, this::add);
        } catch (Exception e) {
            add(Row.missing(name, String.valueOf(e.getMessage())));
        }
        out.printf(Locale.ROOT, "   took %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    private void add(Row row) {
        rows.add(row);
        out.println(row.line());
    }

    private void report(Path file) throws IOException {
        ArrayNode json = new ObjectMapper().createArrayNode();
        rows.forEach(row -> json.add(row.json()));
        Files.writeString(file, json.toPrettyString() + "\n");
        out.printf(
                "%n%s, %d cores, %s %s; load %s at the end%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                load());
        out.println(
                "| Figure | Redrive | Floor | Ratio | Target | Holds |\n|---|---|---|---|---|---|");
        rows.forEach(row -> out.println(row.line()));
    }

    /** How many programs wanted to run in the last minute: above one or two, times mean little. */
    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}
