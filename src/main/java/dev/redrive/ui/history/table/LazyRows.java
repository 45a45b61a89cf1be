package dev.redrive.ui.history.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * A list of any number of outages, some of them unfolded, that holds only the pages in use. A row
 * that is not held shows as {@link ShownRow#UNREAD}, and its page is requested. JavaFX thread.
 */
final class LazyRows extends ObservableListBase<ShownRow> {

    /** How many outages a page has. */
    static final int PAGE = 100;

    private static final int MOST_PAGES = 40;

    private final IntConsumer missing;
    private final Function<ShownRow, List<ShownRow>> beneath;
    private final Map<Integer, List<ShownRow>> pages = new HashMap<>();
    private final Deque<Integer> loaded = new ArrayDeque<>();

    /** The rows beneath unfolded outages, by the number of the outage. */
    private final TreeMap<Integer, List<ShownRow>> unfolded = new TreeMap<>();

    private int outages;
    private int retries;

    /** Where a row is: an outage, or a retry beneath it. */
    private record Place(int outage, int retry) {}

    /**
     * No rows.
     *
     * @param missing receives the number of a page, from 0, whenever a row of it is used that is
     *     not held
     * @param beneath the rows shown beneath an outage; none while it is folded
     */
    LazyRows(IntConsumer missing, Function<ShownRow, List<ShownRow>> beneath) {
        this.missing = missing;
        this.beneath = beneath;
    }

    @Override
    public int size() {
        return outages + retries;
    }

    @Override
    public ShownRow get(int index) {
        Objects.checkIndex(index, size());
        ShownRow line = held(index);
        if (line == null) {
            missing.accept(page(index));
            return ShownRow.UNREAD;
        }
        return line;
    }

    /** The page that the row of that index is on. */
    int page(int index) {
        return place(index).outage() / PAGE;
    }

    /** Adds the pages that the rows from one index to the other are on; the first of none. */
    void addPages(SortedSet<Integer> pages, int from, int to) {
        if (isEmpty()) {
            pages.add(0);
            return;
        }
        int last = page(Math.min(to, size() - 1));
        for (int page = page(Math.clamp(from, 0, size() - 1)); page <= last; page++) {
            pages.add(page);
        }
    }

    /** The row of that index, if it is held. */
    @Nullable ShownRow held(int index) {
        Place place = place(index);
        if (place.retry() >= 0) {
            return Objects.requireNonNull(unfolded.get(place.outage())).get(place.retry());
        }
        return outage(place.outage());
    }

    private @Nullable ShownRow outage(int number) {
        List<ShownRow> page = pages.get(number / PAGE);
        return page == null || number % PAGE >= page.size() ? null : page.get(number % PAGE);
    }

    private Place place(int index) {
        int before = 0;
        for (Map.Entry<Integer, List<ShownRow>> each : unfolded.entrySet()) {
            int first = each.getKey() + before;
            if (index <= first) {
                break;
            }
            if (index <= first + each.getValue().size()) {
                return new Place(each.getKey(), index - first - 1);
            }
            before += each.getValue().size();
        }
        return new Place(index - before, -1);
    }

    private int index(int outage) {
        return outage + unfolded.headMap(outage).values().stream().mapToInt(List::size).sum();
    }

    /** Where the same row is among those that are held; -1 when it is not. */
    int indexOf(@Nullable ShownRow line) {
        if (line == null) {
            return -1;
        }
        for (Map.Entry<Integer, List<ShownRow>> page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                int number = page.getKey() * PAGE + i;
                if (number < outages && page.getValue().get(i).isSame(line)) {
                    return index(number);
                }
            }
        }
        for (Map.Entry<Integer, List<ShownRow>> each : unfolded.entrySet()) {
            for (int i = 0; i < each.getValue().size(); i++) {
                if (each.getValue().get(i).isSame(line)) {
                    return index(each.getKey()) + 1 + i;
                }
            }
        }
        return -1;
    }

    /** Where the outage with that entry is among those that are held; -1 when it is not. */
    int indexOfOutage(String entryId) {
        for (Map.Entry<Integer, List<ShownRow>> page : pages.entrySet()) {
            for (int i = 0; i < page.getValue().size(); i++) {
                int number = page.getKey() * PAGE + i;
                if (number < outages && page.getValue().get(i).holds(entryId)) {
                    return index(number);
                }
            }
        }
        return -1;
    }

    /** Replaces everything. */
    void reset(int newOutages, Map<Integer, List<ShownRow>> fresh) {
        int before = size();
        pages.clear();
        loaded.clear();
        unfolded.clear();
        outages = newOutages;
        fresh.forEach(this::hold);
        fresh.forEach(this::unfold);
        count();
        beginChange();
        List<ShownRow> gone = Collections.nCopies(before, ShownRow.UNREAD);
        if (before == 0 && size() > 0) {
            nextAdd(0, size());
        } else if (size() == 0 && before > 0) {
            nextRemove(0, gone);
        } else if (size() > 0) {
            nextReplace(0, size(), gone);
        }
        endChange();
    }

    /** Fills a page. */
    void fill(int page, List<ShownRow> lines) {
        int from = index(page * PAGE);
        int before = index(Math.min(outages, (page + 1) * PAGE)) - from;
        hold(page, lines);
        unfold(page, lines);
        count();
        int to = index(Math.min(outages, page * PAGE + lines.size()));
        if (from < to) {
            beginChange();
            nextReplace(from, to, Collections.nCopies(before, ShownRow.UNREAD));
            endChange();
        }
    }

    /** Replaces an outage that is held, with what is beneath it. */
    void change(int index, ShownRow line) {
        int outage = place(index).outage();
        int at = index(outage);
        ShownRow old = Objects.requireNonNull(outage(outage));
        List<ShownRow> below = unfolded.getOrDefault(outage, List.of());
        Objects.requireNonNull(pages.get(outage / PAGE)).set(outage % PAGE, line);
        List<ShownRow> now = beneath.apply(line);
        if (now.isEmpty()) {
            unfolded.remove(outage);
        } else {
            unfolded.put(outage, now);
        }
        count();
        beginChange();
        nextSet(at, old);
        int both = Math.min(below.size(), now.size());
        for (int i = 0; i < both; i++) {
            nextSet(at + 1 + i, below.get(i));
        }
        if (now.size() > both) {
            nextAdd(at + 1 + both, at + 1 + now.size());
        } else if (below.size() > both) {
            nextRemove(at + 1 + both, below.subList(both, below.size()));
        }
        endChange();
    }

    /** The index of the outage that the row of that index belongs to. */
    int outageOf(int index) {
        return index(place(index).outage());
    }

    private void unfold(int page, List<ShownRow> lines) {
        for (int i = 0; i < lines.size(); i++) {
            List<ShownRow> below = beneath.apply(lines.get(i));
            if (below.isEmpty()) {
                unfolded.remove(page * PAGE + i);
            } else {
                unfolded.put(page * PAGE + i, below);
            }
        }
    }

    private void count() {
        retries = unfolded.values().stream().mapToInt(List::size).sum();
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
