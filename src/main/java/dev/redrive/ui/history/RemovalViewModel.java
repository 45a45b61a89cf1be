package dev.redrive.ui.history;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.JournalException;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.VerdictKind;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.TroubleTexts;
import java.time.Instant;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** One question: shall the entries older than so much go? JavaFX thread. */
public final class RemovalViewModel {

    private static final String AGE = "history.age.";

    /** How many would go and how many of that age stay, or why that is not known. */
    private record Counted(int going, int staying, @Nullable JournalTrouble trouble) {}

    private final History history;
    private final Background background;
    private final Texts texts;
    private final Formats formats;
    private final TroubleTexts troubles;
    private final Runnable close;
    private final IntConsumer removed;
    final ObjectProperty<Age> age = new SimpleObjectProperty<>(Age.YEAR);
    final StringProperty meaning = new SimpleStringProperty("");
    final StringProperty confirm = new SimpleStringProperty("");
    final BooleanProperty removable = new SimpleBooleanProperty();
    final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private Instant before = Instant.MIN;
    private int countings;

    /**
     * The question.
     *
     * @param close takes the dialog away
     * @param removed receives how many were removed
     */
    public RemovalViewModel(UiKit kit, History history, Runnable close, IntConsumer removed) {
        this.history = history;
        this.background = kit.background();
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.troubles = new TroubleTexts(kit.texts());
        this.close = close;
        this.removed = removed;
        age.subscribe(this::count);
    }

    private void count(Age chosen) {
        int counting = ++countings;
        Instant moment = formats.startOfDay(chosen.days());
        removable.set(false);
        problem.set(null);
        confirm.set(texts.get("history.removeNone"));
        meaning.set(texts.get("history.removeCounting"));
        background
                .run(() -> counted(moment))
                .then(counted -> {
                    if (counting == countings) {
                        show(counted, moment);
                    }
                });
    }

    private Counted counted(Instant moment) {
        try {
            int all = history.count(before(moment, null));
            int unfinished = history.count(before(moment, VerdictKind.UNFINISHED));
            return new Counted(all - unfinished, unfinished, null);
        } catch (JournalException e) {
            return new Counted(0, 0, e.trouble()); // The journal has logged why.
        }
    }

    private static HistoryFilter before(Instant moment, @Nullable VerdictKind verdictKind) {
        return new HistoryFilter("", null, verdictKind, null, null, moment);
    }

    private void show(Counted counted, Instant moment) {
        JournalTrouble trouble = counted.trouble();
        if (trouble != null) {
            meaning.set("");
            problem.set(troubles.unread(trouble, () -> count(age.get())));
            return;
        }
        String since = formats.exactly(moment);
        String going = texts.get("history.removeGoing", counted.going(), since);
        meaning.set(
                counted.staying() == 0
                        ? going
                        : going + " " + texts.get("history.removeStaying", counted.staying()));
        confirm.set(
                counted.going() == 0
                        ? texts.get("history.removeNone")
                        : texts.get("history.removeConfirm", counted.going()));
        before = moment;
        removable.set(counted.going() > 0);
    }

    /** Removes them, once. */
    void remove() {
        if (!removable.get() || busy.get()) {
            return;
        }
        Instant moment = before; // As it was counted, though midnight may have passed since.
        busy.set(true);
        problem.set(null);
        background
                .run(() -> removedBefore(moment))
                .inAnyCase(() -> busy.set(false))
                .then(this::ended);
    }

    private Counted removedBefore(Instant moment) {
        try {
            return new Counted(history.removeStartedBefore(moment), 0, null);
        } catch (JournalException e) {
            return new Counted(0, 0, e.trouble()); // The journal has logged why.
        }
    }

    private void ended(Counted gone) {
        JournalTrouble trouble = gone.trouble();
        if (trouble == null) {
            close.run();
            removed.accept(gone.going());
        } else {
            problem.set(Problem.error(texts.get("history.notRemoved"), troubles.reason(trouble)));
        }
    }

    /** Leaves, unless the removal is in flight. */
    public void cancel() {
        if (!busy.get()) {
            close.run();
        }
    }

    /** An age in words. */
    String ageText(Age which) {
        return texts.get(AGE + which.name());
    }

    /** Why it could not be; null while it did not fail. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }

    /** How old an entry must be to be removed. */
    enum Age {
        MONTH(30),
        QUARTER(90),
        YEAR(365),
        TWO_YEARS(730);

        private final int days;

        Age(int days) {
            this.days = days;
        }

        int days() {
            return days;
        }
    }
}
