package dev.redrive.app.screens;

import dev.redrive.demo.DemoService;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.receiver.Checked;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.receiver.ReceiverBox;
import dev.redrive.ui.receiver.ReceiverModel;
import dev.redrive.ui.receiver.ReceiverTexts;
import dev.redrive.ui.receiver.Receivers;
import dev.redrive.ui.shell.ShellController;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The checks of receiving servers in the program: made when the first one is offered, and said in a
 * toast, and outside a window that is not in front, where a server that was waited for answers.
 * JavaFX thread.
 */
public final class ReceiverChecks {

    private final UiKit kit;
    private final ProfilesModel profiles;
    private final Supplier<@Nullable DemoService> demo;
    private final Supplier<Receivers.Check> checks;
    private final LongSupplier nanos;
    private BiConsumer<Profile, Checked> say = (_, _) -> {};
    private @Nullable Receivers receivers;

    /**
     * @param demo the demo, once it runs
     * @param checks makes the check, once and not before it is needed
     * @param nanos a clock that is never set, in nanoseconds
     */
    public ReceiverChecks(
            UiKit kit,
            ProfilesModel profiles,
            Supplier<@Nullable DemoService> demo,
            Supplier<Receivers.Check> checks,
            LongSupplier nanos) {
        this.kit = kit;
        this.profiles = profiles;
        this.demo = demo;
        this.checks = checks;
        this.nanos = nanos;
    }

    /**
     * The receiving server of that customer; of the demo the one that takes pushes of that kind.
     *
     * @return null where it has no address, or none may be checked
     */
    public @Nullable ReceiverModel of(Profile profile, ItemKind kind) {
        DemoService running = Profile.isDemo(profile.id()) ? demo.get() : null;
        if (running == null && profile.receiver() == null) {
            return null;
        }
        Receivers made = receivers;
        if (made == null) {
            made =
                    new Receivers(
                            profiles,
                            kit.background(),
                            checks.get(),
                            nanos,
                            () -> profiles.policy().now().isReceiverCheckOff());
            made.onAnswer((customer, checked) -> say.accept(customer, checked));
            receivers = made;
        }
        return made.of(profile, running == null ? null : running.receiver(kind));
    }

    /** The check of that server in a dialog; null for none. */
    public @Nullable ReceiverBox box(@Nullable ReceiverModel model) {
        return model == null ? null : new ReceiverBox(model, kit.texts(), kit.formats());
    }

    /** Once a second. */
    public void tick() {
        if (receivers != null) {
            receivers.tick();
        }
    }

    /**
     * From now on says which server answers again.
     *
     * @param isInFront whether the window has the focus
     * @param outside notifies by the system, with a title and a text
     * @param clean takes out whatever might be a key
     */
    public void announce(
            ShellController shell,
            BooleanSupplier isInFront,
            BiConsumer<String, String> outside,
            UnaryOperator<String> clean) {
        Texts texts = kit.texts();
        ReceiverTexts words = new ReceiverTexts(texts, kit.formats());
        say =
                (profile, checked) -> {
                    String name = Texts.shown(clean.apply(profile.name()));
                    shell.toasts()
                            .show(
                                    profile,
                                    () ->
                                            texts.get(
                                                    "receiver.back",
                                                    name,
                                                    words.of(checked).sentence()),
                                    null,
                                    () -> shell.openCustomer(profile));
                    if (!isInFront.getAsBoolean()) {
                        outside.accept(name, words.of(checked).sentence());
                    }
                };
    }
}
