package dev.redrive.app;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalHealth;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.ui.common.CopiedText;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Texts;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Tells the person when what was started can not be saved, and when it is saved again. JavaFX
 * thread.
 */
final class JournalNotices {

    private static final String TROUBLE = "journal.trouble.";

    private final ObjectProperty<@Nullable Problem> banner;
    private final Texts texts;
    private @Nullable Problem shown;

    JournalNotices(ObjectProperty<@Nullable Problem> banner, Texts texts) {
        this.banner = banner;
        this.texts = texts;
    }

    /** Shows how the journal is. */
    void show(JournalHealth health) {
        JournalTrouble trouble = health.trouble();
        if (trouble == null) {
            if (shown != null) {
                shown = null;
                banner.set(
                        new Problem(texts.get("journal.saved"), "", null, Problem.Severity.NOTICE));
            }
            return;
        }
        String ids =
                health.unsaved().stream()
                        .map(JournalEntry::taskId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
        Problem problem =
                new Problem(
                        texts.get(TROUBLE + trouble.name()),
                        ids.isEmpty()
                                ? texts.get("journal.tryingAgain")
                                : texts.get("journal.copyNow", ids),
                        ids.isEmpty()
                                ? null
                                : new Problem.Action(
                                        texts.get("journal.copyIds"), () -> CopiedText.put(ids)),
                        Problem.Severity.ERROR);
        shown = problem;
        banner.set(problem);
    }
}
