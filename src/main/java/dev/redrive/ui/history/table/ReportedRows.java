package dev.redrive.ui.history.table;

import dev.redrive.journal.Outages.OutageOrder;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.journal.VerdictKind;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** What colleagues reported, as rows among the outages of this desk. JavaFX thread. */
public final class ReportedRows {

    private final RowsViewModel rows;
    private final RowTexts texts;
    private final ProfilesModel profiles;
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private List<OutageRow> all = List.of();

    ReportedRows(RowsViewModel rows, RowTexts texts, ProfilesModel profiles) {
        this.rows = rows;
        this.texts = texts;
        this.profiles = profiles;
    }

    void goOnFrom(ReportedRows before) {
        all = before.all;
    }

    List<OutageRow> all() {
        return all;
    }

    void count(int shown) {
        count.set(shown);
    }

    /** How many of them the filter lets through. */
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /**
     * Shows these in place of those before; reads the table again only where a row has moved.
     *
     * @param said of an entry, how it stands and who says so, each text shorter than the one
     *     before; none of an entry of this desk. Called by any thread
     */
    public void show(List<OutageRow> now, Function<String, List<String>> said) {
        texts.reported(said);
        boolean isMoved = !places(now).equals(places(all));
        all = now;
        if (isMoved) {
            rows.reload();
            return;
        }
        Map<String, OutageRow> byId = new HashMap<>();
        now.forEach(row -> byId.put(row.id(), row));
        rows.seen().forEach(at -> replace(at, byId));
    }

    private void replace(int at, Map<String, OutageRow> byId) {
        ShownRow line = rows.lines.held(at);
        OutageRow before = line == null || !line.isOutage() ? null : line.outage();
        OutageRow fresh = before == null ? null : byId.get(before.id());
        if (fresh != null) {
            ShownRow now = texts.line(fresh, profiles.profiles());
            rows.change(() -> rows.lines.change(at, now));
        }
    }

    /** What decides where those rows stand, and which filters let them through. */
    private static List<List<Object>> places(List<OutageRow> rows) {
        return rows.stream()
                .map(row ->
                        List.<Object>of(
                                row.retries().stream().map(each -> each.entry().id()).toList(),
                                row.latest().startedAt(),
                                VerdictKind.of(row.latest()),
                                OutageOrder.customer(row.latest()),
                                OutageOrder.tookOn(row.outage()),
                                row.words()))
                .toList();
    }
}
