package dev.redrive.ui.history.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * A list of any number of rows that holds only the pages in use. A row that is not held shows as
 * {@link ShownRow#UNREAD}, and its page is requested. JavaFX thread.
 */
final class LazyRows extends ObservableListBase<ShownRow> {

    /** How many lines a page has. */
    static final int PAGE = 100;

    private static final int MOST_PAGES = 40;

    private final IntConsumer missing;
    private final Map<Integer, List<ShownRow>> pages = new HashMap<>();
    private final Deque<Integer> loaded = new ArrayDeque<>();
    private int size;

    /**
     * No rows.
     *
     * @param missing receives the number of a page, from 0, whenever a row of it is used that is
     *     not held
     */
    LazyRows(IntConsumer missing) {
        this.missing = missing;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public ShownRow get(int index) {
        Objects.checkIndex(index, size);
        ShownRow line = held(index);
        if (line == null) {
            missing.accept(index / PAGE);
            return ShownRow.UNREAD;
        }
        return line;
    }

    /** The line of that index, if it is held. */
    @Nullable ShownRow held(int index) {
        List<ShownRow> page = pages.get(index / PAGE);
        return page == null || index % PAGE >= page.size() ? null : page.get(index % PAGE);
    }

    /** Where the entry of that id is among the lines that are held; -1 when it is not. */
    int indexOf(@Nullable String entryId) {
        for (Map.Entry<Integer, List<ShownRow>> page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                int index = page.getKey() * PAGE + i;
                if (index < size && page.getValue().get(i).shows(entryId)) {
                    return index;
                }
            }
        }
        return -1;
    }

    /** Replaces everything. */
    void reset(int newSize, Map<Integer, List<ShownRow>> fresh) {
        int before = size;
        pages.clear();
        loaded.clear();
        fresh.forEach(this::hold);
        size = newSize;
        beginChange();
        List<ShownRow> gone = Collections.nCopies(before, ShownRow.UNREAD);
        if (before == 0 && newSize > 0) {
            nextAdd(0, newSize);
        } else if (newSize == 0 && before > 0) {
            nextRemove(0, gone);
        } else if (newSize > 0) {
            nextReplace(0, newSize, gone);
        }
        endChange();
    }

    /** Fills a page. */
    void fill(int page, List<ShownRow> lines) {
        hold(page, lines);
        int from = page * PAGE;
        int to = Math.min(size, from + lines.size());
        if (from < to) {
            beginChange();
            nextReplace(from, to, Collections.nCopies(to - from, ShownRow.UNREAD));
            endChange();
        }
    }

    /** Replaces one line that is held. */
    void change(int index, ShownRow line) {
        ShownRow before = Objects.requireNonNull(held(index));
        Objects.requireNonNull(pages.get(index / PAGE)).set(index % PAGE, line);
        beginChange();
        nextSet(index, before);
        endChange();
    }

    private void hold(int page, List<ShownRow> lines) {
        if (pages.put(page, new ArrayList<>(lines)) == null) {
            loaded.addLast(page);
        }
        if (loaded.size() > MOST_PAGES) {
            pages.remove(loaded.removeFirst());
        }
    }
}
