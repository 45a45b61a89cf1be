package dev.redrive.support;

import dev.redrive.base.OperatingSystem;
import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.AddedCertificates.AddedCertificate;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.files.SafeFile;
import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.TaskTimes;
import dev.redrive.journal.VerdictKind;
import dev.redrive.keys.Redactor;
import dev.redrive.profile.Preferences;
import dev.redrive.profile.Profile;
import dev.redrive.text.TextSanitizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Collects what helps to find a fault: versions, settings, connections, the last tasks, the logs.
 * In English, for the people who maintain Redrive. Keys are masked in every file, and profiles are
 * numbered unless their names are included.
 */
public final class Diagnostics implements DiagnosticsSource {

    /** None of them holds a password. */
    private static final List<String> NETWORK =
            List.of(
                    "java.net.useSystemProxies",
                    "https.proxyHost",
                    "https.proxyPort",
                    "http.proxyHost",
                    "http.proxyPort",
                    "http.nonProxyHosts",
                    "jdk.http.auth.tunneling.disabledSchemes",
                    "javax.net.ssl.trustStore",
                    "javax.net.ssl.trustStoreType");

    /**
     * What is known without reading a file.
     *
     * @param about the versions
     * @param profiles the saved ones and the demo
     * @param settings the other settings, one per line
     * @param connections proxy and trust, one setting per line; any thread
     */
    public record Setup(
            String about, List<Profile> profiles, String settings, Supplier<String> connections) {

        /** Copies the list. */
        public Setup {
            profiles = List.copyOf(profiles);
        }
    }

    private static final int LAST_TASKS = 200;
    private static final int LONGEST_LOG = 2 << 20;

    private final Path home;
    private final Setup setup;
    private final History history;
    private final Redactor redactor;
    private final InstantSource clock;

    /** Diagnostics of that setup and of the files in that folder. */
    public Diagnostics(
            Path home, Setup setup, History history, Redactor redactor, InstantSource clock) {
        this.home = home;
        this.setup = setup;
        this.history = history;
        this.redactor = redactor;
        this.clock = clock;
    }

    /** The settings other than the profiles, one per line. */
    public static String settings(Preferences preferences, Locale locale) {
        return "appearance "
                + preferences.appearance()
                + (preferences.highContrast() ? ", high contrast" : "")
                + "\ntext size "
                + preferences.textSize()
                + "\nlanguage "
                + preferences.language()
                + "\nnames typed "
                + preferences.namesTyped()
                + "\nnotifications "
                + preferences.notifications()
                + "\nlocale "
                + locale.toLanguageTag()
                + "\nzone "
                + ZoneId.systemDefault()
                + "\n";
    }

    /** The settings of proxy and trust, and those of the Java runtime. No password. */
    public static String connections(ConnectionDesk desk) {
        StringBuilder text = new StringBuilder("proxy ");
        text.append(
                switch (desk.proxy()) {
                    case ProxyChoice.AsTheSystem _ -> "as the system says";
                    case ProxyChoice.None _ -> "none";
                    case ProxyChoice.Manual manual ->
                            manual.address() + (manual.user().isEmpty() ? "" : ", with a name");
                });
        text.append('\n');
        AddedCertificates.Listing added = desk.certificates();
        for (AddedCertificate one : added.certificates()) {
            text.append("trusted besides ").append(one.facts().owner());
            text.append(" until ").append(one.facts().until());
            text.append(' ').append(one.facts().fingerprint()).append('\n');
        }
        added.unreadable()
                .forEach(name -> text.append("no certificate in ").append(name).append('\n'));
        for (String name : NETWORK) {
            text.append(name).append(' ').append(System.getProperty(name)).append('\n');
        }
        return text.toString();
    }

