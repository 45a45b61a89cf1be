package dev.redrive.ui.history.table;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryFilter;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table, read page by page in the background. One read runs at a time and the most
 * recent request comes next, so neither fast typing nor fast scrolling queues up work. JavaFX
 * thread.
 */
public final class RowsViewModel {

    /** What there is to be seen. */
    public enum State {
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

    /** More than fit into any window, so that the pages of all lines seen are read. */
    private static final int LINES_SEEN = 60;

    private final History history;
    private final Background background;
    private final RowTexts texts;
    private final ProfilesModel profiles;
    private final LazyRows lines = new LazyRows(this::missing);
    private final ReadQueue queue = new ReadQueue();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ObjectProperty<@Nullable ShownRow> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable JournalTrouble> trouble = new SimpleObjectProperty<>();
    private final Map<String, Boolean> counted = new HashMap<>();
    private HistoryFilter filter = HistoryFilter.ALL;
    private Viewport viewport = Viewport.NONE;
    private Runnable moved = () -> {};
    private boolean changing;
    private int pending = -1;

    /**
     * No lines yet.
     *
     * @param background reads the history
     */
    public RowsViewModel(
            History history, Background background, RowTexts texts, ProfilesModel profiles) {
        this.history = history;
        this.background = background;
        this.texts = texts;
        this.profiles = profiles;
    }

    public void show(Viewport view) {
        viewport = view;
    }

    /** Shows what another filter lets through, from the top. */
    public void filter(HistoryFilter other) {
        filter = other;
        counted.clear();
        pending = -1;
        queue.fromTop();
        reload();
    }

    /** What is shown. */
    public HistoryFilter filter() {
        return filter;
    }

    /** Reads everything again; what is visible and selected stays where it is. */
    public void reload() {
        queue.reload();
        readNext();
    }

    private void missing(int page) {
        // After a failed read the table would request the page, and fail, without end.
        if (trouble.get() == null) {
            queue.page(page);
            readNext();
        }
    }

    private void readNext() {
        ReadQueue.Request request = queue.next();
        if (request == null) {
            return;
        }
        HistoryFilter asked = filter;
        SortedSet<Integer> pages = new TreeSet<>(request.pages());
        if (request.reload()) {
            pages.addAll(pagesInUse(request.fromTop()));
        }
        Integer known = request.reload() ? null : lines.size();
        List<Profile> owners = List.copyOf(profiles.profiles());
        background
                .run(() -> ReadResult.of(history, asked, known, pages, texts, owners))
                .inAnyCase(queue::done)
                .then(reading -> {
                    if (asked.equals(filter)) {
                        take(request, reading);
                    }
                    readNext();
                });
    }

    private SortedSet<Integer> pagesInUse(boolean fromTop) {
        SortedSet<Integer> pages = new TreeSet<>();
        int first = fromTop ? 0 : viewport.first();
        add(pages, first, first + LINES_SEEN);
        int at = selectedIndex();
        if (at >= 0 && !fromTop) {
            add(pages, at - LINES_SEEN, at + LINES_SEEN);
        }
        return pages;
    }

    private static void add(SortedSet<Integer> pages, int from, int to) {
        for (int page = Math.max(0, from) / LazyRows.PAGE; page <= to / LazyRows.PAGE; page++) {
            pages.add(page);
        }
    }

    private void take(ReadQueue.Request request, ReadResult reading) {
        switch (reading) {
            case ReadResult.Failed(JournalTrouble why) -> {
                if (lines.isEmpty()) {
                    state.set(State.FAILED);
                }
                trouble.set(why);
            }
            case ReadResult.Done done -> {
                trouble.set(null);
                if (request.reload()) {
                    reset(request, done);
                } else {
                    change(() -> done.pages().forEach(lines::fill));
                }
            }
        }
    }

    private void reset(ReadQueue.Request request, ReadResult.Done done) {
        int first = viewport.first();
        ShownRow anchor = first > 0 && first < lines.size() ? lines.held(first) : null;
        boolean wasHeld = selectedIndex() >= 0;
        change(() -> lines.reset(done.count(), done.pages()));
        if (selectedIndex() < 0 && (wasHeld || request.fromTop())) {
            deselect(); // It was withdrawn or removed, or does not pass the filter.
        }
        state.set(
                done.count() > 0
                        ? State.LINES
                        : filter.equals(HistoryFilter.ALL) ? State.NOTHING : State.NO_MATCH);
        if (request.fromTop()) {
            viewport.scrollToTop();
        } else if (anchor != null && anchor.row() != null) {
            int now = lines.indexOf(id(anchor));
            if (now >= 0 && now != first) {
                viewport.scrollBy(now - first);
            }
        }
    }

