package dev.redrive.app;

import dev.redrive.demo.DemoService;
import dev.redrive.demo.DemoState;
import dev.redrive.demo.Fault;
import dev.redrive.demo.Scenario;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.files.SafeFile;
import dev.redrive.profile.Profile;
import dev.redrive.ui.demo.DemoFrame;
import dev.redrive.ui.demo.DemoRequests;
import dev.redrive.ui.demo.DemoViewModel;
import dev.redrive.ui.demo.KeyGuard;
import dev.redrive.ui.demo.TourPane;
import dev.redrive.ui.demo.TourViewModel;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.shell.Page;
import dev.redrive.ui.shell.ShellController;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import org.jspecify.annotations.Nullable;

/** The demo's screens, put together; runs their requests one after the other. JavaFX thread. */
final class DemoParts implements DemoRequests, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DemoParts.class.getName());
    private static final int OFTEN_MS = 250;

    private static final int LONGEST_STEP = 8;

    private final Services services;
    private final Models models;
    private final ShellController shell;
    private final Navigator navigator;
    private final Supplier<Notices> notices;
    private final Runnable addCustomer;
    final DemoViewModel model;
    private final TourViewModel tour;
    private final ExecutorService inOrder =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final Background background;
    private final Executor often;
    private final Executor seldom;
    private @Nullable TourPane pane;

    /**
     * What came of a request.
     *
     * @param colleague the id of a colleague's running task, if the story has one
     * @param removed how many entries left the history
     */
    private record Answer(
            @Nullable DemoState state,
            @Nullable String colleague,
            @Nullable IOException why,
            int removed) {}

    DemoParts(
            Services services,
            Models models,
            ShellController shell,
            Navigator navigator,
            Supplier<Notices> notices,
            Runnable addCustomer) {
        this.services = services;
        this.models = models;
        this.shell = shell;
        this.navigator = navigator;
        this.notices = notices;
        this.addCustomer = addCustomer;
        background = new Background(inOrder, models.ui);
        often = CompletableFuture.delayedExecutor(OFTEN_MS, TimeUnit.MILLISECONDS, models.ui);
        seldom = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, models.ui);
        model = new DemoViewModel(models.profiles, this, models.texts, models.formats);
        tour = new TourViewModel(model, models.texts);
    }

    /**
     * That page of a customer, with the demo around it while that is the customer.
     *
     * @param end what else ends with the page
     */
    Page.Made around(Parent page, Runnable end) {
        DemoFrame frame = new DemoFrame(model, tour, models.texts, page, often, seldom);
        return new Page.Made(
                frame.root(),
                () -> {
                    frame.close();
                    end.run();
                });
    }

    /** Says what stays in the window again, in the language of now. */
    void sayAgain() {
        model.sayAgain();
        tour.sayAgain();
        if (pane != null) {
            pane.sayAgain();
        }
    }

    /** The window is painted: the tour can be shown over it. */
    void painted() {
        pane = new TourPane(tour, shell.root(), models.texts, often);
        shell.over(pane);
        Scene scene = shell.root().getScene();
        KeyGuard guard = new KeyGuard(models.texts, () -> isForDemo(scene));
        shell.over(guard);
        guard.watch(scene);
        Path file = services.home.resolve("tour");
        background
                .run(() -> stepIn(file))
                .then(left ->
                        tour.goOn(left, step -> services.files.execute(() -> keep(file, step))));
    }

    /** Whether what is typed is for the demo; a dialog may be about another customer. */
    private boolean isForDemo(Scene scene) {
        Profile customer =
                scene.lookup("#attachCustomer") instanceof ComboBoxBase<?> chooser
                                && chooser.getValue() instanceof Profile chosen
                        ? chosen
                        : models.profiles.chosen();
        return shell.shown() != Page.SETTINGS && Profile.isDemo(customer.id());
    }

    /** The step at which the tour was left; 0 when there is no such file. */
    private static int stepIn(Path file) {
        try {
            return Integer.parseInt(
                    new String(SafeFile.read(file, LONGEST_STEP), StandardCharsets.UTF_8).strip());
        } catch (IOException | NumberFormatException e) {
            LOG.log(Level.DEBUG, "no tour was left", e);
            return 0;
        }
    }

    private static void keep(Path file, int step) {
        try {
            SafeFile.write(file, Integer.toString(step).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the step of the tour was not kept", e);
        }
    }

    /** The demo's service is up; where there is no customer yet, its first retry has the focus. */
    void ready() {
        models.customers.reload();
        Customer customer = models.customers.find(Profile.DEMO_ID);
        if (customer != null) {
            // The customer's server is shown as it is when the task moves or ends.
            customer.stateProperty().subscribe(_ -> model.refresh());
        }
        model.refresh();
        Node retry = shell.root().lookup("#retryTrips");
        if (retry != null) {
            // Once it can be used, which is when the history was read.
            retry.disabledProperty()
                    .subscribe(off -> {
                        if (!off && model.isFirstStart()) {
                            retry.requestFocus();
                        }
                    });
        }
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
            services.desk.keyEntered(Profile.DEMO_ID); // It works again.
        }
        return new Answer(now, null, why, 0);
    }

    @Override
    public void startOver(Scenario scenario, Consumer<@Nullable DemoState> then) {
        DemoService service = models.demo.service();
        if (service == null) {
            then.accept(null);
            return;
        }
        begin(() -> begun(service, scenario), answer -> show(answer, then));
    }

    /** Removes every entry of the demo; while its service runs, its story starts over as well. */
    void removeAll(IntConsumer removed) {
        DemoService service = models.demo.service();
        begin(
                () ->
                        service == null
                                ? new Answer(null, null, null, models.demo.removeEntries())
                                : begun(service, service.state().scenario()),
                answer -> {
                    show(answer, _ -> model.refresh());
                    removed.accept(answer.removed());
                });
    }

    private void begin(Callable<Answer> work, Consumer<Answer> then) {
        navigator.forgetTasksOf(Profile.DEMO_ID);
        background
                .run(work)
                .then(answer -> {
                    models.customers.reload();
                    notices.get().demoReady(answer.colleague());
                    then.accept(answer);
                });
    }

    private Answer begun(DemoService service, Scenario scenario) {
        IOException why = null;
        try {
            service.scenario(scenario);
        } catch (IOException e) {
            why = e;
        }
        int removed = models.demo.removeEntries();
        return new Answer(service.state(), service.runningTaskId(ItemKind.TRIPS), why, removed);
    }

    private void show(Answer answer, Consumer<@Nullable DemoState> then) {
        if (answer.why() != null) {
            notices.get().failed("shell.demoFailed", answer.why());
        }
        then.accept(answer.state());
    }

    @Override
    public void addProfile() {
        addCustomer.run();
    }

    @Override
    public void watchTask(String taskId) {
        navigator.watchNamed(models.profiles.chosen(), ItemKind.TRIPS, taskId);
    }

    @Override
    public void close() {
        inOrder.shutdownNow();
    }
}
