package dev.redrive.ui.history;

import dev.redrive.journal.JournalTrouble;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.Texts;

/** Why the journal could not do what it was asked to, in words. Any thread. */
final class TroubleTexts {

    private static final String TROUBLE = "history.trouble.";

    private final Texts texts;

    TroubleTexts(Texts texts) {
        this.texts = texts;
    }

    /** The reason, as a sentence. */
    String reason(JournalTrouble trouble) {
        return texts.get(TROUBLE + trouble.name());
    }

    /** The banner for a history that could not be read. */
    Problem unread(JournalTrouble trouble, Runnable again) {
        return new Problem(
                texts.get("history.unread"),
                reason(trouble),
                new Problem.Action(texts.get("common.tryAgain"), again),
                Problem.Severity.ERROR);
    }
}
