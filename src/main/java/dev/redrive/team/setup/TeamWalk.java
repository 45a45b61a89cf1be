package dev.redrive.team.setup;

import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamStep;
import dev.redrive.team.TeamTrouble;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries a team log, step by step, on a connection of its own that it closes. */
public final class TeamWalk {

    /** Opens a team log and says each step that has succeeded. */
    public interface Opener {

        /** As {@link TeamLog#open}; each step goes to {@code passed} as soon as it succeeds. */
        TeamLog.Session open(TeamServer server, char[] password, Consumer<TeamStep> passed)
                throws TeamLogException;
    }

    /**
     * How it went.
     *
     * @param failedAt the first step that did not succeed; null when all have
     * @param trouble why; null when all have
     * @param readOnly why reports will not be taken although it can be read; null when they will
     * @param customers those this user sees, with the host of each, by name
     */
    public record Result(
            @Nullable TeamStep failedAt,
            @Nullable TeamTrouble trouble,
            @Nullable TeamTrouble readOnly,
            Map<String, String> customers) {

        /** Copies the map. */
        public Result {
            customers = Map.copyOf(customers);
        }

        /** Whether every step has succeeded. */
        public boolean isGood() {
            return failedAt == null;
        }
    }

    private final Opener opener;

    /** Opens nothing yet. */
    public TeamWalk(Opener opener) {
        this.opener = opener;
    }

    /**
     * Goes through the steps until one fails. Blocks for as long as a server keeps it waiting, some
     * 15 s at each step; an interrupt ends it.
     *
     * @param password wiped by the caller afterwards
     * @param passed gets each step once, as it succeeds, in their order; any thread
     */
    public Result run(TeamServer server, char[] password, Consumer<TeamStep> passed) {
        Passed steps = new Passed(passed);
        try (TeamLog.Session session = opener.open(server, password, steps::upTo)) {
            return new Result(null, null, session.readOnly(), session.customers());
        } catch (TeamLogException e) {
            return new Result(steps.next(), e.trouble(), null, Map.of());
        }
    }

    /** Hands each step on once, and those that came before it first. Any thread. */
    private static final class Passed {

        private final Consumer<TeamStep> receiver;
        private final Deque<TeamStep> left = new ArrayDeque<>(List.of(TeamStep.values()));

        Passed(Consumer<TeamStep> receiver) {
            this.receiver = receiver;
        }

        synchronized void upTo(TeamStep step) {
            while (left.contains(step)) {
                receiver.accept(left.remove());
            }
        }

        /** The one that has not succeeded; the last where it failed after all had. */
        synchronized TeamStep next() {
            return left.isEmpty() ? TeamStep.RIGHTS : left.getFirst();
        }
    }
}
