package dev.redrive.ui.history;

/** The part of the table a person sees. JavaFX thread. */
interface Viewport {

    /** The index of the first line that is seen, from 0. */
    int first();

    /** Moves on by that many lines, back for a number below 0. */
    void scrollBy(int lines);

    /** Goes to the first line. */
    void scrollToTop();

    /** What is there while nothing is shown. */
    Viewport NONE =
            new Viewport() {
                @Override
                public int first() {
                    return 0;
                }

                @Override
                public void scrollBy(int lines) {
                    // Nothing is shown.
                }

                @Override
                public void scrollToTop() {
                    // Nothing is shown.
                }
            };
}
