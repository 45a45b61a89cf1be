package dev.redrive.app;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Sample;
import dev.redrive.journal.TestEntry;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.ApiKey;
import dev.redrive.testing.RecordedRequest;
import dev.redrive.testing.Reply;
import dev.redrive.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A desk with every kind of customer for pictures: counts of ten millions, a name of 80 characters,
 * an outage of 40 retries, one that runs, one without contact, one with a rejected key.
 */
final class GalleryDesk implements AutoCloseable {

    static final String RUNNING = "ACME Insurance";
    static final String REJECTED = "Beta Mobility";
    static final String WAITING = "Helvetic Drive";
    static final String DRAINED = "Polaris Auto";
    static final String PROCESSED =
            "Assurances Mutuelles du Nord et du Pas-de-Calais, flotte des véhicules 12 sur 24";
    static final String MANY = "Axion Assurances";
    static final String IDLE = "Bluecar Leasing";
    static final String LOST = "Nordlys Forsikring";
    static final String BUSY = "Casco Direct";

    private static final String KEY = "g4llery-key-0123456789-";
    private static final int RETRIES = 40;

    private static final List<String> NAMES =
            List.of(
                    RUNNING,
                    REJECTED,
                    "Eurofleet Services",
                    WAITING,
                    DRAINED,
                    PROCESSED,
                    MANY,
                    IDLE,
                    LOST,
                    BUSY,
                    "شركة التأمين 🚗");

    private final ScriptedServer server = ScriptedServer.following(this::answer);
    private final Map<String, Long> left = new ConcurrentHashMap<>();
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Instant now = Instant.now();
    private final String processed;
    private final List<String> names;

    /** Writes the profiles and the history into that folder. */
    GalleryDesk(Path home) throws IOException {
        this(home, PROCESSED);
    }

    /** The same, with that name in place of the longest one. */
    GalleryDesk(Path home, String processed) throws IOException {
        this.processed = processed;
        this.names = NAMES.stream().map(name -> name.equals(PROCESSED) ? processed : name).toList();
        String[] colours = {"RED", "ORANGE", "GREEN", "BLUE"};
        Files.writeString(
                home.resolve("profiles.json"),
                names.stream()
                        .map(name -> {
                            int at = names.indexOf(name);
                            return """
                            {"id":"%s","name":"%s","kind":"%s","colour":"%s","serviceUrl":"%s"}\
                            """
                                    .formatted(
                                            id(name),
                                            name,
                                            at % 3 == 2 ? "TEST" : "PRODUCTION",
                                            colours[at % colours.length],
                                            server.url());
                        })
                        .collect(
                                Collectors.joining(
                                        ",",
                                        "{\"schema\":1,\"appearance\":\"LIGHT\",\"profiles\":[",
                                        "]}")));
        past();
        try (SqliteJournal journal = new SqliteJournal(home.resolve("history.db"), _ -> {})) {
            entries.stream()
                    .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
                    .forEach(entry -> {
                        journal.begin(entry);
                        journal.update(entry, curve(entry));
                    });
        }
    }

    private void past() {
        running(RUNNING, ItemKind.TRIPS, 12_480_000, 3_917_000, Duration.ofMinutes(9));
        running(REJECTED, ItemKind.TRIPS, 4_410, 3_206, Duration.ofMinutes(14));
        running("Eurofleet Services", ItemKind.TRIPS, 21_940, 19_307, Duration.ofMinutes(3));
        running(WAITING, ItemKind.CRASHES, 11, 11, Duration.ofMinutes(1));
        running(LOST, ItemKind.TRIPS, 8_310, 2_207, Duration.ofMinutes(6));
        outage(RUNNING, ItemKind.CRASHES, Duration.ofHours(19), 37, 0);
        outage(RUNNING, ItemKind.TRIPS, Duration.ofDays(12), 880, 12, 0);
        outage(DRAINED, ItemKind.TRIPS, Duration.ofMinutes(40), 12_480_000, 312_000, 7, 0);
        outage(processed, ItemKind.TRIPS, Duration.ofMinutes(30), 12_480_000, 312_000);
        outage(processed, ItemKind.CRASHES, Duration.ofMinutes(35), 2);
        outage(BUSY, ItemKind.TRIPS, Duration.ofDays(5), 312);
        long[] growing = new long[RETRIES];
        for (int i = 0; i < RETRIES; i++) {
            growing[i] = 1_204_000 + 7_300L * i;
        }
        outage(MANY, ItemKind.TRIPS, Duration.ofMinutes(50), growing);
    }

