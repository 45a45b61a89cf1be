package dev.redrive.journal;

/** The {@link Verdict} on a retry in one word, to filter by and for exports. */
public enum VerdictKind {
    /** There is a task and the service has not said that it ended. */
    UNFINISHED,
    /** Every item was processed, though not necessarily accepted by the receiving server. */
    COMPLETED,
    /** The service said that it was completed, and its numbers contradict that. */
    CONTRADICTED,
    /** The push service was paused while the task ran. */
    CANCELED,
    /** The service said so, without an explanation. */
    FAILED,
    /** The service does not know the task any more, so how it ended will not be known. */
    FORGOTTEN,
    /** Nothing was left to send. */
    NOTHING_TO_SEND,
    /** It is not known whether the retry started. */
    NOT_KNOWN;

    /** The kind of the verdict on that entry. */
    public static VerdictKind of(JournalEntry entry) {
        return of(Verdict.of(entry));
    }

    /** The word for that verdict. */
    public static VerdictKind of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotEnded _ -> UNFINISHED;
            case Verdict.Processed _, Verdict.ProcessedUncounted _ -> COMPLETED;
            case Verdict.Contradicted _ -> CONTRADICTED;
            case Verdict.Canceled _ -> CANCELED;
            case Verdict.Failed _ -> FAILED;
            case Verdict.Forgotten _ -> FORGOTTEN;
            case Verdict.NothingToSend _ -> NOTHING_TO_SEND;
            case Verdict.OutcomeUnknown _ -> NOT_KNOWN;
        };
    }
}
