package dev.redrive.ui.outage;

import dev.redrive.journal.JournalTrouble;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;

/** Why the journal failed, in words. Any thread. */
public final class TroubleTexts {

    private static final String TROUBLE = "history.trouble.";

    private final Texts texts;

    public TroubleTexts(Texts texts) {
        this.texts = texts;
    }

    /** The reason, as a sentence. */
    public String reason(JournalTrouble trouble) {
        return texts.get(TROUBLE + trouble.name());
    }

    /** The banner for a history that could not be read. */
    public Problem unread(JournalTrouble trouble, Runnable again) {
        return Problem.error(texts.get("history.unread"), reason(trouble))
                .offering(texts.get("common.tryAgain"), again);
    }
}
