package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.team.TeamDesk.State;
import dev.redrive.team.TeamOutage;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.VerdictTexts;
import dev.redrive.ui.outage.OutageTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What colleagues reported, never as more than that. Ages are by the database's clock; times of day
 * are shown by this computer's. Any thread.
 */
public final class ColleagueTexts {

    private static final String BEFORE = "colleague.before.";
    private static final String KIND = "desk.kind.";

    private static final int MOST_SAID = 2;
    private static final int NUMBERS = 6;
    private static final int LONGEST_NOTE = 500;
    private static final String DOT = " · ";

    private final Texts texts;
    private final Formats formats;
    private final Supplier<Duration> ahead;
    private final VerdictTexts verdicts;
    private final OutageTexts outages;

    /**
     * In the language of the texts.
     *
     * @param ahead how far the database's clock is ahead of this computer's
     */
    public ColleagueTexts(Texts texts, Formats formats, Supplier<Duration> ahead) {
        this.texts = texts;
        this.formats = formats;
        this.ahead = ahead;
        this.verdicts = new VerdictTexts(texts, formats, Texts::shown);
        this.outages = new OutageTexts(texts, formats, Texts::shown);
    }

    /** The colleague, by the name that the database itself saw. */
    String author(TeamRun run) {
        return Texts.shown(run.by().author());
    }

    /**
     * How the task stands as was reported, for instance "In progress · 310 of 12,480 remaining".
     */
    public String stands(TeamTask task) {
        if (isOutcomeUnknown(task)) {
            return texts.get("colleague.unknownOutcome", author(task.latest()), requestedAt(task));
        }
        TeamRun.Said said = task.latest().said();
        String word = verdicts.word(entry(task));
        Long items = said.nbItems();
        Long left = said.nbRemainingItems();
        if (!task.isOpen() || left == null) {
            return items == null
                    ? word
                    : word + DOT + texts.get("colleague.took", formats.number(items));
        }
        return word
                + DOT
                + (items == null
                        ? texts.get("colleague.remaining", formats.number(left))
                        : texts.get(
                                "colleague.remainingOf",
                                formats.number(left),
                                formats.number(items)));
    }

    /** The same where there is little room, for instance "310 remaining". */
    private String brief(TeamTask task) {
        if (isOutcomeUnknown(task)) {
            return texts.get("colleague.notKnown");
        }
        Long left = task.latest().said().nbRemainingItems();
        return task.isOpen() && left != null
                ? texts.get("colleague.remaining", formats.number(left))
                : verdicts.word(entry(task));
    }

    private static boolean isOutcomeUnknown(TeamTask task) {
        return task.taskId() == null && task.latest().said().endedAt() == null;
    }

    private static JournalEntry entry(TeamTask task) {
        return task.entry(
                new JournalEntry.Customer(
                        "", task.latest().task().customer(), task.latest().task().host()),
                Duration.ZERO);
    }

    /** Who reported it and how long ago, or since when nothing was heard. */
    public String heard(TeamTask task) {
        String author = author(task.latest());
        Instant now = now();
        return task.isSilent(now)
                ? texts.get("colleague.silent", author, formats.hourOrDay(here(task)))
                : texts.get("colleague.reported", author, formats.duration(task.age(now)));
    }

    /** Who requested it, when and why; may be empty where {@link #stands} says it already. */
    public String requested(TeamTask task) {
        TeamRun run = task.requested();
        String reason = Texts.shown(run.by().reason());
        if (isOutcomeUnknown(task)) {
            return reason;
        }
        if (run.by().attached()) {
            return texts.get("colleague.watched", author(run));
        }
        return reason.isEmpty()
                ? texts.get("colleague.requested", author(run), requestedAt(task))
                : texts.get("colleague.requestedFor", author(run), requestedAt(task), reason);
    }

    /** The notes that colleagues share about it, and who has written each; empty for none. */
    public String notes(TeamTask task) {
        return task.reports().stream()
                .filter(run -> !run.note().isBlank())
                .map(run -> texts.get("colleague.note", author(run), cut(Texts.shown(run.note()))))
                .collect(Collectors.joining("\n"));
    }

