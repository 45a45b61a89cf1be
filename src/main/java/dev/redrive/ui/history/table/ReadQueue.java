package dev.redrive.ui.history.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is read next: one read at a time, a full reload before single pages, and the page
 * requested last before the others. JavaFX thread.
 */
final class ReadQueue {

    /**
     * One read.
     *
     * @param reload whether everything is read again
     * @param fromTop whether the table then shows its beginning
     * @param pages the pages requested
     */
    record Request(boolean reload, boolean fromTop, Set<Integer> pages) {}

    /** Fast scrolling passes many pages; only the last few requested are read. */
    private static final int MOST = 4;

    private final Deque<Integer> pages = new ArrayDeque<>();
    private boolean reload;
    private boolean fromTop;
    private boolean inFlight;

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

    /** The next read, in flight from now on; null while one is in flight or none is needed. */
    @Nullable Request next() {
        if (inFlight || (!reload && pages.isEmpty())) {
            return null;
        }
        inFlight = true;
        Request request =
                reload
                        ? new Request(true, fromTop, Set.of())
                        : new Request(false, false, Set.of(pages.removeFirst()));
        if (reload) {
            pages.clear(); // Pages still visible then are requested again.
        }
        reload = false;
        fromTop = false;
        return request;
    }

    /** The read in flight has ended. */
    void done() {
        inFlight = false;
    }
}
