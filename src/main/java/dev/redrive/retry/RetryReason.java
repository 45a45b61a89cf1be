package dev.redrive.retry;

/**
 * What a user gives for a retry, and what was known of the receiving server then.
 *
 * @param text free text or a ticket; may be empty
 * @param typedName the profile's name as the user typed it for this retry; empty where none was
 *     asked for
 * @param receiver what a check of the receiving server saw, as the line it is kept as; empty for
 *     none. It stays on this computer
 */
public record RetryReason(String text, String typedName, String receiver) {}
