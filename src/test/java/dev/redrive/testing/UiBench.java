package dev.redrive.testing;

import dev.redrive.audit.Act;
import dev.redrive.enterprise.EnterpriseApi.RetryAccepted;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import dev.redrive.files.JsonFile;
import dev.redrive.journal.MemoryJournal;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.policy.Policies;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import dev.redrive.retry.EntryStore;
import dev.redrive.retry.KeyedConnector;
import dev.redrive.retry.Polling;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.StartResult;
import dev.redrive.retry.TaskWatch;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.PolicyModel;
import dev.redrive.ui.profiles.ProfileKeys;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What view models work with, all in the hand of a test: the real desk over a scripted service, a
 * clock that stands, threads that run when they are told to. The JavaFX thread is the test's.
 */
public final class UiBench {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final String TASK = "6753030831fe9826412bac5c";
    public static final Profile ACME = profile("acme", "ACME", ProfileKind.PRODUCTION);
    public static final Profile TRIAL = profile("trial", "Trial", ProfileKind.TEST);
    public static final Profile DEMO =
            new Profile(
                    "demo",
                    "Demo",
                    ProfileKind.DEMO,
                    ProfileColour.VIOLET,
                    URI.create("http://127.0.0.1:0"));

    public final HandClock clock = new HandClock(NOON);
    public final HandWaiter waiter = new HandWaiter(clock);
    public final HandExecutor work = new HandExecutor();
    public final HandExecutor loops = new HandExecutor();
    public final HandExecutor files = new HandExecutor();
    public final FakeService service = new FakeService();
    public final FakeKeychain keychain = FakeKeychain.without();
    public final PassphraseFile keyFile;
    public final StoredKeyVault vault;
    public final MemoryJournal journal = new MemoryJournal();
    public final Background background = new Background(work, Runnable::run);
    public final Texts texts;
    public final Formats formats;
    public final FailureTexts failures;
    public final HandDialogs dialogs = new HandDialogs();
    public final HandFileChoice fileChoice = new HandFileChoice();

    /** What the banner of the window has shown, in order. */
    public final List<Problem> told = new ArrayList<>();

    /** What the audit trail was given, in order. */
    public final List<Act> acts = new CopyOnWriteArrayList<>();

    public final UiKit kit;
    public final RetryDesk desk;
    private String policy = "";
    private final Policies policies =
            new Policies(
                    List.of(Path.of("policy.json")),
                    (_, _) ->
                            policy.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(policy.getBytes(StandardCharsets.UTF_8)));
    private int entries;

    /** In English, with keys for the two saved profiles. */
    public UiBench() {
        this(Locale.ENGLISH);
    }

    /** In that language, with keys for the two saved profiles. */
    public UiBench(Locale locale) {
        this(locale, Path.of("target", "never-written.sealed"));
    }

    /** In that language, with keys for the two saved profiles and a place for others. */
    public UiBench(Locale locale, Path sealed) {
        keyFile = new PassphraseFile(sealed, 10, new SecureRandom());
        vault =
                new StoredKeyVault(
                        new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10)),
                        keyFile);
        texts = new Texts(locale);
        formats = new Formats(texts, () -> ZoneOffset.UTC, clock);
        failures = new FailureTexts(texts, formats);
        kit = kit(formats);
        kit.problems()
                .shownProperty()
                .subscribe(problem -> {
                    if (problem != null) {
                        told.add(problem);
                    }
                });
        desk =
                new RetryDesk(
                        new KeyedConnector(service, vault),
                        new EntryStore(journal, "jo", () -> "entry " + ++entries),
                        new Polling(clock, () -> waiter, () -> 0.5, loops),
                        acts::add);
        vault.keep(ACME, key("acme-key-0123456789"));
        vault.keep(TRIAL, key("trial-key-0123456789"));
    }

    /** The same with formats of another clock. */
    public UiKit kit(Formats other) {
        return new UiKit(texts, other, background, dialogs, new Problems(), fileChoice, acts::add);
    }

    /** A saved profile. */
    public static Profile profile(String id, String name, ProfileKind kind) {
        return new Profile(
                id, name, kind, ProfileColour.RED, URI.create("https://" + id + ".example"));
    }

    /** A key of those characters. */
    public static ApiKey key(String characters) {
        return ApiKey.of(characters.toCharArray());
    }

    /** What the service says of the task. */
    public static TaskSnapshot said(
            @Nullable String word, @Nullable Long items, @Nullable Long remaining) {
        TaskStatus status = word == null ? null : TaskStatus.of(word);
        return new TaskSnapshot(TASK, null, null, null, status, items, remaining, Set.of());
    }

    /** ACME, Trial and the demo, with ACME chosen; for tests that never run {@link #files}. */
    public ProfilesModel profiles() {
        return profiles(Path.of("target", "never-written.json"));
    }

    /** The same, kept in that file as soon as {@link #files} runs. */
    public ProfilesModel profiles(Path file) {
        return profiles(ProfileBook.EMPTY.with(ACME).with(TRIAL).choosing(ACME.id()), file);
    }

    /** The profiles of that book and the demo; for tests that save none. */
    public ProfilesModel profiles(ProfileBook book) {
        return profiles(book, Path.of("target", "never-written.json"));
    }

    private ProfilesModel profiles(ProfileBook book, Path file) {
        return new ProfilesModel(
                new JsonFile.Found<>(book, true, null, null, null, List.of()),
                DEMO,
                new ProfileStore(file),
                new ProfileKeys(vault, files, Runnable::run, _ -> {}, acts::add),
                files,
                Runnable::run,
                new PolicyModel(policies, Runnable::run));
    }

    /** From now on the organisation's file has that content; nothing for no file. */
    public void policy(String content) {
        policy = content;
        policies.now();
    }

    /** Starts a retry; its loop waits in {@link #loops}. */
    public TaskWatch start(Profile profile, ItemKind kind, String taskId, long nbItems) {
        service.accepts(new RetryAccepted(taskId, nbItems));
        return watch(() -> desk.start(profile, kind, "ticket 7"));
    }

    /** Watches a task of which the service says this first; its loop waits in {@link #loops}. */
    public TaskWatch attach(Profile profile, TaskSnapshot first) {
        service.says(first);
        return watch(() -> desk.attach(profile, ItemKind.TRIPS, TASK));
    }

    private interface Start {
        StartResult run() throws InterruptedException;
    }

    private static TaskWatch watch(Start start) {
        try {
            if (start.run() instanceof StartResult.Watching(TaskWatch watch)) {
                return watch;
            }
            throw new AssertionError("not watched");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
