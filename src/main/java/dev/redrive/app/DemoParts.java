package dev.redrive.app;

import dev.redrive.ui.demo.DemoFrame;
import dev.redrive.ui.demo.DemoViewModel;
import dev.redrive.ui.demo.TourPane;
import dev.redrive.ui.demo.TourViewModel;
import dev.redrive.ui.shell.ShellController;
import java.io.IOException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The demo's screens, put together. JavaFX thread. */
final class DemoParts implements DemoDesk.Ways, AutoCloseable {

    private final Models models;
    private final ShellController shell;
    private final Navigator navigator;
    private final Supplier<Notices> notices;
    private final Runnable addCustomer;
    private final DemoDesk desk;
    private final DemoViewModel model;
    private final TourViewModel tour;

    DemoParts(
            Services services,
            Models models,
            ShellController shell,
            Navigator navigator,
            Supplier<Notices> notices,
            Runnable addCustomer) {
        this.models = models;
        this.shell = shell;
        this.navigator = navigator;
        this.notices = notices;
        this.addCustomer = addCustomer;
        desk = new DemoDesk(services, models, this);
        model = new DemoViewModel(models.profiles, desk, models.texts, models.formats);
        tour = new TourViewModel(model, models.texts);
    }

    /** That page of a customer, with the demo around it while that is the customer. */
    Parent around(Parent page) {
        return new DemoFrame(model, tour, models.texts, page).root();
    }

    /** The window is painted: the tour can be shown over it. */
    void painted() {
        shell.over(new TourPane(tour, shell.root(), models.texts));
    }

    /** The demo's service is up; where there is no customer yet, its first retry has the focus. */
    void ready() {
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
    public void forgetTasks() {
        navigator.forgetTasksOf(DemoHost.ID);
    }

    @Override
    public void colleagueStarted(@Nullable String taskId) {
        notices.get().demoReady(taskId);
    }

    @Override
    public void addProfile() {
        addCustomer.run();
    }

    @Override
    public void watchTask(String pasted) {
        navigator.watchPasted(models.profiles.chosen(), pasted);
    }

    @Override
    public void failed(IOException why) {
        notices.get().failed("shell.demoFailed", why);
    }

    @Override
    public void close() {
        desk.close();
    }
}
