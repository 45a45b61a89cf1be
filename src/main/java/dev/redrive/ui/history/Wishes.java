package dev.redrive.ui.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read next: one reading at a time, everything anew before single pages, and of those
 * the one asked for last before the others. JavaFX thread.
 */
final class Wishes {

    /**
     * One reading.
     *
     * @param reload whether all is to be read anew
     * @param fromTop whether that is for a new look at the beginning
     * @param pages the pages asked for
     */
    record Wish(boolean reload, boolean fromTop, Set<Integer> pages) {}

    /** Who scrolls far passes more pages than anybody wants to see; the last few are read. */
    private static final int MOST = 4;

    private final Deque<Integer> pages = new ArrayDeque<>();
    private boolean reload;
    private boolean fromTop;
    private boolean underWay;

    void reload() {
        reload = true;
    }

    void fromTop() {
        fromTop = true;
    }

    void page(int page) {
        pages.remove(page);
        pages.addFirst(page);
        if (pages.size() > MOST) {
            pages.removeLast();
        }
    }

    /** The next reading, which is under way from now on; null while one is, or for none. */
    @Nullable Wish next() {
        if (underWay || (!reload && pages.isEmpty())) {
            return null;
        }
        underWay = true;
        Wish wish =
                reload
                        ? new Wish(true, fromTop, Set.of())
                        : new Wish(false, false, Set.of(pages.removeFirst()));
        if (reload) {
            pages.clear(); // What is still seen then is asked for again.
        }
        reload = false;
        fromTop = false;
        return wish;
    }

    /** The reading is over. */
    void done() {
        underWay = false;
    }
}
