package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outage;
import dev.redrive.profile.Profile;
import dev.redrive.team.TeamOutage;
import dev.redrive.team.TeamTask;
import dev.redrive.ui.desk.ColleagueList;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.desk.ColleaguesModel;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.Nodes.Shown;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What colleagues reported in the last day, above the rows of this desk's own history, for the same
 * customer and kind as those. Takes no room while there is nothing. JavaFX thread.
 */
public final class ColleagueStrip {

    private static final int MOST = 30;
    private static final double HEIGHT = 150;
    private static final double GAP = 6;

    private final CustomersModel customers;
    private final FilterViewModel filter;
    private final Texts texts;
    private final ColleagueTexts words;
    private final ColleagueList list;
    private final ToggleButton head = new ToggleButton();
    private final VBox root;
    private final Map<TeamTask, Profile> owners = new HashMap<>();
    private final Subscription following;

    /** Follows the customers and the filter until it is closed. */
    public ColleagueStrip(
            UiKit kit, CustomersModel customers, HistoryViewModel page, HistoryRequests requests) {
        this.customers = customers;
        this.filter = page.filter;
        this.texts = kit.texts();
        this.words = new ColleagueTexts(texts, kit.formats(), customers.colleagues()::ahead);
        this.list =
                new ColleagueList(
                        texts,
                        words,
                        this::line,
                        task -> {
                            Profile owner = owners.get(task);
                            if (owner != null) {
                                requests.watchColleagues(owner, task);
                            }
                        });
        ScrollPane rows = new ScrollPane(list);
        rows.setFitToWidth(true);
        rows.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        rows.prefHeightProperty().bind(Bindings.min(HEIGHT, list.heightProperty().add(4)));
        rows.setMinHeight(Region.USE_PREF_SIZE);
        head.setId("historyColleagues");
        head.setMinWidth(Region.USE_PREF_SIZE);
        Shown.when(rows, head.selectedProperty());
        root = new VBox(GAP, head, rows);
        following =
                Subscription.combine(
                        customers.colleagues().version().subscribe(_ -> show()),
                        filter.profileId.subscribe(_ -> show()),
                        filter.kind.subscribe(_ -> show()),
                        head.selectedProperty().subscribe(_ -> show()),
                        Shown.inSight(root).subscribe(_ -> show()));
    }

    VBox root() {
        return root;
    }

    /** Follows nothing any longer. */
    void close() {
        following.unsubscribe();
    }

    private void show() {
        ColleaguesModel colleagues = customers.colleagues();
        String only = filter.profileId.get();
        ItemKind kind = filter.kind.get();
        owners.clear();
        List<TeamTask> tasks = new ArrayList<>();
        for (Customer customer : customers.customers()) {
            if (only == null || only.equals(customer.id())) {
                for (ItemKind each : ItemKind.values()) {
                    if (kind == null || kind == each) {
                        List<TeamTask> found = colleagues.tasks(customer.state(), each);
                        found.forEach(task -> owners.put(task, customer.state().profile()));
                        tasks.addAll(found);
                    }
                }
            }
        }
        Shown.now(root, !tasks.isEmpty());
        head.setText(texts.get("history.colleagues", tasks.size()));
        list.show(
                root.isVisible() && head.isSelected()
                        ? tasks.stream().limit(MOST).toList()
                        : List.of());
    }

    private String line(TeamTask task) {
        Profile owner = Objects.requireNonNull(owners.get(task));
        return Texts.shown(owner.name()) + " · " + words.lineOfKind(task);
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
