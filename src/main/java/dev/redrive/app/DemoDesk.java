package dev.redrive.app;

import dev.redrive.demo.DemoService;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.ui.demo.DemoRequests;
import dev.redrive.ui.kit.Background;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Works off what the demo's screens ask, one after the other. JavaFX thread. */
final class DemoDesk implements DemoRequests, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DemoDesk.class.getName());
    private static final int AT_ONCE = 500;

    private final Services services;
    private final Models models;
    private final Ways ways;
    private final ExecutorService inOrder =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Background background;

    /** The ways to the screens that are not the demo's. */
    interface Ways {

        /** Stops watching the demo's tasks, and takes them from the screen. */
        void forgetTasks();

        /** Says that a colleague has started the task of that id. */
        void colleagueStarted(@Nullable String taskId);

        /** Shows the form of a new profile. */
        void addProfile();

        /** Watches the task of that id, or says why not. */
        void watchTask(String pasted);

        /** Says that the demo could not do what was asked. */
        void failed(IOException why);
    }

    /** What came of a request. */
    private record Answer(
            @Nullable DemoState state, @Nullable String colleague, @Nullable IOException why) {}

    DemoDesk(Services services, Models models, Ways ways) {
        this.services = services;
        this.models = models;
        this.ways = ways;
        this.background = new Background(inOrder, models.ui);
    }

    @Override
    public void change(Change change, Consumer<@Nullable DemoState> then) {
        DemoService service = models.demo.service();
        if (service == null) {
            then.accept(null);
            return;
        }
        background.run(() -> changed(service, change)).then(answer -> show(answer, then));
    }

    private Answer changed(DemoService service, Change change) {
        boolean wasRevoked = service.state().fault() == Fault.KEY_REVOKED;
        IOException why = null;
        try {
            change.make(service);
        } catch (IOException e) {
            why = e;
        }
        DemoState now = service.state();
        if (wasRevoked && now.fault() != Fault.KEY_REVOKED) {
            services.desk.keyEntered(DemoHost.ID); // It works again.
        }
        return new Answer(now, null, why);
    }

    @Override
    public void startOver(Scenario scenario, Consumer<@Nullable DemoState> then) {
        DemoService service = models.demo.service();
        if (service == null) {
            then.accept(null);
            return;
        }
        ways.forgetTasks();
        background
                .run(() -> startedOver(service, scenario))
                .then(answer -> {
                    models.customers.reload();
                    ways.colleagueStarted(answer.colleague());
                    show(answer, then);
                });
    }

    private Answer startedOver(DemoService service, Scenario scenario) {
        IOException why = null;
        try {
            service.scenario(scenario);
        } catch (IOException e) {
            why = e;
        }
        removeEntries();
        return new Answer(service.state(), service.runningTaskId(ItemKind.TRIPS), why);
    }

    /** Only those of the demo: no other profile has its id. */
    private void removeEntries() {
        try {
            List<JournalEntry> some = services.journal.recent(DemoHost.ID, AT_ONCE);
            while (!some.isEmpty()) {
                some.forEach(services.observedJournal::withdraw);
                List<JournalEntry> rest = services.journal.recent(DemoHost.ID, AT_ONCE);
                some = rest.equals(some) ? List.of() : rest;
            }
        } catch (RuntimeException e) {
            // The journal has said so; the story can be started all the same.
            LOG.log(Level.WARNING, "the entries of the demo were not removed", e);
        }
    }

    private void show(Answer answer, Consumer<@Nullable DemoState> then) {
        if (answer.why() != null) {
            ways.failed(answer.why());
        }
        then.accept(answer.state());
    }

    @Override
    public void addProfile() {
        ways.addProfile();
    }

    @Override
    public void watchTask(String pasted) {
        ways.watchTask(pasted);
    }

    @Override
    public void close() {
        inOrder.shutdownNow();
    }
}
