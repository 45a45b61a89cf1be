package dev.redrive.ui.profiles;

import dev.redrive.audit.Audit;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * The one {@link KeyState} of each profile, as all screens see it. Used on the JavaFX thread,
 * except where said; the vault is only called on the executor given for it.
 */
public final class ProfileKeys {

    /** A key that should have been removed and is still in its place. */
    public record LeftBehind(Profile profile, Trouble why) {}

    private final ObservableMap<String, KeyState> states = FXCollections.observableHashMap();
    // A field, as a read-only view is notified of changes only while it is reachable.
    private final ObservableMap<String, KeyState> shownStates =
            FXCollections.unmodifiableObservableMap(states);
    private final ReadOnlyObjectWrapper<@Nullable LeftBehind> leftBehind =
            new ReadOnlyObjectWrapper<>();

    /** By profile id, where its key belongs now; answers about any other place are out of date. */
    private final Map<String, SecretName> names = new HashMap<>();

    /** By profile id, how often its key was entered or removed; any thread. */
    private final Map<String, Integer> changes = new ConcurrentHashMap<>();

    /** By profile id, how many operations on its key are in flight. */
    private final Map<String, Integer> inFlight = new HashMap<>();

    private final KeyVault vault;
    private final Executor keys;
    private final Executor ui;
    private final Consumer<String> onKeyEntered;
    private final ProfileActs acts;

    /**
     * The keys in that vault; none is available yet.
     *
     * @param keys runs work on keys one after the other, which may wait for the user
     * @param ui runs on the JavaFX thread
     * @param onKeyEntered gets the id of a profile whose key became available; any thread
     * @param audit records which keys are added and removed
     */
    public ProfileKeys(
            KeyVault vault,
            Executor keys,
            Executor ui,
            Consumer<String> onKeyEntered,
            Audit audit) {
        this.vault = vault;
        this.keys = keys;
        this.ui = ui;
        this.onKeyEntered = onKeyEntered;
        acts = new ProfileActs(audit);
    }

    /** Records what becomes of profiles. */
    ProfileActs acts() {
        return acts;
    }

    /** By profile id; no entry stands for {@link KeyState#MISSING}. */
    public ObservableMap<String, KeyState> states() {
        return shownStates;
    }

    /** What is known of that profile's key. */
    public KeyState of(Profile profile) {
        return states.getOrDefault(profile.id(), KeyState.MISSING);
    }

    private void change(String id, UnaryOperator<KeyState> change) {
        KeyState now = change.apply(states.getOrDefault(id, KeyState.MISSING));
        if (now.equals(KeyState.MISSING)) {
            states.remove(id);
        } else {
            states.put(id, now);
        }
    }

    /**
     * Counts the keys that profile has had: what is asked with a key that is read after this call
     * is answered about that key or a later one. Any thread.
     */
    public int version(Profile profile) {
        return changes.getOrDefault(profile.id(), 0);
    }

    /** Marks the keys of these profiles as unread until {@link #find} has looked for them. */
    void expect(List<Profile> profiles) {
        profiles.forEach(profile -> names.put(profile.id(), SecretName.of(profile)));
        kept(profiles).forEach(profile -> states.put(profile.id(), KeyState.UNREAD));
    }

    private static Stream<Profile> kept(List<Profile> profiles) {
        return profiles.stream().filter(profile -> profile.keyStorage() != KeyStorage.SESSION);
    }

    /** The last key that should have been removed and is still there; null for none. */
    public ReadOnlyObjectProperty<@Nullable LeftBehind> leftBehindProperty() {
        return leftBehind.getReadOnlyProperty();
    }

    /** The vault has the key already. */
    void ready(Profile profile, String ending) {
        names.put(profile.id(), SecretName.of(profile));
        states.put(profile.id(), KeyState.available(ending, null));
    }

    /**
     * A profile was saved.
     *
     * @param before as it was; null for a new one
     * @param key the key that was entered; null keeps the key for the same address, and moves it to
     *     where the profile wants it now
     */
    void saved(@Nullable Profile before, Profile profile, @Nullable ApiKey key) {
        names.put(profile.id(), SecretName.of(profile));
        if (key != null) {
            String ending = key.ending();
            changes.merge(profile.id(), 1, Integer::sum); // Before it can be used.
            begin(profile, was -> KeyState.available(ending, was.trouble()));
            run(profile, () -> acts.keyAdded(profile, put(profile, key)));
        } else if (before != null && !before.serviceUrl().equals(profile.serviceUrl())) {
            drop(before); // Its key is for another address and must not be used for this one.
        } else if (before != null && before.keyStorage() != profile.keyStorage()) {
            begin(profile, UnaryOperator.identity());
            run(profile, () -> move(before, profile));
        }
    }

