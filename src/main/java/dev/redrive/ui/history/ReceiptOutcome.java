package dev.redrive.ui.history;

import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Standing;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended and what that means, never more than the service said.
 *
 * @param shown makes a word of the service fit to be shown
 */
record ReceiptOutcome(
        JournalEntry entry, Texts texts, Formats formats, UnaryOperator<String> shown) {

    private static final String HEAD = "receipt.head.";

    /** How many items were processed; null where the numbers can not tell. */
    static @Nullable Long processed(JournalEntry entry) {
        return new TaskSnapshot(
                        null, null, null, null, null, entry.nbItems(), entry.nbRemainingItems())
                .nbProcessed();
    }

    /** COMPLETED, and the numbers bear it out. */
    private boolean isWhole() {
        Long items = entry.nbItems();
        return items != null && items.equals(processed(entry));
    }

    private boolean isEmpty() {
        Long left = entry.nbRemainingItems();
        return Long.valueOf(0).equals(entry.nbItems()) && (left == null || left == 0);
    }

    /** How it ended, in one line. */
    String headline() {
        String kind = "." + entry.kind().name();
        return switch (Standing.of(entry)) {
            case COMPLETED -> completed(kind);
            case CANCELED -> {
                Long left = entry.nbRemainingItems();
                yield left == null || left < 0
                        ? texts.get("receipt.head.canceledUnclear")
                        : texts.get(HEAD + "canceled" + kind, formats.number(left));
            }
            case FAILED -> texts.get("receipt.head.failed", said());
            case NOTHING_TO_SEND -> texts.get(HEAD + "nothing" + kind);
            case NOT_KNOWN -> texts.get("receipt.head.notKnown");
            case UNFINISHED -> texts.get("receipt.head.unfinished");
            case FORGOTTEN -> texts.get("receipt.head.forgotten");
        };
    }

    private String completed(String kind) {
        if (isEmpty()) {
            return texts.get(HEAD + "nothing" + kind);
        }
        String items = formats.number(entry.nbItems());
        return isWhole()
                ? texts.get(HEAD + "processed" + kind, items, items)
                : texts.get("receipt.head.unclear");
    }

    /** What the end means. */
    List<String> means() {
        List<String> sentences = new ArrayList<>();
        switch (Standing.of(entry)) {
            case COMPLETED -> {
                if (isEmpty()) {
                    sentences.add(texts.get("receipt.means.nothingTask"));
                } else {
                    sentences.add(
                            texts.get(
                                    isWhole()
                                            ? "receipt.means.processed"
                                            : "receipt.means.unclear"));
                }
            }
            case CANCELED -> sentences.add(texts.get("receipt.means.canceled"));
            case FAILED -> sentences.add(texts.get("receipt.means.failed", said()));
            case NOTHING_TO_SEND -> sentences.add(texts.get("receipt.means.nothing"));
            case NOT_KNOWN -> sentences.add(texts.get("receipt.means.notKnown"));
            case UNFINISHED ->
                    sentences.add(
                            entry.status() == null
                                    ? texts.get("receipt.means.notHeard")
                                    : texts.get("receipt.means.unfinished", said()));
            case FORGOTTEN -> sentences.add(texts.get("receipt.means.forgotten", said()));
        }
        return List.copyOf(sentences);
    }

    /** What must not be read into it. */
    List<String> meansNot() {
        List<String> sentences = new ArrayList<>();
        switch (Standing.of(entry)) {
            case COMPLETED, CANCELED, FAILED, UNFINISHED -> {
                if (Standing.of(entry) == Standing.COMPLETED && isEmpty()) {
                    sentences.add(texts.get("receipt.not.nothing"));
                } else {
                    sentences.add(texts.get("receipt.not.accepted"));
                }
            }
            case FORGOTTEN -> {
                sentences.add(texts.get("receipt.not.forgotten"));
                sentences.add(texts.get("receipt.not.accepted"));
            }
            case NOTHING_TO_SEND -> sentences.add(texts.get("receipt.not.nothing"));
            case NOT_KNOWN -> sentences.add(texts.get("receipt.not.notKnown"));
        }
        if (Standing.of(entry) == Standing.CANCELED) {
            sentences.add(texts.get("receipt.not.canceled"));
        }
        sentences.add(texts.get("receipt.not.witness"));
        return List.copyOf(sentences);
    }

    private String said() {
        return entry.status() == null ? Formats.UNKNOWN : shown.apply(entry.status());
    }
}
