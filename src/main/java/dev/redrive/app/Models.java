package dev.redrive.app;

import dev.redrive.app.tour.Walkthrough;
import dev.redrive.demo.Scenario;
import dev.redrive.files.JsonFile;
import dev.redrive.profile.Appearance;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileStore;
import dev.redrive.ui.customer.CustomerViewModel;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.desk.Pulses;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.FxExecutor;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.PolicyModel;
import dev.redrive.ui.profiles.ProfileKeys;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.shell.ShellViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The view models of the first screen. They use only properties and collections of JavaFX, so that
 * they can be created on another thread while JavaFX starts; afterwards they are used only on the
 * JavaFX thread.
 */
final class Models {

    /** Numbers that go on are shown five times a second at most. */
    private static final int CALM_MILLIS = 200;

    final FxExecutor ui = new FxExecutor();

    /** What is to be drawn at the next pulse: one for all, so that it takes one pulse. */
    final Pulses pulses = new Pulses(ui);

    /** Runs work off the JavaFX thread, once the window is painted. */
    final Background background;

    final Texts texts;
    final Formats formats;
    final FailureTexts failures;
    final ProfilesModel profiles;
    final CustomersModel customers;
    final ShellViewModel shell;
    final DemoHost demo;

    /** Light or dark: as the command line says, else as the settings say. */
    final ObservableValue<Appearance> appearance;

    private final BackgroundTasks afterPaint;
    private @Nullable CustomerViewModel customer;

    Models(
            CommandLine.Run run,
            Services services,
            ProfileStore store,
            JsonFile.Found<ProfileBook> loaded,
            Texts texts,
            Formats formats) {
        this.texts = texts;
        this.formats = formats;
        failures = new FailureTexts(texts, formats);
        afterPaint = new BackgroundTasks(services.workers);
        background = new Background(afterPaint, ui);
        ProfileKeys keys =
                new ProfileKeys(
                        services.keys.guarded,
                        services.keys.work,
                        ui,
                        services.desk::keyEntered,
                        services.audit);
        services.keys.vault.listen(keys::update);
        profiles =
                new ProfilesModel(
                        loaded,
                        DemoHost.placeholder(texts.get("profile.kind.DEMO")),
                        store,
                        keys,
                        services.files,
                        ui,
                        new PolicyModel(services.policies, ui));
        Appearance theme = run.look().theme();
        appearance =
                theme == null
                        ? profiles.preferences().appearance
                        : new SimpleObjectProperty<>(theme);
        if (run.demo() || run.walkthrough() != null) {
            profiles.chooseDemo();
        }
        customers =
                new CustomersModel(
                        profiles,
                        services.desk,
                        services.journal,
                        services.journal,
                        background,
                        formats,
                        new Drawing(
                                pulses,
                                CompletableFuture.delayedExecutor(
                                        CALM_MILLIS, TimeUnit.MILLISECONDS, Runnable::run)));
        customers.colleagues().follow(services.team);
        shell = new ShellViewModel(profiles, services.desk, texts, formats);
        shell.follow(customers);
        customer = new CustomerViewModel(profiles, customers, texts, formats);
        demo =
                new DemoHost(
                        scenario(run),
                        run.walkthrough() == null || run.scenario() != null
                                ? DemoHost.SPEED
                                : Walkthrough.DEMO_SPEED,
                        services,
                        background);
    }

    /** Runs a command on the JavaFX thread a moment later: for what may be gathered meanwhile. */
    Executor gently() {
        return CompletableFuture.delayedExecutor(CALM_MILLIS, TimeUnit.MILLISECONDS, ui);
    }

    private static Scenario scenario(CommandLine.Run run) {
        Scenario named = run.scenario() == null ? null : Scenario.find(run.scenario());
        return named == null ? Scenario.NIGHT_OUTAGE : named;
    }

    /** What the page of the chosen customer shows: made beforehand for the first one. */
    CustomerViewModel customer() {
        CustomerViewModel made = customer;
        customer = null;
        return made == null ? new CustomerViewModel(profiles, customers, texts, formats) : made;
    }

    /** The window is painted: background work may begin. */
    void painted() {
        afterPaint.release();
    }

    /**
     * Delays work until the window is painted, so that no file, connection or journal is used
     * before; from then on runs it at once. Any thread.
     */
    static final class BackgroundTasks implements Executor {

        private final Executor executor;
        private @Nullable List<Runnable> held = new ArrayList<>();

        BackgroundTasks(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable work) {
            synchronized (this) {
                if (held != null) {
                    held.add(work);
                    return;
                }
            }
            executor.execute(work);
        }

        /** Runs the delayed work, in order. */
        void release() {
            List<Runnable> waiting;
            synchronized (this) {
                waiting = held == null ? List.of() : held;
                held = null;
            }
            waiting.forEach(executor::execute);
        }
    }
}