    private void running(String name, ItemKind kind, long items, long remaining, Duration ago) {
        String task = "6b0af694fdd71ace65%06x".formatted(entries.size() + 1);
        left.put(task, remaining);
        entries.add(
                entry(name, kind, task, now.minus(ago))
                        .report(items, remaining == items ? "PENDING" : "IN_PROGRESS", remaining)
                        .build());
    }

    private void outage(String name, ItemKind kind, Duration ago, long... counts) {
        for (int i = 0; i < counts.length; i++) {
            Instant start = now.minus(ago).minusSeconds(240L * (counts.length - 1 - i));
            String task = "6b0af71d75e6855b51%06x".formatted(entries.size() + 1);
            entries.add(
                    entry(name, kind, task, start)
                            .report(counts[i], "COMPLETED", 0L)
                            .ended(start.plusSeconds(48))
                            .build());
        }
    }

    private TestEntry entry(String name, ItemKind kind, String task, Instant at) {
        return TestEntry.entry("entry " + entries.size(), task)
                .kind(kind)
                .customer(id(name), name, server.url().getAuthority())
                .reason("SUP-4117 night outage")
                .operator("m.laurent")
                .at(at);
    }

    private static List<Sample> curve(JournalEntry entry) {
        Long items = entry.nbItems();
        Long remaining = entry.nbRemainingItems();
        if (items == null || remaining == null || items.equals(remaining)) {
            return List.of();
        }
        Instant end = Objects.requireNonNullElseGet(entry.endedAt(), Instant::now);
        long span = Duration.between(entry.startedAt(), end).toMillis();
        List<Sample> points = new ArrayList<>();
        for (int i = 0; i <= 30; i++) {
            double share = Math.pow(1 - i / 30.0, 1.4);
            points.add(
                    new Sample(
                            entry.startedAt().plusMillis(span * i / 30),
                            remaining + Math.round((items - remaining) * share)));
        }
        return points;
    }

    private String id(String name) {
        return "p" + names.indexOf(name);
    }

    /** Enters a key for every customer but those that are to have none. */
    void enterKeys(TestWindow window) {
        Wiring parts = Objects.requireNonNull(window.program().parts());
        window.run(() ->
                List.copyOf(parts.models.profiles.profiles()).stream()
                        .filter(profile -> names.contains(profile.name()))
                        .forEach(profile ->
                                parts.models.profiles.save(
                                        profile,
                                        ApiKey.of((KEY + profile.id()).toCharArray()),
                                        _ -> {})));
    }

    /** Lets the customer's task end. */
    void end(String name) {
        entries.stream()
                .filter(entry ->
                        entry.profileName().equals(name) && left.containsKey(entry.taskId()))
                .forEach(entry -> left.put(Objects.requireNonNull(entry.taskId()), 0L));
    }

    private Reply answer(RecordedRequest request) {
        String key = Objects.requireNonNullElse(request.header("x-dq-enterprise-api-key"), "");
        String whose = key.substring(key.lastIndexOf('-') + 1);
        if (whose.equals(id(REJECTED)) || whose.equals("WXYZ")) {
            return Reply.empty(401);
        }
        if (whose.equals(id(LOST))) {
            return Reply.nothing().thenReset();
        }
        if (request.method().equals("POST")) {
            return Reply.json(409, "{\"title\":\"Bad request\"}");
        }
        String task = request.target().substring(request.target().lastIndexOf('/') + 1);
        Long remaining = left.computeIfPresent(task, (_, now) -> now - now / 400);
        if (remaining == null) {
            return Reply.json(200, PEOPLE);
        }
        JournalEntry entry =
                entries.stream().filter(one -> task.equals(one.taskId())).findFirst().orElseThrow();
        return Reply.json(
                200,
                """
                {"taskId":"%s","type":"PUSH_FAILED_%s","status":"%s","nbItems":%d,\
                "nbRemainingItems":%d}\
                """
                        .formatted(
                                task,
                                entry.kind(),
                                remaining == 0 ? "COMPLETED" : entry.status(),
                                entry.nbItems(),
                                remaining));
    }

    private static final String PEOPLE =
            """
            [{"userId":"c.martin@north.example","firstname":"Claire","lastname":"Martin"},
            {"userId":"j.roy@north.example","firstname":"Jo","lastname":"Roy"},
            {"userId":"it@north.example"}]
            """;

    @Override
    public void close() throws IOException {
        server.close();
    }
}
