package dev.redrive.ui.desk;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One customer, the same object as long as its profile exists. Its state changes at most once per
 * pulse, and only when something of this customer changed. JavaFX thread.
 */
public final class Customer {

    private final String id;
    private final ReadOnlyObjectWrapper<CustomerState> state;

    Customer(CustomerState first) {
        id = first.profile().id();
        state = new ReadOnlyObjectWrapper<>(first);
    }

    /** The profile's id. */
    public String id() {
        return id;
    }

    /** How it stands. */
    public CustomerState state() {
        return state.get();
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<CustomerState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    void show(CustomerState next) {
        state.set(next);
    }
}
