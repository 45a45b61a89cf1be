package dev.redrive.ui.progress;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.retry.Verdict;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Texts;

/** How a task ended, in words that never claim more than the service said. */
final class VerdictTexts {

    private static final String PROCESSED = "verdict.processed.";
    private static final String NOTHING = "verdict.nothing.";
    private static final String CANCELED = "verdict.canceled.";

    private final Texts texts;
    private final Formats formats;

    VerdictTexts(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    String title(Verdict verdict, ItemKind kind) {
        return switch (verdict) {
            case Verdict.Processed(long items, var took) -> {
                String number = formats.number(items);
                yield took == null
                        ? texts.get(PROCESSED + kind.name(), number, number)
                        : texts.get(
                                "verdict.took",
                                texts.get(PROCESSED + kind.name(), number, number),
                                formats.duration(took));
            }
            case Verdict.NothingToSend _ -> texts.get(NOTHING + kind.name());
            case Verdict.CompletedUnclear _ -> texts.get("verdict.unclear");
            case Verdict.Canceled(var left, var _) ->
                    left == null
                            ? texts.get("verdict.canceledUnclear")
                            : texts.get(CANCELED + kind.name(), formats.number(left));
            case Verdict.Failed(String word) -> texts.get("verdict.failed", word);
        };
    }

    String detail(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Processed _ -> texts.get("verdict.processedMeans");
            case Verdict.NothingToSend _ -> texts.get("verdict.nothingMeans");
            case Verdict.CompletedUnclear(var items, var left) ->
                    texts.get("verdict.unclearMeans", formats.number(items), formats.number(left));
            case Verdict.Canceled _ -> texts.get("verdict.canceledMeans");
            case Verdict.Failed _ -> texts.get("verdict.failedMeans");
        };
    }
}
