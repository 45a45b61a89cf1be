package dev.redrive.ui.history.table;

import dev.redrive.journal.History;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.JournalTrouble;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.Outages.OutageTotals;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table, read page by page in the background. One read runs at a time and the most
 * recent request comes next, and a search ends once another one is typed, so neither fast typing
 * nor fast scrolling queues up work. JavaFX thread.
 */
public final class RowsViewModel {

    private static final int LINES_SEEN = 60; // More than fit into any window.

    private final History history;
    private final Background background;
    private final RowTexts texts;
    private final ProfilesModel profiles;
    final LazyRows lines = new LazyRows(this::missing, this::beneath);
    private final Set<String> unfolded = new HashSet<>();
    private final ReadQueue queue = new ReadQueue();
    private final ReadOnlyObjectWrapper<RowsState> state =
            new ReadOnlyObjectWrapper<>(RowsState.READING);
    private final ObjectProperty<@Nullable ShownRow> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable JournalTrouble> trouble = new SimpleObjectProperty<>();
    private final Map<String, VerdictKind> counted = new HashMap<>();
    private OutageFilter filter = OutageFilter.ALL;
    private OutageOrder order = OutageOrder.LATEST_FIRST;
    private final ReadOnlyObjectWrapper<OutageTotals> totals =
            new ReadOnlyObjectWrapper<>(OutageTotals.NONE);
    private final ReportedRows reported;
    private Viewport viewport = Viewport.NONE;
    private Runnable moved = () -> {};
    private boolean changing;

    /** Whether the read in flight is of another filter than what is shown now. */
    private AtomicBoolean obsolete = new AtomicBoolean();

    private int pending = -1;
    private int scrollTo;

    /** No lines yet. */
    public RowsViewModel(
            History history, Background background, RowTexts texts, ProfilesModel profiles) {
        this.history = history;
        this.background = background;
        this.texts = texts;
        this.profiles = profiles;
        this.reported = new ReportedRows(this, texts, profiles);
    }

    /** Reads what that one shows, in the language of now, with the same line selected. */
    public void goOnFrom(RowsViewModel before) {
        filter = before.filter;
        order = before.order;
        reported.goOnFrom(before.reported);
        unfolded.addAll(before.unfolded);
        scrollTo = before.viewport.first();
        ShownRow line = before.selected.get();
        selected.set(line == null ? null : with(line, "", row -> row));
    }

    public void show(Viewport view) {
        viewport = view;
    }

    /** Shows what another filter lets through, from the top. */
    public void filter(OutageFilter other) {
        filter = other;
        obsolete.set(true);
        obsolete = new AtomicBoolean();
        counted.clear();
        pending = -1;
        queue.fromTop();
        reload();
    }

    /** Shows everything in another order, from the top. */
    public void order(OutageOrder other) {
        if (!other.equals(order)) {
            order = other;
            queue.fromTop();
            reload();
        }
    }

    private List<ShownRow> beneath(ShownRow line) {
        OutageRow outage = line.outage();
        return outage != null && line.canUnfold() && unfolded.contains(outage.id())
                ? texts.retries(line)
                : List.of();
    }

    /** The indexes of the lines that may be seen. */
    IntStream seen() {
        return IntStream.range(
                viewport.first(), Math.min(lines.size(), viewport.first() + LINES_SEEN));
    }

    /** Whether the outage of that row shows its retries. */
    boolean isUnfolded(ShownRow line) {
        return !beneath(line).isEmpty();
    }

    /** Shows the retries of the outage of that index, or shows them no longer. */
    public void unfold(int index, boolean now) {
        ShownRow line = index < 0 || index >= lines.size() ? null : lines.held(index);
        OutageRow outage = line == null ? null : line.outage();
        if (line == null || outage == null || outage.nbRetries() < 2) {
            return;
        }
        boolean changed = now ? unfolded.add(outage.id()) : unfolded.remove(outage.id());
        if (!changed) {
            return;
        }
        int at = lines.outageOf(index);
        if (now && outage.retries().size() < outage.nbRetries()) {
            reload(); // Which reads them all.
            return;
        }
        ShownRow parent = Objects.requireNonNull(lines.held(at));
        if (!line.isOutage()) {
            selected.set(parent);
        }
        change(() -> lines.change(at, parent));
    }