    /** A profile was removed, and its key with it. */
    void removed(Profile profile) {
        names.remove(profile.id());
        drop(profile);
    }

    private void drop(Profile profile) {
        boolean mayHaveHadOne = states.remove(profile.id()) != null;
        changes.merge(profile.id(), 1, Integer::sum);
        keys.execute(() -> {
            Trouble left = vault.forget(profile.id());
            if (mayHaveHadOne) {
                acts.keyRemoved(profile, left);
            }
            if (left != null) {
                ui.execute(() -> leftBehind.set(new LeftBehind(profile, left)));
            }
        });
    }

    /** Why its place did not take it; null when it did. */
    private @Nullable Trouble put(Profile profile, ApiKey key) {
        KeyState kept = vault.keep(profile, key);
        update(SecretName.of(profile), kept);
        return kept.trouble();
    }

    private void move(Profile before, Profile profile) {
        KeyState found = vault.fetch(before);
        ApiKey key = vault.find(before);
        if (key == null) {
            update(SecretName.of(profile), KeyState.unavailable(found.trouble()));
        } else {
            put(profile, key);
        }
    }

    /**
     * Looks for the keys that were kept by an earlier run. A place that fails for one key is not
     * read for the others.
     */
    public void find(List<Profile> profiles) {
        List<Profile> wanted = kept(profiles).toList();
        if (!wanted.isEmpty()) {
            keys.execute(() -> findEach(wanted));
        }
    }

    private void findEach(List<Profile> wanted) {
        Map<KeyStorage, Trouble> refused = new EnumMap<>(KeyStorage.class);
        try {
            for (Profile profile : wanted) {
                Trouble known = refused.get(profile.keyStorage());
                if (known == null) {
                    Trouble trouble = readKept(profile).trouble();
                    if (trouble != null) {
                        refused.put(profile.keyStorage(), trouble);
                    }
                } else {
                    update(SecretName.of(profile), KeyState.unavailable(known));
                }
            }
        } finally {
            ui.execute(() -> wanted.forEach(profile -> change(profile.id(), KeyState::read)));
        }
    }

    /** Writes an available key to its place again, or looks there for one that is not available. */
    public void tryAgain(Profile profile) {
        boolean isAvailable = of(profile).isAvailable();
        begin(profile, UnaryOperator.identity());
        run(
                profile,
                () -> {
                    ApiKey key = isAvailable ? vault.find(profile) : null;
                    if (key == null) {
                        readKept(profile);
                    } else {
                        put(profile, key);
                    }
                });
    }

    private void begin(Profile profile, UnaryOperator<KeyState> change) {
        inFlight.merge(profile.id(), 1, Integer::sum);
        change(profile.id(), was -> change.apply(was).pending(true));
    }

    private void run(Profile profile, Runnable work) {
        keys.execute(() -> {
            try {
                work.run();
            } finally {
                ui.execute(() -> end(profile.id()));
            }
        });
    }

    private void end(String id) {
        inFlight.computeIfPresent(id, (_, times) -> times == 1 ? null : times - 1);
        change(id, was -> was.pending(inFlight.containsKey(id)));
    }

    private KeyState readKept(Profile profile) {
        KeyState found = vault.fetch(profile);
        update(SecretName.of(profile), found);
        return found;
    }

    /** Shows the answer of a key's place, early or late. Any thread. */
    public void update(SecretName name, KeyState answer) {
        ui.execute(() -> show(name, answer));
        if (answer.isAvailable()) {
            onKeyEntered.accept(name.account());
        }
    }

    private void show(SecretName name, KeyState answer) {
        change(name.account(), KeyState::read);
        SecretName now = names.get(name.account());
        if (now == null || !now.isSamePlace(name)) {
            return; // Removed or changed since.
        }
        change(
                name.account(),
                was ->
                        new KeyState(
                                answer.isAvailable() ? answer.ending() : was.ending(),
                                answer.trouble(),
                                false,
                                was.isPending(),
                                was.isRejected()
                                        && (!answer.isAvailable()
                                                || Objects.equals(was.ending(), answer.ending()))));
    }

    /**
     * The service accepted or rejected the profile's key as it is kept; true lets what waits for
     * the key go on. Means nothing once there is another key.
     *
     * @param version the {@link #version} before the key was read for the request
     */
    public void answered(Profile profile, int version, boolean accepted) {
        if (version != version(profile)) {
            return;
        }
        change(profile.id(), was -> was.rejected(!accepted));
        if (accepted) {
            onKeyEntered.accept(profile.id());
        }
    }
}
