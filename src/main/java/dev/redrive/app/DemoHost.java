package dev.redrive.app;

import dev.redrive.demo.DemoService;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts the embedded demo service when its profile is first chosen. JavaFX thread, except where
 * stated.
 */
final class DemoHost implements AutoCloseable {

    /** How fast the demo runs at first: a whole outage can be shown in two minutes. */
    static final double SPEED = 10;

    private static final System.Logger LOG = System.getLogger(DemoHost.class.getName());

    /** More than a demo ever has, in one write; one at a time, 3,000 took 20 s. */
    private static final int AT_ONCE = 10_000;

    private final Scenario scenario;
    private final double speed;
    private final Services services;
    private final Background background;
    private boolean isRequested;
    private volatile @Nullable DemoService service;

    DemoHost(Scenario scenario, double speed, Services services, Background background) {
        this.scenario = scenario;
        this.speed = speed;
        this.services = services;
        this.background = background;
    }

    /** The profile before the service listens, with port 0. */
    static Profile placeholder(String name) {
        return profile(name, URI.create("http://127.0.0.1:0"));
    }

    private static Profile profile(String name, URI address) {
        return new Profile(Profile.DEMO_ID, name, ProfileKind.DEMO, ProfileColour.VIOLET, address);
    }

    /**
     * Starts the service if the demo is the chosen profile and was not started yet.
     *
     * @param ready gets the id of a colleague's running task, if the scenario has one
     * @param failed gets the reason when it could not be started
     */
    void startIfChosen(
            ProfilesModel profiles,
            Consumer<@Nullable String> ready,
            Consumer<IOException> failed) {
        if (isRequested || profiles.chosen().kind() != ProfileKind.DEMO) {
            return;
        }
        isRequested = true;
        Profile before = profiles.chosen();
        background
                .run(() -> start(before.name()))
                .then(started -> {
                    switch (started) {
                        case Started.Listening(Profile profile, String ending, var colleague) -> {
                            // Another language may have been chosen meanwhile.
                            String name = profiles.profiles().getLast().name();
                            profiles.demoReady(profile.named(name), ending);
                            ready.accept(colleague);
                        }
                        case Started.Failed(IOException why) -> {
                            isRequested = false;
                            failed.accept(why);
                        }
                    }
                });
    }

    private sealed interface Started {
        record Listening(Profile profile, String ending, @Nullable String colleaguesTask)
                implements Started {}

        record Failed(IOException why) implements Started {}
    }

    private Started start(String name) {
        try {
            // This service knows no task of an earlier one, and its story starts at its beginning.
            removeEntries();
            DemoService opened =
                    DemoService.start(
                            scenario,
                            InstantSource.system(),
                            new SecureRandom(),
                            services.workers,
                            Thread::sleep);
            opened.speed(speed);
            service = opened;
            Profile profile = profile(name, opened.address());
            char[] characters = opened.key();
            ApiKey key = ApiKey.of(characters);
            Arrays.fill(characters, '\0');
            String ending = key.ending();
            services.keys.guarded.keep(profile, key);
            return new Started.Listening(profile, ending, opened.runningTaskId(ItemKind.TRIPS));
        } catch (IOException e) {
            return new Started.Failed(e);
        }
    }

    /**
     * Removes all entries of the demo from the history, and no other: no other profile has its id.
     * Those that a kill or a full disk leaves go the next time. Not on the JavaFX thread.
     *
     * @return how many were removed
     */
    int removeEntries() {
        int removed = 0;
        try {
            List<JournalEntry> some = services.journal.recent(Profile.DEMO_ID, AT_ONCE);
            while (!some.isEmpty()) {
                services.observedJournal.withdraw(some);
                removed += some.size();
                List<JournalEntry> rest = services.journal.recent(Profile.DEMO_ID, AT_ONCE);
                some = rest.equals(some) ? List.of() : rest;
            }
        } catch (RuntimeException e) {
            // The journal has said so; the story can be told all the same.
            LOG.log(Level.WARNING, "the entries of the demo were not removed", e);
        }
        return removed;
    }

    /**
     * Lets the demo's key work again in place of asking for one, which the demo does not take.
     *
     * @param works runs once it does; never while the service does not run
     */
    void repairKey(Runnable works) {
        DemoService running = service;
        if (running != null) {
            background.run(() -> repaired(running)).then(_ -> works.run());
        }
    }

    private boolean repaired(DemoService running) throws IOException {
        boolean revoked = running.state().fault() == Fault.KEY_REVOKED;
        if (revoked) {
            running.fault(Fault.NONE);
        }
        services.desk.keyEntered(Profile.DEMO_ID);
        return revoked;
    }

    /** The service; null while it does not run. Any thread. */
    @Nullable DemoService service() {
        return service;
    }

    /** Ends the service, if it runs. Any thread. */
    @Override
    public void close() {
        DemoService running = service;
        if (running != null) {
            running.close();
        }
    }
}
