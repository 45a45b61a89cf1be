package dev.redrive.app.screens;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.journal.TaskTimes;
import dev.redrive.profile.Profile;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Lane.SeenTask;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.outage.OutageTexts;
import dev.redrive.ui.shell.ShellController;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says that a task has ended where the user does not see it: in a toast while something else is
 * shown, and outside the window as well when it ran for long or the window is not in front. JavaFX
 * thread.
 */
public final class EndNotices {

    /** For longer, no user waits in front of the window. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CustomersModel customers;
    private final ShellController shell;
    private final Texts texts;
    private final OutageTexts outages;
    private final BooleanSupplier isInFront;
    private final BiConsumer<String, String> outside;
    private final UnaryOperator<String> clean;
    private final Consumer<JournalEntry> receipt;

    /**
     * Where an end is announced.
     *
     * @param toast in the window
     * @param outside by the system
     */
    record Where(boolean toast, boolean outside) {

        /**
         * Where to say it.
         *
         * @param isShown whether the customer's page is shown, and nothing in front of it
         * @param isInFront whether the window has the focus
         * @param ran how long the task ran; null when that is not known
         */
        static Where of(boolean isShown, boolean isInFront, @Nullable Duration ran) {
            boolean isLong = ran == null || ran.compareTo(LONG) > 0;
            return new Where(!isShown, !isInFront || (!isShown && isLong));
        }
    }

    /**
     * Says nothing until {@link #start}.
     *
     * @param isInFront whether the window has the focus
     * @param outside notifies by the system, with a title and a text
     * @param clean takes out whatever might be a key
     * @param receipt shows the receipt of a retry
     */
    public EndNotices(
            CustomersModel customers,
            ShellController shell,
            UiKit kit,
            BooleanSupplier isInFront,
            BiConsumer<String, String> outside,
            UnaryOperator<String> clean,
            Consumer<JournalEntry> receipt) {
        this.customers = customers;
        this.shell = shell;
        this.texts = kit.texts();
        this.outages = new OutageTexts(texts, kit.formats(), Texts::shown);
        this.isInFront = isInFront;
        this.outside = outside;
        this.clean = clean;
        this.receipt = receipt;
    }

    /**
     * From now on says what ends.
     *
     * @param isWanted whether the user wants that
     */
    public void start(BooleanSupplier isWanted) {
        customers.onEnd(task -> {
            if (isWanted.getAsBoolean()) {
                ended(task);
            }
        });
    }

    private void ended(SeenTask task) {
        Profile profile = task.state().profile();
        JournalEntry entry = task.state().entry();
        Where where =
                Where.of(
                        shell.isShown(profile) && !shell.isCovered(),
                        isInFront.getAsBoolean(),
                        TaskTimes.took(entry));
        Outage outage = outage(profile, entry);
        if (where.toast()) {
            shell.toasts()
                    .show(
                            profile,
                            () -> inWindow(profile, outage),
                            () -> receipt.accept(entry),
                            () -> shell.openCustomer(profile));
        }
        if (where.outside()) {
            outside.accept(title(profile, outage), outages.meaning(outage));
        }
    }

    private String inWindow(Profile profile, Outage outage) {
        String title = title(profile, outage);
        return outage.retries().size() > 1
                ? texts.get("toast.drain", title, outages.drain(outage, 4))
                : title;
    }

    private String title(Profile profile, Outage outage) {
        String name = Texts.shown(clean.apply(profile.name()));
        return texts.get("toast.title", name, outages.title(outage));
    }

    private Outage outage(Profile profile, JournalEntry entry) {
        Customer customer = customers.find(profile.id());
        return customer == null
                ? new Outage(List.of(entry))
                : customer.state().lane(entry.kind()).outages().stream()
                        .filter(outage -> outage.number(entry.id()) > 0)
                        .findFirst()
                        .orElseGet(() -> new Outage(List.of(entry)));
    }
}
