package dev.redrive.app;

import dev.redrive.app.Services.ThreadWaiter;
import dev.redrive.app.log.LogFiles;
import dev.redrive.audit.AuditFields;
import dev.redrive.audit.AuditFolder;
import dev.redrive.audit.AuditTrail;
import dev.redrive.connection.Network;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.http.HttpEnterpriseConnector;
import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.journal.RetryingJournal.JournalHealth;
import dev.redrive.journal.sqlite.SqliteJournal;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.EntryStore;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.retry.Polling;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.Networks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All of Redrive that starts, keeps and watches, put together as in {@link Wiring} but without a
 * window, to be killed by a test. Reads the key and then the names of profiles to start retries
 * for, a line each; says in lines what a person would be shown.
 */
final class KilledProgram {

    /** How many profiles it knows: {@code p0} and so on. */
    static final int PROFILES = 64;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Path home;
    private final RetryingJournal journal;
    private final RetryDesk desk;
    private final List<Profile> profiles;

    private KilledProgram(Path home, URI service, String key) {
        this.home = home;
        InstantSource clock = InstantSource.system();
        SessionKeyVault vault = new SessionKeyVault();
        profiles = IntStream.range(0, PROFILES).mapToObj(i -> profile("p" + i, service)).toList();
        profiles.forEach(profile -> vault.keep(profile, ApiKey.of(key.toCharArray())));
        SqliteJournal disk =
                new SqliteJournal(home.resolve("history.db"), aside -> say("aside " + aside));
        journal =
                new RetryingJournal(
                        disk,
                        disk,
                        clock,
                        CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS));
        Network network = Networks.standard();
        AuditTrail audit =
                new AuditTrail(
                        new AuditFolder(home.resolve("logs")),
                        new AuditFields("jo", () -> "desk", text -> text, text -> text),
                        clock,
                        Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()),
                        Thread::onSpinWait);
        desk =
                new RetryDesk(
                        new KeyedConnector(
                                new HttpEnterpriseConnector(
                                        "1",
                                        HttpLimits.STANDARD,
                                        said -> said,
                                        clock,
                                        () -> network,
                                        null),
                                vault),
                        new EntryStore(journal, "jo", () -> UUID.randomUUID().toString()),
                        new Polling(clock, () -> new ThreadWaiter(clock), () -> 0.5, workers),
                        audit);
    }

    /**
     * @param args the home folder, and the address of the service
     */
    static void main(String[] args) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        new KilledProgram(Path.of(args[0]), URI.create(args[1]), in.readLine()).run(in);
    }

    private void run(BufferedReader in) throws IOException {
        LogFiles logs = LogFiles.install(new Redactor());
        workers.execute(() -> say("logs: " + logs.open(home.resolve("logs"))));
        desk.onWatch(this::follow);
        journal.onHealth(_ -> say(health(journal.health())));
        workers.execute(new JournalKeeper(journal, desk, profiles));
        say("ready");
        for (String name = in.readLine(); name != null; name = in.readLine()) {
            Profile asked = profiles.get(Integer.parseInt(name.substring(1)));
            for (ItemKind kind : ItemKind.values()) {
                workers.execute(() -> start(asked, kind));
            }
        }
    }

    private void follow(TaskWatch watch) {
        String id = watch.state().entry().taskId();
        say("watching " + id);
        watch.onState(state -> {
            if (state.contact() instanceof ContactState.Ended) {
                say("ended " + id);
            }
        });
    }

    private void start(Profile profile, ItemKind kind) {
        try {
            switch (desk.start(profile, kind, "")) {
                case StartResult.Watching(var watch) ->
                        say("acknowledged " + watch.state().entry().taskId());
                case StartResult other -> say("not started: " + other);
            }
        } catch (InterruptedException e) {
            say("interrupted: " + e);
        }
    }

    private static String health(JournalHealth health) {
        if (health.trouble() == null) {
            return "journal WELL";
        }
        return health.unsaved().stream()
                .map(JournalEntry::taskId)
                .collect(Collectors.joining(" ", "journal " + health.trouble() + " ", ""));
    }

    private void say(String line) {
        out.println(line);
    }

    /** A profile whose retries a test starts. */
    private static Profile profile(String id, URI service) {
        return new Profile(id, id, ProfileKind.TEST, ProfileColour.RED, service);
    }
}
