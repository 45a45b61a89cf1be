package dev.redrive.demo;

import dev.redrive.enterprise.ItemKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All the state of the demo service behind one lock, which is this object. Any thread; nothing here
 * waits.
 */
final class DemoEnterprise {

    private final DemoClock clock;
    private final RandomHex random;
    private Pushes pushes;
    private Directory directory = new Directory();

    DemoEnterprise(Scenario scenario, InstantSource real, RandomHex random) {
        this.clock = new DemoClock(real);
        this.random = random;
        this.pushes = new Pushes(scenario, clock.now(), random::taskId);
    }

    /** Forgets everything that happened and begins this story now; demo time goes on. */
    synchronized void begin(Scenario scenario) {
        pushes = new Pushes(scenario, clock.now(), random::taskId);
        directory = new Directory();
    }

    synchronized void speed(double faster) {
        clock.speed(faster);
    }

    /** The new task, or null while one of this kind is running. */
    synchronized @Nullable TaskView retry(ItemKind kind) {
        return pushes.retry(kind, clock.now());
    }

    synchronized @Nullable TaskView task(String id) {
        TaskView task = pushes.task(id, clock.now());
        return task == null ? null : task.withTimes(clock::realAt);
    }

    synchronized @Nullable String runningTaskId(ItemKind kind) {
        return pushes.runningTaskId(kind, clock.now());
    }

    synchronized boolean isReceiverUp() {
        return pushes.isReceiverUp();
    }

    synchronized void receiverUp(boolean up) {
        pushes.receiverUp(up, clock.now());
    }

    synchronized void pausePushes() {
        pushes.pause(clock.now());
    }

    synchronized Map<String, TeamStatus> teams() {
        return directory.teams();
    }

    synchronized boolean addTeam(String teamId) {
        return directory.addTeam(teamId);
    }

    synchronized boolean changeTeam(String teamId, TeamStatus status) {
        return directory.changeTeam(teamId, status);
    }

    /** A key for a new team; nobody keeps it, as nothing in the demo asks for it again. */
    synchronized String newTeamKey(String prefix) {
        return random.key(prefix);
    }

    synchronized List<HyperAdmin> hyperAdmins() {
        return directory.hyperAdmins();
    }

    /** The new hyper-admin, or null when the user id is taken. */
    synchronized @Nullable HyperAdmin addHyperAdmin(
            String userId, String firstname, String lastname) {
        HyperAdmin made = new HyperAdmin(userId, firstname, lastname, clock.now());
        return directory.add(made) ? made : null;
    }
}
