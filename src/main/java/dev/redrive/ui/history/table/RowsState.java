package dev.redrive.ui.history.table;

/** What there is to be seen in the table. */
public enum RowsState {
    /** Nothing was read yet. */
    READING,
    /** There are lines. */
    LINES,
    /** The history is empty. */
    NOTHING,
    /** It is not, but the filter lets nothing through. */
    NO_MATCH,
    /** It could not be read. */
    FAILED
}
