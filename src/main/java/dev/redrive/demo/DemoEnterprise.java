package dev.redrive.demo;

import dev.redrive.demo.DemoTask.TaskView;
import dev.redrive.demo.Directory.HyperAdmin;
import dev.redrive.demo.Directory.TeamStatus;
import dev.redrive.enterprise.ItemKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * All the state of the demo service behind one lock, which is this object. Any thread; may wait for
 * the customer's server, which never waits for this.
 */
final class DemoEnterprise {

    private final DemoClock clock;
    private final RandomHex random;
    private final CustomerServer customer;
    private Pushes pushes;
    private Directory directory = new Directory();

    DemoEnterprise(
            Scenario scenario, CustomerServer customer, InstantSource real, RandomHex random) {
        this.clock = new DemoClock(real);
        this.random = random;
        this.customer = customer;
        this.pushes = new Pushes(scenario, customer, clock.now(), random::taskId);
    }

    /** Forgets everything and begins this story now; demo time continues. */
    synchronized void begin(Scenario scenario) {
        pushes = new Pushes(scenario, customer, clock.now(), random::taskId);
        directory = new Directory();
    }

    synchronized void speed(double faster) {
        clock.speed(faster);
    }

    synchronized void clockPaused(boolean now) {
        clock.paused(now);
    }

    synchronized DemoState state() {
        Instant now = clock.now();
        return new DemoState(
                pushes.scenario(),
                pushes.isReceiverUp(),
                pushes.isPaused(),
                pushes.fault(now),
                clock.speed(),
                clock.isPaused(),
                pushes.deliveries(ItemKind.TRIPS, now),
                pushes.deliveries(ItemKind.CRASHES, now),
                pushes.latest());
    }

    synchronized Fault fault() {
        return pushes.fault(clock.now());
    }

    synchronized void fault(Fault fault) {
        pushes.fault(fault, clock.now());
    }

    synchronized void pushesPaused(boolean paused) {
        pushes.paused(paused, clock.now());
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

    /** A key for a new team; not stored, because nothing in the demo checks it. */
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

    /** Makes the ids and keys of the demo service. As safe for threads as its generator is. */
    static final class RandomHex {

        private static final int ID_BYTES = 8;
        private static final int KEY_BYTES = 16;

        private final RandomGenerator random;

        RandomHex(RandomGenerator random) {
            this.random = random;
        }

        /** 24 digits like the service's ids: the seconds of its creation, then random ones. */
        String taskId(Instant createdAt) {
            HexFormat hex = HexFormat.of();
            return hex.toHexDigits((int) createdAt.getEpochSecond()) + digits(ID_BYTES);
        }

        /** The prefix and 32 digits. */
        String key(String prefix) {
            return prefix + digits(KEY_BYTES);
        }

        private String digits(int bytes) {
            byte[] drawn = new byte[bytes];
            random.nextBytes(drawn);
            return HexFormat.of().formatHex(drawn);
        }
    }

    /**
     * Demo time: begins at the real time and runs some times as fast. Never goes back, whatever the
     * real clock or the speed does. Not safe for threads by itself.
     */
    static final class DemoClock {

        private static final double FASTEST = 1_000;

        private final InstantSource real;
        private Instant lastReal;
        private Instant demo;
        private double speed = 1;
        private boolean paused;
        private final List<Stretch> stretches = new ArrayList<>();

        /** A time of one speed: when it began, by both clocks, and how fast demo time ran in it. */
        private record Stretch(Instant real, Instant demo, double speed) {}

        DemoClock(InstantSource real) {
            this.real = real;
            this.lastReal = real.instant();
            this.demo = lastReal;
            stretches.add(new Stretch(lastReal, demo, speed));
        }

        Instant now() {
            Instant realNow = real.instant();
            Duration passed = Duration.between(lastReal, realNow);
            if (passed.isPositive()) {
                demo = demo.plusNanos(Math.round(passed.toNanos() * (paused ? 0 : speed)));
            }
            lastReal = realNow;
            return demo;
        }

        /**
         * Changes the speed from this moment on.
         *
         * @throws IllegalArgumentException when it is not above 0 and at most 1,000
         */
        void speed(double faster) {
            if (!(faster > 0 && faster <= FASTEST)) {
                throw new IllegalArgumentException(
                        "speed must be above 0 and at most 1000: " + faster);
            }
            change(faster, paused);
        }

        /** Stops demo time, or lets it go on. */
        void paused(boolean now) {
            change(speed, now);
        }

        double speed() {
            return speed;
        }

        boolean isPaused() {
            return paused;
        }

        private void change(double faster, boolean stopped) {
            // What passed until now passed at the old speed.
            var _ = now();
            speed = faster;
            paused = stopped;
            stretches.add(new Stretch(lastReal, demo, stopped ? 0 : faster));
        }

        /**
         * When it really was that demo time, so that what the service says of past events fits the
         * clocks of those who watch it. Times before the beginning ran at real speed.
         */
        Instant realAt(Instant demoTime) {
            for (Stretch stretch : stretches.reversed()) {
                if (!demoTime.isBefore(stretch.demo())) {
                    return stretch.real().plus(atSpeed(stretch.demo(), demoTime, stretch.speed()));
                }
            }
            Stretch first = stretches.getFirst();
            return first.real().plus(Duration.between(first.demo(), demoTime));
        }

        private static Duration atSpeed(Instant from, Instant to, double speed) {
            if (speed == 0) {
                return Duration.ZERO; // Demo time stood: from and to are the same moment.
            }
            return Duration.ofNanos(Math.round(Duration.between(from, to).toNanos() / speed));
        }
    }
}
