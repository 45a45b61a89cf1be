package dev.redrive.ui.profiles;

import dev.redrive.policy.Policies;
import dev.redrive.policy.Policy;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The policy of the organisation as the screens see it. JavaFX thread. */
public final class PolicyModel {

    private static final int SECONDS = 5;

    private final Policies policies;
    private final ReadOnlyObjectWrapper<Policy> policy;
    private int ticks;

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

    /** Once a second: reads the file again now and then, as it may have changed. */
    public void tick(Executor files) {
        if (++ticks % SECONDS == 0) {
            files.execute(policies::now);
        }
    }
}
