package dev.redrive.ui.history;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Verdict;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import dev.redrive.ui.common.VerdictTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a run ended and what that means, never more than the service said.
 *
 * @param verdicts the words every screen uses
 * @param shown makes a word of the service fit to be shown
 */
record ReceiptOutcome(
        JournalEntry entry, Texts texts, VerdictTexts verdicts, UnaryOperator<String> shown) {

    /** How it ended, in one line. */
    String headline() {
        return verdicts.title(entry);
    }

    /** What the end means. */
    List<String> means() {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                switch (Verdict.of(entry)) {
                    case Verdict.Processed _ -> texts.get("receipt.means.processed");
                    case Verdict.ProcessedUncounted(var items) ->
                            texts.get(
                                    items == null
                                            ? "receipt.means.uncounted"
                                            : "receipt.means.uncountedOf");
                    case Verdict.NothingToSend(boolean madeTask) ->
                            texts.get(
                                    madeTask
                                            ? "receipt.means.nothingTask"
                                            : "receipt.means.nothing");
                    case Verdict.Contradicted _ -> texts.get("receipt.means.contradicted");
                    case Verdict.Canceled(var left) ->
                            texts.get(
                                    left != null && left == 0
                                            ? "receipt.means.canceledNone"
                                            : "receipt.means.canceled");
                    case Verdict.Failed _ -> texts.get("receipt.means.failed", said());
                    case Verdict.OutcomeUnknown _ -> texts.get("receipt.means.notKnown");
                    case Verdict.NotEnded(var word) ->
                            word == null
                                    ? texts.get("receipt.means.notHeard")
                                    : texts.get("receipt.means.unfinished", said());
                    case Verdict.Forgotten _ -> texts.get("receipt.means.forgotten", said());
                });
        String contradiction = verdicts.contradiction(entry);
        if (contradiction != null) {
            sentences.add(contradiction);
        }
        return List.copyOf(sentences);
    }

    /** What must not be read into it. */
    List<String> meansNot() {
        List<String> sentences = new ArrayList<>();
        switch (Verdict.of(entry)) {
            case Verdict.NothingToSend _ -> sentences.add(texts.get("receipt.not.nothing"));
            case Verdict.OutcomeUnknown _ -> sentences.add(texts.get("receipt.not.notKnown"));
            case Verdict.Forgotten _ -> {
                sentences.add(texts.get("receipt.not.forgotten"));
                sentences.add(texts.get("receipt.not.accepted"));
            }
            case Verdict.Canceled _ -> {
                sentences.add(texts.get("receipt.not.accepted"));
                sentences.add(texts.get("receipt.not.canceled"));
            }
            case Verdict.Processed _, Verdict.ProcessedUncounted _, Verdict.Contradicted _ ->
                    sentences.add(texts.get("receipt.not.accepted"));
            case Verdict.Failed _, Verdict.NotEnded _ ->
                    sentences.add(texts.get("receipt.not.accepted"));
        }
        sentences.add(texts.get("receipt.not.witness"));
        return List.copyOf(sentences);
    }

    private String said() {
        return entry.status() == null ? Formats.UNKNOWN : shown.apply(entry.status());
    }
}
