package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.History.HistoryRow;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.Outages.OutageRow;
import dev.redrive.profile.Profile;
import dev.redrive.team.TeamOutage;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.desk.ColleaguesModel;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.UiKit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues reported in the last day, as rows among those of this desk's own history: one for
 * each outage, by the rule of {@link Outage}, of tasks that this desk does not watch itself. A task
 * that several of them watch is one retry. Never in exports and receipts. JavaFX thread.
 */
public final class ColleagueRows {

    private final CustomersModel customers;
    private final HistoryViewModel page;
    private final HistoryRequests requests;
    private final ColleagueTexts words;
    private final Subscription following;

    /** By the id of the entry that stands for it. Replaced as a whole, as any thread reads it. */
    private volatile Map<String, Reported> tasks = Map.of();

    private boolean shown;

    private record Reported(Profile owner, TeamTask task) {}

    /** Follows the customers until it is closed. */
    public ColleagueRows(
            UiKit kit, CustomersModel customers, HistoryViewModel page, HistoryRequests requests) {
        this.customers = customers;
        this.page = page;
        this.requests = requests;
        this.words = new ColleagueTexts(kit.texts(), kit.formats(), customers.colleagues()::ahead);
        following = customers.colleagues().version().subscribe(_ -> show());
    }

    /** The page is shown, or not any more. */
    void shown(boolean now) {
        shown = now;
        show();
    }

    /** Follows nothing any longer. */
    void close() {
        following.unsubscribe();
    }

    private void show() {
        if (!shown) {
            return;
        }
        ColleaguesModel colleagues = customers.colleagues();
        Map<String, Reported> found = new HashMap<>();
        List<HistoryRow> rows = new ArrayList<>();
        for (Customer customer : customers.customers()) {
            Profile owner = customer.state().profile();
            JournalEntry.Customer of =
                    new JournalEntry.Customer(owner.id(), owner.name(), owner.host());
            for (ItemKind kind : ItemKind.values()) {
                for (TeamTask task : colleagues.tasks(customer.state(), kind)) {
                    JournalEntry entry = task.entry(of, colleagues.ahead());
                    found.put(entry.id(), new Reported(owner, task));
                    rows.add(new HistoryRow(entry, note(task)));
                }
            }
        }
        if (!found.isEmpty() || !tasks.isEmpty()) {
            tasks = Map.copyOf(found);
            page.rows.reported().show(OutageRow.of(rows, Map.of()), this::said);
        }
    }

    private static String note(TeamTask task) {
        return task.reports().stream().map(TeamRun::note).collect(Collectors.joining("\n"));
    }

    private List<String> said(String entryId) {
        Reported found = tasks.get(entryId);
        return found == null ? List.of() : words.row(found.task());
    }

    /** All that was reported of that task, and by whom; empty where it is no colleague's. */
    String words(String entryId) {
        Reported found = tasks.get(entryId);
        return found == null
                ? ""
                : Stream.of(
                                words.line(found.task()),
                                words.requested(found.task()),
                                words.notes(found.task()),
                                words.clocks())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"));
    }

    boolean canWatch(String entryId) {
        Reported found = tasks.get(entryId);
        return found != null && found.task().isOpen() && found.task().taskId() != null;
    }

    /** Watches that task from here. */
    void watch(String entryId) {
        Reported found = tasks.get(entryId);
        if (found != null && canWatch(entryId)) {
            requests.watchColleagues(found.owner(), found.task());
        }
    }

    /** What that outage took on with what colleagues reported; empty where none took part. */
    String joined(@Nullable Outage outage) {
        Customer customer = outage == null ? null : customers.find(outage.latest().profileId());
        if (outage == null || customer == null) {
            return "";
        }
        CustomerState state = customer.state();
        TeamOutage whole = customers.colleagues().outage(state, outage.latest().kind());
        return whole == null || whole.outage().number(outage.latest().id()) == 0
                ? ""
                : words.drain(whole);
    }
}
