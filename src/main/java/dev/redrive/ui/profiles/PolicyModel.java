package dev.redrive.ui.profiles;

import dev.redrive.policy.Policies;
import dev.redrive.policy.Policy;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The policy of the organisation as the screens see it. JavaFX thread. */
public final class PolicyModel {

    private final Policies policies;
    private final ReadOnlyObjectWrapper<Policy> policy;

    /**
     * Begins with what was read last.
     *
     * @param ui runs on the JavaFX thread
     */
    public PolicyModel(Policies policies, Executor ui) {
        this.policies = policies;
        policy = new ReadOnlyObjectWrapper<>(policies.latest());
        policies.onChange(_ -> ui.execute(() -> policy.set(policies.latest())));
    }

    /** What the organisation has fixed, as it was last read. */
    public Policy now() {
        return policy.get();
    }

    /** {@link #now}, observable. */
    public ReadOnlyObjectProperty<Policy> property() {
        return policy.getReadOnlyProperty();
    }

    /** Reads the file again, as it may have changed. */
    public void refresh(Executor files) {
        files.execute(policies::now);
    }
}
