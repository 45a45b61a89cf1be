package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outage.Mark;
import dev.redrive.journal.Outages;
import dev.redrive.profile.Profile;
import dev.redrive.retry.WatchState;
import dev.redrive.team.TeamLog.News;
import dev.redrive.team.TeamOutage;
import dev.redrive.team.TeamTask;
import dev.redrive.team.TeamView;
import dev.redrive.ui.desk.Drawing.Changes;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Background;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues reported of each customer, as the screens show it; nothing while no team log is
 * used, and without any cost then. JavaFX thread.
 */
public final class ColleaguesModel {

    /** What was last heard of longer ago is history. */
    private static final Duration RECENT = Duration.ofHours(24);

    /** How many runs of each customer are read, of both kinds together. */
    private static final int RUNS = 60;

    /**
     * What was read of one customer.
     *
     * @param name of the customer in the team log
     */
    private record Read(String name, List<TeamTask> tasks, Map<String, Mark> marks) {}

    private final ObservableList<Profile> profiles;
    private final Outages outages;
    private final Background background;
    private final Changes changed;
    private final Map<String, Read> byProfile = new HashMap<>();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();
    private volatile @Nullable TeamView team;

    ColleaguesModel(
            ObservableList<Profile> profiles,
            Outages outages,
            Background background,
            Drawing drawing) {
        this.profiles = profiles;
        this.outages = outages;
        this.background = background;
        this.changed = new Changes(drawing, this::read);
    }

    /** From now on shows what is read from that team log. */
    public void follow(TeamView log) {
        team = log;
        log.onNews(this::news);
        tick();
    }

    /** How far the database's clock is ahead of this computer's. Any thread. */
    public Duration ahead() {
        TeamView log = team;
        return log == null ? Duration.ZERO : log.state().ahead();
    }

    /** Another number whenever there may be something else to show or to say. */
    public ReadOnlyLongProperty version() {
        return version.getReadOnlyProperty();
    }

    /** Notices which customers are shared, and says that ages have grown. Once a second. */
    public void tick() {
        TeamView log = team;
        if (log == null || (!log.isUsed() && byProfile.isEmpty())) {
            return;
        }
        for (Profile profile : profiles) {
            Read known = byProfile.get(profile.id());
            String name = log.customer(profile.id());
            if (!Objects.equals(known == null ? null : known.name(), name)) {
                changed.add(profile.id());
            }
        }
        next();
    }

    private void next() {
        version.set(version.get() + 1);
    }

    /** On a thread of the team log. */
    private void news(News news) {
        TeamView log = Objects.requireNonNull(team);
        Set<String> customers =
                news.runs().stream().map(run -> run.task().customer()).collect(Collectors.toSet());
        for (Profile profile : List.copyOf(profiles)) {
            String name = log.customer(profile.id());
            if (name != null && (news.isAll() || customers.contains(name))) {
                changed.addGently(profile.id());
            }
        }
    }

    private void read() {
        Set<String> ids = changed.take();
        TeamView log = Objects.requireNonNull(team);
        background
                .run(() -> read(log, ids))
                .then(read -> {
                    ids.forEach(byProfile::remove);
                    byProfile.putAll(read);
                    next();
                });
    }

    private Map<String, Read> read(TeamView log, Set<String> ids) {
        Map<String, Read> found = new HashMap<>();
        try {
            for (String id : ids) {
                String name = log.customer(id);
                if (name != null) {
                    found.put(
                            id,
                            new Read(name, TeamTask.of(log.runs(id, null, RUNS)), outages.marks()));
                }
            }
        } catch (JournalException _) {
            return found; // The journal has logged why; the next tick asks again.
        }
        return found;
    }

    /**
     * What colleagues reported of that kind in the last day, what has not ended first; without what
     * is watched from here, of which this desk knows more itself.
     */
    public List<TeamTask> tasks(CustomerState state, ItemKind kind) {
        TeamView log = team;
        Read read = byProfile.get(state.profile().id());
        if (log == null || read == null) {
            return List.of();
        }
        Set<String> ours = known(state.lane(kind));
        return ofKind(read, state.profile(), kind)
                .filter(task -> task.age(log.now()).compareTo(RECENT) <= 0)
                .filter(task -> !ours.contains(String.valueOf(task.taskId())))
                .sorted((one, other) -> Boolean.compare(other.isOpen(), one.isOpen()))
                .toList();
    }

    private static Stream<TeamTask> ofKind(Read read, Profile profile, ItemKind kind) {
        return read.tasks().stream()
                .filter(task -> task.latest().task().kind() == kind)
                .filter(task -> !task.latest().isWithdrawn())
                .filter(task -> task.isAt(profile.host()));
    }

    /** Tasks that the service answered for here, or whose end is on record here. */
    private static Set<String> known(Lane lane) {
        return Stream.concat(
                        lane.tasks().stream()
                                .map(SeenTask::state)
                                .filter(ColleaguesModel::isOurs)
                                .map(WatchState::entry),
                        lane.entries().stream().filter(ColleaguesModel::isSettled))
                .map(JournalEntry::taskId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** The answer to the request is the service's word as well, before any poll. */
    private static boolean isOurs(WatchState task) {
        return task.isWatching() && (task.answeredAt() != null || !task.entry().attached());
    }

    private static boolean isSettled(JournalEntry entry) {
        return entry.endedAt() != null || entry.forgottenAt() != null;
    }

    /** The outage of the last retry, where a colleague took part in it; null where none did. */
    public @Nullable TeamOutage outage(CustomerState state, ItemKind kind) {
        Read read = byProfile.get(state.profile().id());
        if (read == null) {
            return null;
        }
        Profile profile = state.profile();
        // An outage of this desk alone that is later says more.
        Outage latest = state.lane(kind).outage();
        Instant since = latest == null ? Instant.MIN : latest.first().startedAt();
        return TeamOutage.of(
                        state.lane(kind).entries(),
                        ofKind(read, profile, kind).toList(),
                        new JournalEntry.Customer(profile.id(), profile.name(), profile.host()),
                        ahead(),
                        read.marks())
                .stream()
                .filter(outage -> outage.outage().retries().size() > 1)
                .findFirst()
                .filter(outage -> !outage.outage().latest().startedAt().isBefore(since))
                .orElse(null);
    }
}
