package dev.redrive.ui.kit;

import dev.redrive.audit.Audit;

/**
 * What every screen needs, handed on as one.
 *
 * @param texts every text, in the user's language
 * @param formats numbers, times and durations in that language
 * @param background work off the JavaFX thread
 * @param dialogs dialogs over the window
 * @param problems the window's banner
 * @param files the system's dialogs for files
 * @param audit records what the user does
 */
public record UiKit(
        Texts texts,
        Formats formats,
        Background background,
        Dialogs dialogs,
        Problems problems,
        FileChoice files,
        Audit audit) {

    /** The sentences for failed calls. */
    public FailureTexts failures() {
        return new FailureTexts(texts, formats);
    }
}
