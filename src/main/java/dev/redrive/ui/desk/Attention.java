package dev.redrive.ui.desk;

import dev.redrive.enterprise.ItemKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer needs a person.
 *
 * @param kind of which task
 * @param reason what is wrong
 * @param since since when; null when that is not known
 */
public record Attention(ItemKind kind, Reason reason, @Nullable Instant since) {

    /** What is wrong, the most urgent first. */
    public enum Reason {
        /** The service rejected the key, and the task is not polled until another is entered. */
        KEY_REJECTED,
        /** No key is available, and the task is not polled until one is entered. */
        KEY_MISSING,
        /** There has been no contact for {@link Lane#LONG_WITHOUT_CONTACT}. */
        NO_CONTACT,
        /** The address of the customer has changed, so the task is no longer polled. */
        ADDRESS_CHANGED,
        /** It is not known whether the last retry started. */
        OUTCOME_UNKNOWN,
        /** The last task is completed by the service's word, and its numbers contradict that. */
        CONTRADICTED,
        /** The last task failed. */
        FAILED,
        /** The last task was canceled. */
        CANCELED,
        /** The service no longer knows the last task. */
        FORGOTTEN
    }
}
