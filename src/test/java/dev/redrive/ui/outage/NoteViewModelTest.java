package dev.redrive.ui.outage;

import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.ui.history.HistoryBench.ended;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.ui.history.HistoryBench;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoteViewModelTest {

    private final HistoryBench bench = new HistoryBench();
    private final List<String> saved = new ArrayList<>();
    private final List<JournalTrouble> elsewhere = new ArrayList<>();
    private final List<Boolean> done = new ArrayList<>();
    private final Set<String> team = new HashSet<>();
    private final Notes notes =
            new Notes(
                    bench,
                    text -> text.replace("secret", "***"),
                    team::contains,
                    bench.bench.background,
                    bench.bench.texts);
    private final NoteViewModel model = notes.field();

    @BeforeEach
    void twoEntries() {
        notes.onSaved((id, text) -> saved.add(id + ": " + text));
        notes.onFailedUnseen(elsewhere::add);
        bench.disk.begin(ended("a", "COMPLETED", NOON));
        bench.disk.begin(ended("b", "COMPLETED", NOON.minusSeconds(9)));
        bench.disk.note("b", "old");
        model.show(row("a"));
    }

    private HistoryRow row(String id) {
        return bench.disk
                .all(HistoryFilter.ALL)
                .filter(row -> row.entry().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasTypedIsSavedWhenAsked() {
        assertThat(model.changed.get()).isFalse();
        model.text.set("told the customer");
        assertThat(model.changed.get()).isTrue();
        assertThat(model.message.get()).isEqualTo("Not saved yet");

        model.save();
        bench.settle();

        assertThat(row("a").note()).isEqualTo("told the customer");
        assertThat(saved).containsExactly("a: told the customer");
        assertThat(model.message.get()).isEqualTo("Note saved");
        assertThat(model.changed.get()).isFalse();
    }

    @Test
    void whatNoNoteMayHoldIsShownNoMoreOnceSaved() {
        model.text.set("the key is secret");
        model.save();
        bench.settle();

        assertThat(row("a").note()).isEqualTo("the key is ***");
        assertThat(saved).containsExactly("a: the key is ***");
        assertThat(model.text.get()).isEqualTo("the key is ***");
        assertThat(model.message.get()).isEqualTo("Note saved");
        assertThat(model.changed.get()).isFalse();
    }

    @Test
    void noteCanBeShared_onlyOfACustomerThatIsSharedWithATeam_andIsNotUnlessTheUserSaysSo() {
        assertThat(model.shareable.get()).isFalse();
        team.add(row("a").entry().profileId());
        notes.tick();
        assertThat(model.shareable.get()).isTrue();
        model.text.set("for the team");
        model.save();
        bench.settle();

        assertThat(model.shared.get()).isFalse();
        assertThat(row("a").isNoteShared()).isFalse();
    }

    @Test
    void sharedNote_isSharedForThatEntryAlone_onEveryScreen_andTakenBackByTheSameTick() {
        NoteViewModel other = notes.field();
        other.show(row("a"));
        List<String> heard = new ArrayList<>();
        notes.onShared((id, isShared) -> heard.add(id + " " + isShared));
        model.text.set("for the team");

        model.share(true);
        bench.settle();

        assertThat(row("a").isNoteShared()).isTrue();
        assertThat(row("a").note()).isEqualTo("for the team");
        assertThat(row("b").isNoteShared()).isFalse();
        assertThat(other.shared.get()).isTrue();
        model.show(row("b"));
        assertThat(model.shared.get()).isFalse();
        model.show(row("a"));
        assertThat(model.shared.get()).isTrue();
        assertThat(model.shareable.get()).as("to take it back").isTrue();
        model.share(false);
        bench.settle();
        assertThat(row("a").isNoteShared()).isFalse();
        assertThat(other.shared.get()).isFalse();
        assertThat(heard).containsExactly("a true", "a false");
    }

    @Test
    void choiceThatCannotBeSaved_isTakenBack_andSaid() {
        bench.disk.fails(JournalTrouble.LOCKED);
        model.share(true);
        bench.settle();
        assertThat(model.shared.get()).isFalse();
        assertThat(model.message.get()).startsWith("Whether this note is shared could not be");
        assertThat(model.failed.get()).isTrue();
    }

    @Test
    void goingToAnotherEntrySavesToo() {
        model.text.set("told the customer");

        model.show(row("b"));
        assertThat(model.text.get()).isEqualTo("old");
        bench.settle();

        assertThat(row("a").note()).isEqualTo("told the customer");
        assertThat(row("b").note()).isEqualTo("old");
        assertThat(model.message.get()).isEmpty();
    }

    @Test
    void whatCouldNotBeSavedIsSaidAndKept() {
        bench.disk.cannotWrite(JournalTrouble.DISK_FULL);
        model.text.set("told the customer");
        model.save();
        bench.settle();

        assertThat(model.text.get()).isEqualTo("told the customer");
        assertThat(model.failed.get()).isTrue();
        assertThat(model.message.get())
                .isEqualTo(
                        "The note is not saved. The disk is full. What you typed is kept here until"
                                + " it is.");
        assertThat(elsewhere).isEmpty();

        bench.disk.works();
        model.save();
        bench.settle();
        assertThat(row("a").note()).isEqualTo("told the customer");
        assertThat(model.failed.get()).isFalse();
    }

    @Test
    void noteThatCouldNotBeSaved_isKeptForTheReturn() {
        bench.disk.cannotWrite(JournalTrouble.LOCKED);
        model.text.set("told the customer");
        model.show(row("b"));
        bench.settle();

        assertThat(elsewhere).containsExactly(JournalTrouble.LOCKED);
        assertThat(model.text.get()).isEqualTo("old");
        assertThat(model.failed.get()).isFalse();

        model.show(row("a"));
        assertThat(model.text.get()).isEqualTo("told the customer");
        assertThat(model.failed.get()).isTrue();
    }

    @Test
    void moreMayBeTypedWhileItIsSaved() {
        model.text.set("told");
        model.save();
        model.text.set("told the customer");
        bench.settle();

        assertThat(row("a").note()).isEqualTo("told");
        assertThat(model.changed.get()).isTrue();

        model.text.set("");
        model.save();
        bench.settle();
        assertThat(row("a").note()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNothingToSave() {
        model.text.set("told");
        model.text.set("");

        notes.save(done::add);

        assertThat(done).containsExactly(true);
        assertThat(bench.bench.work.size()).isZero();
    }

    @Test
    void whoLeavesHearsWhetherAllIsSaved() {
        model.text.set("told");
        bench.disk.cannotWrite(JournalTrouble.DISK_FULL);
        notes.save(done::add);
        assertThat(done).isEmpty();
        bench.settle();
        bench.disk.works();
        notes.save(done::add);
        bench.settle();

        assertThat(done).containsExactly(false, true);
    }

    @Test
    void sameNoteOnTwoScreens_isOneNote() {
        NoteViewModel other = notes.field();
        other.open("a");
        bench.settle();
        model.text.set("typed in the history");
        assertThat(other.text.get()).isEqualTo("typed in the history");
        assertThat(other.changed.get()).isTrue();

        other.text.set("and on the task's page");
        other.save();
        bench.settle();

        assertThat(row("a").note()).isEqualTo("and on the task's page");
        assertThat(model.text.get()).isEqualTo("and on the task's page");
        assertThat(model.changed.get()).isFalse();
        assertThat(saved).containsExactly("a: and on the task's page");
        bench.disk.cannotWrite(JournalTrouble.DISK_FULL);
        other.text.set("more");
        notes.close(other);
        bench.settle();
        assertThat(model.failed.get()).as("said by the field that is left").isTrue();
        assertThat(model.text.get()).isEqualTo("more");
    }

    @Test
    void noteThatCannotBeRead_isSaid_andReadOnceItCan() {
        bench.disk.fails(JournalTrouble.LOCKED);
        NoteViewModel other = notes.field();
        other.open("b");
        bench.settle();
        assertThat(other.message.get())
                .isEqualTo("The note cannot be read. Another program is using the file.");
        assertThat(other.ready.get()).as("typed over what is kept").isFalse();

        bench.disk.works();
        notes.tick();
        bench.settle();
        assertThat(other.text.get()).isEqualTo("old");
        assertThat(other.ready.get()).isTrue();
        assertThat(other.message.get()).isEmpty();
        notes.tick();
        assertThat(bench.bench.work.size()).as("nothing is left to read").isZero();
    }

    @Test
    void entryThatIsNotInTheHistory_hasNoNoteToTypeInto() {
        NoteViewModel other = notes.field();
        other.open("gone");
        bench.settle();
        assertThat(other.ready.get()).isFalse();
        assertThat(other.message.get()).isEmpty();
    }
}