    /** Changes rows while ignoring the selections that the table makes by itself meanwhile. */
    private void change(Runnable how) {
        changing = true;
        try {
            how.run();
        } finally {
            changing = false;
        }
        ShownRow before = selected.get();
        if (before != null) {
            int at = lines.indexOf(id(before));
            ShownRow now = at < 0 ? null : lines.held(at);
            // What was scrolled away or filtered out stays selected as it was last seen.
            selected.set(now == null ? before : now);
        }
        if (pending >= 0) {
            select(pending);
        }
        moved.run();
    }

    /** Runs the listener when the line selected may be at another index than the table thinks. */
    public void onMove(Runnable listener) {
        moved = listener;
    }

    /** Where the selected line is; -1 when it is not among those that are held. */
    public int selectedIndex() {
        ShownRow line = selected.get();
        return pending >= 0 ? pending : line == null ? -1 : lines.indexOf(id(line));
    }

    /** Selects the row of that index; one that is still being read, as soon as it is there. */
    public void select(int index) {
        if (changing || index < 0 || index >= lines.size()) {
            return;
        }
        ShownRow line = lines.held(index);
        pending = line == null ? index : -1;
        if (line != null) {
            selected.set(line);
        }
    }

    /** Shows the details of no line. */
    public void deselect() {
        pending = -1;
        selected.set(null);
        moved.run();
    }

    /** Shows entries that the journal has taken, oldest first. */
    public void update(Collection<JournalEntry> entries) {
        boolean reload = false;
        for (JournalEntry entry : entries) {
            reload |= !inPlace(entry);
        }
        if (reload) {
            reload();
        }
    }

    /** Updates the entry in place; false if the rows have to be read again. */
    private boolean inPlace(JournalEntry entry) {
        int at = lines.indexOf(entry.id());
        ShownRow chosen = selected.get();
        HistoryRow details = chosen == null ? null : chosen.row();
        if (at < 0 && details != null && details.entry().id().equals(entry.id())) {
            // Scrolled away, but its details are shown still.
            HistoryRow row = new HistoryRow(entry, details.note());
            selected.set(texts.line(row, profiles.profiles()));
        }
        if (at < 0 && VerdictKind.of(entry) == VerdictKind.NOT_KNOWN) {
            return false; // Begun, or withdrawn: only the journal knows.
        }
        if (at < 0) {
            boolean passes = filter.matches(new HistoryRow(entry, ""));
            Boolean before = counted.put(entry.id(), passes);
            return before != null && before == passes;
        }
        HistoryRow shown = Objects.requireNonNull(Objects.requireNonNull(lines.held(at)).row());
        HistoryRow row = new HistoryRow(entry, shown.note());
        // The same again means that the entry was withdrawn.
        if (!filter.matches(row) || row.equals(shown)) {
            return false;
        }
        change(() -> lines.change(at, texts.line(row, profiles.profiles())));
        return true;
    }

    /** The note of an entry was replaced. */
    public void noted(String entryId, String note) {
        int at = lines.indexOf(entryId);
        ShownRow line = at < 0 ? null : lines.held(at);
        JournalEntry entry = line == null ? null : line.entry();
        if (entry != null) {
            HistoryRow row = new HistoryRow(entry, note);
            change(() -> lines.change(at, texts.line(row, profiles.profiles())));
        }
    }

    private static String id(ShownRow line) {
        return Objects.requireNonNull(line.entry()).id();
    }

    public ObservableList<ShownRow> lines() {
        return lines;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line whose details are shown; null for none. Never an unread one. */
    public ObjectProperty<@Nullable ShownRow> selectedProperty() {
        return selected;
    }

    /** Why the history could not be read the last time; null when it could. */
    public ObjectProperty<@Nullable JournalTrouble> troubleProperty() {
        return trouble;
    }

    /**
     * Decides what is read next: one read at a time, a full reload before single pages, and the
     * page requested last before the others. JavaFX thread.
     */
    static final class ReadQueue {

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
}
