package dev.redrive.ui.receiver;

import dev.redrive.profile.Profile;
import dev.redrive.profile.Receiver;
import dev.redrive.receiver.Checked;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The receiving servers as they were checked in this run, and those that are waited for. What is
 * known of a server is of one customer and one address: it goes with either, and so does waiting
 * for it. Nothing here ever starts a retry. JavaFX thread.
 */
public final class Receivers {

    /** A result that is older is not shown, nor kept with a retry. */
    static final Duration FRESH = Duration.ofMinutes(15);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    /** For so many checks it is checked every minute. */
    private static final int EVERY_MINUTE = 10;

    /** The check itself; never on the JavaFX thread. */
    @FunctionalInterface
    public interface Check {

        /** Empty where that server was checked a moment ago. */
        Optional<Checked> run(URI address) throws InterruptedException;
    }

    private record Server(String profileId, URI address) {}

    private final ProfilesModel profiles;
    private final Background background;
    private final Check check;
    private final LongSupplier nanos;
    private final BooleanSupplier isOff;
    private final Map<Server, ReceiverModel> known = new HashMap<>();
    private @Nullable BiConsumer<Profile, Checked> onAnswer;

    /**
     * No server is known yet.
     *
     * @param nanos a clock that is never set, in nanoseconds
     * @param isOff whether no server but the demo's may be checked
     */
    public Receivers(
            ProfilesModel profiles,
            Background background,
            Check check,
            LongSupplier nanos,
            BooleanSupplier isOff) {
        this.profiles = profiles;
        this.background = background;
        this.check = check;
        this.nanos = nanos;
        this.isOff = isOff;
    }

    /** Gets the customer whose server, which was waited for, has answered, and what was seen. */
    public void onAnswer(BiConsumer<Profile, Checked> listener) {
        onAnswer = listener;
    }

    /**
     * What is known of the receiving server of that customer.
     *
     * @param demo where the demo's server listens; null for any other customer
     * @return null where it has no address, or none may be checked
     */
    public @Nullable ReceiverModel of(Profile profile, @Nullable URI demo) {
        Receiver receiver = profile.receiver();
        URI address = Profile.isDemo(profile.id()) || receiver == null ? demo : receiver.address();
        if (address == null || isOff(profile.id())) {
            return null;
        }
        ReceiverModel model =
                known.computeIfAbsent(
                        new Server(profile.id(), address),
                        server -> new ReceiverModel(this, server.profileId(), address));
        model.allowed.set(demo != null || (receiver != null && receiver.allowed()));
        model.forgetOld();
        return model;
    }

    /** Once a second: checks what is due, and forgets the servers that no customer has any more. */
    public void tick() {
        for (Map.Entry<Server, ReceiverModel> one : List.copyOf(known.entrySet())) {
            if (isCurrent(one.getKey())) {
                one.getValue().tick();
            } else {
                known.remove(one.getKey());
                one.getValue().end();
            }
        }
    }

    private boolean isCurrent(Server server) {
        return !isOff(server.profileId())
                && find(server.profileId())
                        .filter(profile ->
                                Profile.isDemo(profile.id())
                                        || (profile.receiver() != null
                                                && profile.receiver()
                                                        .address()
                                                        .equals(server.address())))
                        .isPresent();
    }

    private boolean isOff(String profileId) {
        return !Profile.isDemo(profileId) && isOff.getAsBoolean();
    }

    private Optional<Profile> find(String profileId) {
        return profiles.profiles().stream()
                .filter(profile -> profile.id().equals(profileId))
                .findFirst();
    }

    /** Checks the server of that model in the background, if its customer still has it. */
    void run(ReceiverModel model) {
        if (!isCurrent(server(model))) {
            model.end();
            return;
        }
        background
                .run(() -> check.run(model.address))
                .inAnyCase(() -> model.running.set(false))
                .then(seen -> {
                    if (known.get(server(model)) == model && isCurrent(server(model))) {
                        model.seen(seen.orElse(null));
                    }
                });
    }

    private static Server server(ReceiverModel model) {
        return new Server(model.profileId, model.address);
    }

    /** Notes that the user allows that server to be checked. */
    void allow(ReceiverModel model) {
        find(model.profileId)
                .filter(profile -> !Profile.isDemo(profile.id()))
                .ifPresent(profile -> {
                    Receiver receiver = profile.receiver();
                    if (receiver != null
                            && receiver.address().equals(model.address)
                            && !receiver.allowed()) {
                        // Where it cannot be saved, it is asked again after the next start.
                        profiles.save(profile.receivedBy(receiver.allowed(true)), null, _ -> {});
                    }
                });
    }

    /** A server that was waited for has answered. */
    void answered(ReceiverModel model, Checked checked) {
        BiConsumer<Profile, Checked> listener = onAnswer;
        if (listener != null) {
            find(model.profileId).ifPresent(profile -> listener.accept(profile, checked));
        }
    }

    long nanos() {
        return nanos.getAsLong();
    }

    /**
     * How long to wait before the next check of a server that is waited for: a minute at first,
     * later twice as long each time up to a quarter of an hour, and as long as the server asks.
     *
     * @param checks how many there were since it is waited for
     * @param wish what the server asked for; null for nothing
     */
    static Duration pause(int checks, @Nullable Duration wish) {
        int doublings = Math.clamp((long) checks - EVERY_MINUTE, 0, 10);
        Duration pause = MINUTE.multipliedBy(1L << doublings);
        Duration usual = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        if (wish == null || wish.compareTo(usual) <= 0) {
            return usual;
        }
        return wish.compareTo(LONGEST_WISH) < 0 ? wish : LONGEST_WISH;
    }
}