    @Override
    public List<DiagnosticsFile> collect(boolean withNames) {
        List<DiagnosticsFile> files = new ArrayList<>();
        files.add(
                data(
                        "about.txt",
                        setup.about() + "\n" + system() + "collected " + clock.instant() + "\n"));
        files.add(data("settings.txt", setup.settings() + listing(setup.profiles(), withNames)));
        files.add(data("connections.txt", setup.connections().get()));
        files.add(data("tasks.txt", tasks(withNames)));
        files.add(data("home.txt", listing()));
        addLogs(files);
        return List.copyOf(files);
    }

    private DiagnosticsFile data(String name, String text) {
        return new DiagnosticsFile(name, redactor.cleanData(text));
    }

    private DiagnosticsFile prose(String name, String text) {
        return new DiagnosticsFile(name, redactor.clean(text));
    }

    private static String system() {
        return OperatingSystem.name()
                + ' '
                + System.getProperty("os.version")
                + ' '
                + System.getProperty("os.arch")
                + '\n';
    }

    private static String listing(List<Profile> known, boolean withNames) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < known.size(); i++) {
            Profile profile = known.get(i);
            text.append("profile ").append(i + 1).append(": ").append(profile.kind());
            text.append(' ').append(profile.colour());
            text.append(profile.readOnly() ? " read-only " : " ").append(profile.serviceUrl());
            text.append(withNames ? " " + profile.name() : "").append('\n');
        }
        return text.toString();
    }

    private String tasks(boolean withNames) {
        try {
            StringBuilder text =
                    new StringBuilder("started\tended\tkind\tstanding\tstatus\titems\tremaining")
                            .append("\ttask\tprofile")
                            .append(withNames ? "\tname\treason\tnote" : "")
                            .append('\n');
            for (HistoryRow row : history.find(HistoryFilter.ALL, 0, LAST_TASKS)) {
                text.append(line(row, setup.profiles(), withNames)).append('\n');
            }
            return text.toString();
        } catch (JournalException e) {
            return "the history cannot be read: " + e + "\n";
        }
    }

    private String line(HistoryRow row, List<Profile> known, boolean withNames) {
        JournalEntry entry = row.entry();
        List<Object> cells = new ArrayList<>();
        cells.add(entry.startedAt());
        cells.add(String.valueOf(TaskTimes.endedAt(entry)));
        cells.add(entry.kind());
        cells.add(VerdictKind.of(entry));
        cells.add(String.valueOf(entry.status()));
        cells.add(String.valueOf(entry.nbItems()));
        cells.add(String.valueOf(entry.nbRemainingItems()));
        cells.add(redactor.cleanId(String.valueOf(entry.taskId())));
        cells.add(number(entry.profileId(), known));
        if (withNames) {
            cells.add(entry.profileName());
            cells.add(redactor.clean(entry.reason()));
            cells.add(redactor.clean(row.note()));
        }
        return String.join(
                "\t", cells.stream().map(Object::toString).map(TextSanitizer::oneLine).toList());
    }

    private static String number(String profileId, List<Profile> known) {
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).id().equals(profileId)) {
                return Integer.toString(i + 1);
            }
        }
        return "removed";
    }

    private String listing() {
        Map<String, Long> sizes = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home)) {
            for (Path file : files) {
                sizes.put(String.valueOf(file.getFileName()), Files.size(file));
            }
        } catch (IOException e) {
            return "the folder cannot be read: " + e + "\n";
        }
        StringBuilder text = new StringBuilder();
        sizes.forEach((name, size) -> text.append(size).append('\t').append(name).append('\n'));
        return text.toString();
    }

    private void addLogs(List<DiagnosticsFile> files) {
        Path folder = home.resolve("logs");
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.log")) {
            found.forEach(logs::add);
        } catch (IOException e) {
            files.add(prose("logs/none.txt", "the logs cannot be read: " + e + "\n"));
        }
        logs.sort(Comparator.naturalOrder());
        for (Path log : logs) {
            String name = "logs/" + log.getFileName();
            try {
                byte[] content = SafeFile.read(log, LONGEST_LOG);
                files.add(prose(name, new String(content, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                files.add(prose(name, "cannot be read: " + e + "\n"));
            }
        }
    }
}