    private static String cut(String note) {
        return note.codePointCount(0, note.length()) <= LONGEST_NOTE
                ? note
                : note.substring(0, note.offsetByCodePoints(0, LONGEST_NOTE)) + "…";
    }

    /** By the clock of the desk that requested it. */
    private String requestedAt(TeamTask task) {
        return formats.momentOrTime(task.requested().by().startedAt());
    }

    /**
     * What a user should know before a start; empty where nobody runs anything.
     *
     * @param isFresh whether the team log itself was asked
     */
    public String before(ItemKind kind, List<TeamTask> tasks, boolean isFresh) {
        List<String> sentences = new ArrayList<>();
        tasks.stream().limit(MOST_SAID).map(task -> before(kind, task)).forEach(sentences::add);
        if (!isFresh) {
            sentences.add(unavailable());
        }
        return String.join("\n", sentences);
    }

    private String before(ItemKind kind, TeamTask task) {
        TeamRun run = task.latest();
        Long left = run.said().nbRemainingItems();
        if (task.taskId() == null) {
            return texts.get("colleague.sentence", stands(task));
        }
        String at = formats.momentOrTime(here(task));
        String sentence =
                left == null
                        ? texts.get(BEFORE + kind.name(), author(run), at)
                        : texts.get(
                                "colleague.beforeOf." + kind.name(),
                                author(run),
                                at,
                                formats.number(left));
        return task.isSilent(now())
                ? sentence + " " + texts.get("colleague.beforeSilent")
                : sentence;
    }

    /**
     * What colleagues run, where the service said of none of it that it is in progress; empty where
     * that says nothing.
     *
     * @param isFresh whether the team log itself was asked
     */
    public String found(List<TeamTask> tasks, boolean isFresh) {
        List<String> sentences = new ArrayList<>();
        if (!isFresh) {
            sentences.add(unavailable());
        }
        tasks.stream()
                .filter(task -> task.taskId() == null)
                .map(task -> texts.get("colleague.sentence", stands(task)))
                .forEach(sentences::add);
        if (isFresh && sentences.isEmpty()) {
            sentences.add(texts.get("colleague.nobody"));
        }
        return String.join("\n", sentences);
    }

    /** What is said where the team log does not answer. */
    String unavailable() {
        return texts.get("colleague.unavailable");
    }

    /** By the database's clock. */
    private Instant now() {
        return formats.now().plus(ahead.get());
    }

    /** When it was last heard of, by this computer's clock. */
    private Instant here(TeamTask task) {
        return formats.now().minus(task.age(now()));
    }

    /** The counts of an outage in which colleagues took part. */
    public String drain(TeamOutage outage) {
        return texts.get("colleague.drain", outages.drain(outage.outage(), NUMBERS));
    }

    /** How it stands and who says so. */
    public String line(TeamTask task) {
        return stands(task) + DOT + heard(task);
    }

    /** The same where rows are of both kinds. */
    public String lineOfKind(TeamTask task) {
        return texts.get(KIND + task.latest().task().kind().name()) + DOT + line(task);
    }

    /** The same in a row of the table of all customers: whole, and shorter where it must be. */
    public List<String> lane(TeamTask task) {
        String author = author(task.latest());
        return List.of(
                line(task),
                texts.get("colleague.brief", author, brief(task), ago(task)),
                texts.get("colleague.briefest", author, brief(task)));
    }

    /** The same in a row of the history, where it may come down to whose it is. */
    public List<String> row(TeamTask task) {
        String author = author(task.latest());
        String word =
                isOutcomeUnknown(task)
                        ? texts.get("colleague.notKnown")
                        : verdicts.word(entry(task));
        return Stream.concat(
                        lane(task).stream(),
                        Stream.of(texts.get("colleague.briefest", author, word), author))
                .toList();
    }

    private String ago(TeamTask task) {
        return texts.get("colleague.ago", formats.duration(task.age(now())));
    }

    /** That the two clocks differ, where it matters; else empty. */
    public String clocks() {
        Duration difference = ahead.get();
        return State.clocksDiffer(difference)
                ? texts.get(
                        difference.isNegative() ? "colleague.clockBehind" : "colleague.clockAhead",
                        formats.duration(difference.abs()))
                : "";
    }
}