    public OutageFilter filter() {
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
        OutageOrder requestedOrder = order;
        AtomicBoolean isObsolete = obsolete;
        SortedSet<Integer> pages = new TreeSet<>(request.pages());
        if (request.reload()) {
            pages.addAll(pagesInUse(request.fromTop()));
        }
        OutageTotals known = request.reload() ? null : totals.get();
        ReadResult.Wanted wanted =
                new ReadResult.Wanted(
                        filter,
                        requestedOrder,
                        isObsolete::get,
                        known,
                        pages,
                        reported.all(),
                        Set.copyOf(unfolded));
        List<Profile> owners = List.copyOf(profiles.profiles());
        background
                .run(() -> ReadResult.of(history, wanted, texts, owners))
                .inAnyCase(queue::done)
                .then(reading -> {
                    if (!isObsolete.get() && requestedOrder.equals(order)) {
                        take(request, reading);
                    }
                    readNext();
                });
    }

    private SortedSet<Integer> pagesInUse(boolean fromTop) {
        SortedSet<Integer> pages = new TreeSet<>();
        int first = fromTop ? 0 : viewport.first();
        lines.addPages(pages, first, first + LINES_SEEN);
        int at = selectedIndex();
        if (at >= 0 && !fromTop) {
            lines.addPages(pages, at - LINES_SEEN, at + LINES_SEEN);
        }
        return pages;
    }

    private void take(ReadQueue.Request request, ReadResult reading) {
        switch (reading) {
            case ReadResult.Failed(JournalTrouble why) -> {
                if (lines.isEmpty()) {
                    state.set(RowsState.FAILED);
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
        totals.set(done.totals());
        reported.count(done.reported());
        int all = done.totals().outages() + done.reported();
        change(() -> lines.reset(all, done.pages()));
        if (selectedIndex() < 0 && (wasHeld || request.fromTop())) {
            deselect(); // It was withdrawn or removed, or does not pass the filter.
        }
        state.set(
                all > 0
                        ? RowsState.LINES
                        : filter.equals(OutageFilter.ALL) ? RowsState.NOTHING : RowsState.NO_MATCH);
        if (scrollTo > 0) {
            viewport.scrollBy(scrollTo - first);
            scrollTo = 0;
        } else if (request.fromTop()) {
            viewport.scrollToTop();
        } else if (anchor != null) {
            int now = lines.indexOf(anchor);
            if (now >= 0 && now != first) {
                viewport.scrollBy(now - first);
            }
        }
    }

    /** Changes rows while ignoring the selections that the table makes by itself meanwhile. */
    void change(Runnable how) {
        changing = true;
        try {
            how.run();
        } finally {
            changing = false;
        }
        ShownRow before = selected.get();
        if (before != null) {
            int at = lines.indexOf(before);
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
        return pending >= 0 ? pending : line == null ? -1 : lines.indexOf(line);
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
        int at = lines.indexOfOutage(entry.id());
        VerdictKind kind = VerdictKind.of(entry);
        ShownRow chosen = selected.get();
        if (at < 0 && chosen != null && chosen.holds(entry.id())) {
            // Scrolled away, but its details are shown still.
            selected.set(with(chosen, entry.id(), row -> row.with(entry)));
        }
        if (at < 0) {
            VerdictKind before = counted.put(entry.id(), kind);
            // Begun, or withdrawn: only the journal knows.
            return kind != VerdictKind.NOT_KNOWN && kind == before;
        }
        ShownRow line = Objects.requireNonNull(lines.held(at));
        JournalEntry shown = line.entry(entry.id());
        ShownRow now = with(line, entry.id(), row -> row.with(entry));
        // The same again means that the entry was withdrawn; an end may begin another outage.
        if (entry.equals(shown)
                || kind != VerdictKind.of(shown)
                || !entry.startedAt().equals(shown.startedAt())
                || entry.kind() != shown.kind()
                || !filter.matches(Objects.requireNonNull(now.outage()))) {
            return false;
        }
        change(() -> lines.change(at, now));
        return true;
    }

    /** That row with one of its entries replaced. */
    private ShownRow with(ShownRow line, String entryId, UnaryOperator<HistoryRow> how) {
        return texts.with(profiles.profiles(), line, entryId, how);
    }

    /** The note of an entry was replaced, or shared. */
    public void noted(String entryId, UnaryOperator<HistoryRow> how) {
        int at = lines.indexOfOutage(entryId);
        ShownRow line = at < 0 ? null : lines.held(at);
        if (line != null) {
            ShownRow now = with(line, entryId, how);
            change(() -> lines.change(at, now));
        }
    }

    public ReadOnlyObjectProperty<OutageTotals> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** What colleagues reported, among the lines. */
    public ReportedRows reported() {
        return reported;
    }

    public ObservableList<ShownRow> lines() {
        return lines;
    }

    public ReadOnlyObjectProperty<RowsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The line whose details are shown; null for none. Never an unread one. */
    public ObjectProperty<@Nullable ShownRow> selectedProperty() {
        return selected;
    }

    /** Why the last read failed; null when it did not. */
    public ObjectProperty<@Nullable JournalTrouble> troubleProperty() {
        return trouble;
    }
}
