package dev.redrive.ui.demo;

import dev.redrive.demo.DemoService;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Scenario;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the demo's screens need of the program. Requests run in their order; answers come on the
 * JavaFX thread. JavaFX thread.
 */
public interface DemoRequests {

    /**
     * Changes the service, off the JavaFX thread.
     *
     * @param then receives the state after it; null while the service does not run
     */
    void change(Change change, Consumer<@Nullable DemoState> then);

    /**
     * Starts that story: the demo's tasks are no longer watched and its entries leave the history.
     * Nothing of another profile changes.
     *
     * @param then receives the state after it; null while the service does not run
     */
    void startOver(Scenario scenario, Consumer<@Nullable DemoState> then);

    /** Shows the form of a new profile. */
    void addProfile();

    /** Watches the task of that id, which a colleague started. */
    void watchTask(String taskId);

    /** One change of the service. */
    interface Change {

        /** Makes it. */
        void make(DemoService service) throws IOException;
    }
}
