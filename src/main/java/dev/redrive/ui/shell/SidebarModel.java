package dev.redrive.ui.shell;

import dev.redrive.journal.SearchText;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomersModel;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Which customers the sidebar lists, in groups, and what a search leaves of them. JavaFX thread.
 */
final class SidebarModel {

    /** More than these are folded away until the user unfolds them. */
    static final int MOST_OTHERS = 12;

    /** A row of the list. */
    sealed interface Row {

        /**
         * The head of a group.
         *
         * @param count how many customers are in it
         * @param folds whether it can be folded
         * @param isFolded whether its customers are not listed
         */
        record Heading(CustomerGroup group, int count, boolean folds, boolean isFolded)
                implements Row {}

        /** A customer. */
        record Entry(Customer customer) implements Row {}
    }

    final StringProperty search = new SimpleStringProperty("");
    final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final CustomersModel customers;
    private boolean isUnfolded;
    private @Nullable String openId;

    SidebarModel(CustomersModel customers) {
        this.customers = customers;
        customers.customers().addListener((ListChangeListener<Customer>) _ -> list());
        search.subscribe(_ -> list());
    }

    /** Folds the other customers away, or lists them again. */
    void fold() {
        isUnfolded = !isUnfolded;
        list();
    }

    /** Says whose page is shown: that customer is never folded away; null for none. */
    void open(@Nullable String id) {
        openId = id;
        list();
    }

    /** The first customer that the search found; null when there is none. */
    @Nullable Customer first() {
        return rows.stream()
                .filter(Row.Entry.class::isInstance)
                .map(row -> ((Row.Entry) row).customer())
                .findFirst()
                .orElse(null);
    }

    private void list() {
        String wanted = SearchText.fold(search.get().strip());
        List<Row> next = new ArrayList<>();
        for (CustomerGroup group : CustomerGroup.values()) {
            List<Customer> found =
                    customers.customers().stream()
                            .filter(customer -> customer.state().group() == group)
                            .filter(customer -> name(customer).contains(wanted))
                            .toList();
            if (found.isEmpty()) {
                continue;
            }
            boolean folds =
                    group == CustomerGroup.OTHERS && wanted.isEmpty() && found.size() > MOST_OTHERS;
            boolean isFolded = folds && !isUnfolded;
            next.add(new Row.Heading(group, found.size(), folds, isFolded));
            found.stream()
                    .filter(customer -> !isFolded || customer.id().equals(openId))
                    .map(Row.Entry::new)
                    .forEach(next::add);
        }
        if (!next.equals(rows)) {
            rows.setAll(next);
        }
    }

    private static String name(Customer customer) {
        return SearchText.fold(customer.state().profile().name());
    }
}
