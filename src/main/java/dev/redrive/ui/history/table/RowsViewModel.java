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
 * The lines of the table: read in the background, one reading at a time and always the newest wish
 * next, so that neither fast typing nor fast scrolling piles anything up. JavaFX thread.
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
    private final LineTexts texts;
    private final ProfilesModel profiles;
    private final LazyLines lines = new LazyLines(this::missing);
    private final Wishes wishes = new Wishes();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final ObjectProperty<@Nullable HistoryLine> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable JournalTrouble> trouble = new SimpleObjectProperty<>();
    private final Map<String, Boolean> accounted = new HashMap<>();
    private HistoryFilter filter = HistoryFilter.ALL;
    private Viewport viewport = Viewport.NONE;
    private Runnable moved = () -> {};
    private boolean changing;
    private int awaited = -1;

    /**
     * No lines yet.
     *
     * @param background reads the history
     */
    public RowsViewModel(
            History history, Background background, LineTexts texts, ProfilesModel profiles) {
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
        accounted.clear();
        awaited = -1;
        wishes.fromTop();
        reload();
    }

    /** What is shown. */
    public HistoryFilter filter() {
        return filter;
    }

    /** Reads everything anew; what is seen and selected stays where it is. */
    public void reload() {
        wishes.reload();
        work();
    }

    private void missing(int page) {
        // After a failed reading the table would ask, and fail, without end.
        if (trouble.get() == null) {
            wishes.page(page);
            work();
        }
    }

    private void work() {
        Wishes.Wish wish = wishes.next();
        if (wish == null) {
            return;
        }
        HistoryFilter asked = filter;
        SortedSet<Integer> pages = new TreeSet<>(wish.pages());
        if (wish.reload()) {
            pages.addAll(pagesInUse(wish.fromTop()));
        }
        Integer known = wish.reload() ? null : lines.size();
        List<Profile> owners = List.copyOf(profiles.profiles());
        background
                .run(() -> Reading.of(history, asked, known, pages, texts, owners))
                .inAnyCase(wishes::done)
                .then(reading -> {
                    if (asked.equals(filter)) {
                        take(wish, reading);
                    }
                    work();
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
        for (int page = Math.max(0, from) / LazyLines.PAGE; page <= to / LazyLines.PAGE; page++) {
            pages.add(page);
        }
    }

    private void take(Wishes.Wish wish, Reading reading) {
        switch (reading) {
            case Reading.Failed(JournalTrouble why) -> {
                if (lines.isEmpty()) {
                    state.set(State.FAILED);
                }
                trouble.set(why);
            }
            case Reading.Done done -> {
                trouble.set(null);
                if (wish.reload()) {
                    reset(wish, done);
                } else {
                    change(() -> done.pages().forEach(lines::fill));
                }
            }
        }
    }

    private void reset(Wishes.Wish wish, Reading.Done done) {
        int first = viewport.first();
        HistoryLine anchor = first > 0 && first < lines.size() ? lines.held(first) : null;
        boolean wasHeld = selectedIndex() >= 0;
        change(() -> lines.reset(done.count(), done.pages()));
        if (selectedIndex() < 0 && (wasHeld || wish.fromTop())) {
            deselect(); // It was withdrawn or removed, or does not pass the filter.
        }
        state.set(
                done.count() > 0
                        ? State.LINES
                        : filter.equals(HistoryFilter.ALL) ? State.NOTHING : State.NO_MATCH);
        if (wish.fromTop()) {
            viewport.scrollToTop();
        } else if (anchor != null && anchor.row() != null) {
            int now = lines.indexOf(id(anchor));
            if (now >= 0 && now != first) {
                viewport.scrollBy(now - first);
            }
        }
    }

    /** Changes lines, during which the table selects this and that by itself. */
    private void change(Runnable how) {
        changing = true;
        try {
            how.run();
        } finally {
            changing = false;
        }
        HistoryLine before = selected.get();
        if (before != null) {
            int at = lines.indexOf(id(before));
            HistoryLine now = at < 0 ? null : lines.held(at);
            // What was scrolled away or filtered out stays selected as it was last seen.
            selected.set(now == null ? before : now);
        }
        if (awaited >= 0) {
            select(awaited);
        }
        moved.run();
    }

    /** Runs the listener when the line selected may be at another index than the table thinks. */
    public void onMove(Runnable listener) {
        moved = listener;
    }

    /** Where the selected line is; -1 when it is not among those that are held. */
    public int selectedIndex() {
        HistoryLine line = selected.get();
        return awaited >= 0 ? awaited : line == null ? -1 : lines.indexOf(id(line));
    }

    /** The person selects the line of that index; one that is being read, as soon as it is. */
    public void select(int index) {
        if (changing || index < 0 || index >= lines.size()) {
            return;
        }
        HistoryLine line = lines.held(index);
        awaited = line == null ? index : -1;
        if (line != null) {
            selected.set(line);
        }
    }

    /** Shows the details of no line. */
    public void deselect() {
        awaited = -1;
        selected.set(null);
        moved.run();
    }

    /** Takes what the journal has taken, in the order it did. */
    public void news(Collection<JournalEntry> entries) {
        boolean reload = false;
        for (JournalEntry entry : entries) {
            reload |= !inPlace(entry);
        }
        if (reload) {
            reload();
        }
    }

    /** Whether everything shown is right again without reading anew. */
    private boolean inPlace(JournalEntry entry) {
        int at = lines.indexOf(entry.id());
        HistoryLine chosen = selected.get();
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
            Boolean before = accounted.put(entry.id(), passes);
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
        HistoryLine line = at < 0 ? null : lines.held(at);
        JournalEntry entry = line == null ? null : line.entry();
        if (entry != null) {
            HistoryRow row = new HistoryRow(entry, note);
            change(() -> lines.change(at, texts.line(row, profiles.profiles())));
        }
    }

    private static String id(HistoryLine line) {
        return Objects.requireNonNull(line.entry()).id();
    }

    public ObservableList<HistoryLine> lines() {
        return lines;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line whose details are shown; null for none. Never an unread one. */
    public ObjectProperty<@Nullable HistoryLine> selectedProperty() {
        return selected;
    }

    /** Why the history could not be read the last time; null when it could. */
    public ObjectProperty<@Nullable JournalTrouble> troubleProperty() {
        return trouble;
    }

    /**
     * What is to be read next: one reading at a time, everything anew before single pages, and of
     * those the one asked for last before the others. JavaFX thread.
     */
    static final class Wishes {

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
}
