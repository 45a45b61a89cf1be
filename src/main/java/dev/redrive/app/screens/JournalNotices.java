package dev.redrive.app.screens;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.RetryingJournal.JournalHealth;
import dev.redrive.ui.kit.CopiedText;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows a banner while the journal cannot be saved, and another when it can be saved again. JavaFX
 * thread.
 */
public final class JournalNotices {

    private static final String TROUBLE = "journal.trouble.";

    private final Problems problems;
    private final Texts texts;
    private @Nullable Problem shown;

    public JournalNotices(Problems problems, Texts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    /** Shows how the journal is. */
    public void show(JournalHealth health) {
        JournalTrouble trouble = health.trouble();
        if (trouble == null) {
            if (shown != null) {
                show(() -> Problem.info(texts.get("journal.saved"), ""));
                shown = null;
            }
            return;
        }
        String ids =
                health.unsaved().stream()
                        .map(JournalEntry::taskId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        show(() -> unsaved(trouble, ids));
    }

    private Problem unsaved(JournalTrouble trouble, String ids) {
        String title = texts.get(TROUBLE + trouble.name());
        return ids.isEmpty()
                ? Problem.error(title, texts.get("journal.tryingAgain"))
                : Problem.error(title, texts.get("journal.copyNow", ids))
                        .offering(texts.get("journal.copyIds"), () -> CopiedText.put(ids));
    }

    private void show(Supplier<Problem> words) {
        if (shown != null) {
            problems.settle(shown);
        }
        shown = problems.add(words);
    }
}
