package dev.redrive.ui.profiles;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyNews;
import dev.redrive.keys.KeyStatus;
import dev.redrive.keys.KeyVault;
import dev.redrive.keys.SecretState;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/**
 * The profiles' keys as all screens see them: how each that is at hand ends, and what went wrong
 * with the place it is to be kept in. Used on the JavaFX thread, save where said; the vault is only
 * asked on the executor it is given.
 */
public final class ProfileKeys {

    private final ObservableMap<String, String> endings = FXCollections.observableHashMap();
    private final ObservableMap<String, KeyStatus> troubles = FXCollections.observableHashMap();
    // Held on to: read-only views hear of changes only as long as they are reachable.
    private final ObservableMap<String, String> shownEndings =
            FXCollections.unmodifiableObservableMap(endings);
    private final ObservableMap<String, KeyStatus> shownTroubles =
            FXCollections.unmodifiableObservableMap(troubles);
    private final ObservableSet<String> unread = FXCollections.observableSet();
    private final ObservableSet<String> shownUnread =
            FXCollections.unmodifiableObservableSet(unread);
    private final ObservableMap<String, Integer> onTheWay = FXCollections.observableHashMap();
    private final ObservableMap<String, Integer> shownOnTheWay =
            FXCollections.unmodifiableObservableMap(onTheWay);
    private final ReadOnlyObjectWrapper<@Nullable KeyNews> leftBehind =
            new ReadOnlyObjectWrapper<>();
    private final KeyVault vault;
    private final Executor keys;
    private final Executor ui;
    private final Consumer<String> onKeyEntered;
    private final Function<String, @Nullable Profile> current;

    /**
     * The keys in that vault, none of them at hand.
     *
     * @param keys runs work on keys one after the other, which may wait for the person
     * @param ui runs on the JavaFX thread
     * @param onKeyEntered is told the id of a profile whose key came to hand; any thread
     * @param current finds a profile as it is now; null when it has been removed
     */
    ProfileKeys(
            KeyVault vault,
            Executor keys,
            Executor ui,
            Consumer<String> onKeyEntered,
            Function<String, @Nullable Profile> current) {
        this.vault = vault;
        this.keys = keys;
        this.ui = ui;
        this.onKeyEntered = onKeyEntered;
        this.current = current;
    }

    /** By profile id, how its key ends, empty for a short key; no entry without one at hand. */
    public ObservableMap<String, String> endings() {
        return shownEndings;
    }

    /**
     * By profile id, why its key could not be found where it is kept, or not be put there. No entry
     * where nothing went wrong.
     */
    public ObservableMap<String, KeyStatus> troubles() {
        return shownTroubles;
    }

    /**
     * By profile id, how often its key is being put where the profile wants it; no entry where that
     * is done or has failed.
     */
    public ObservableMap<String, Integer> onTheWay() {
        return shownOnTheWay;
    }

    /**
     * The ids of the profiles whose kept key has not been looked for yet, so that nobody can say
     * whether there is one.
     */
    public ObservableSet<String> unread() {
        return shownUnread;
    }

    /** These profiles' keys will be looked for by {@link #find}. */
    void expect(List<Profile> profiles) {
        kept(profiles).map(Profile::id).forEach(unread::add);
    }

    private static Stream<Profile> kept(List<Profile> profiles) {
        return profiles.stream().filter(profile -> profile.keyStorage() != KeyStorage.SESSION);
    }

    /** The last key that should have been removed and is still there; null for none. */
    public ReadOnlyObjectProperty<@Nullable KeyNews> leftBehindProperty() {
        return leftBehind.getReadOnlyProperty();
    }

    /** A key is in the vault already. */
    void ready(Profile profile, String ending) {
        endings.put(profile.id(), ending);
    }

    /**
     * A profile was saved.
     *
     * @param before as it was; null for a new one
     * @param key the key that was entered; null leaves a key that is kept for the same address, and
     *     takes it along to where the profile wants it now
     */
    void saved(@Nullable Profile before, Profile profile, @Nullable ApiKey key) {
        if (key != null) {
            unread.remove(profile.id());
            endings.put(profile.id(), key.ending());
            bring(profile, () -> put(profile, key));
        } else if (before != null && !before.serviceUrl().equals(profile.serviceUrl())) {
            removed(before); // What it has is for another address and must not come back.
        } else if (before != null && before.keyStorage() != profile.keyStorage()) {
            bring(profile, () -> move(before, profile));
        }
    }

    /** A profile was removed, or its key is not to be used any more. */
    void removed(Profile profile) {
        unread.remove(profile.id());
        endings.remove(profile.id());
        troubles.remove(profile.id());
        keys.execute(() -> {
            KeyStatus left = vault.forget(profile.id());
            if (left.isTrouble()) {
                ui.execute(() -> leftBehind.set(new KeyNews(profile, left, null)));
            }
        });
    }

    private void put(Profile profile, ApiKey key) {
        String ending = key.ending();
        hear(new KeyNews(profile, vault.keep(profile, key), ending));
    }

    private void move(Profile before, Profile profile) {
        KeyStatus found = vault.fetch(before);
        ApiKey key = vault.find(before);
        if (key == null) {
            hear(new KeyNews(profile, found, null));
        } else {
            put(profile, key);
        }
    }

    /**
     * Looks for the keys that a program that was closed finds again. A place that refuses one is
     * not asked for the others.
     */
    public void find(List<Profile> profiles) {
        List<Profile> wanted = kept(profiles).toList();
        if (!wanted.isEmpty()) {
            keys.execute(() -> findEach(wanted));
        }
    }

    private void findEach(List<Profile> wanted) {
        Map<KeyStorage, KeyStatus> refused = new EnumMap<>(KeyStorage.class);
        try {
            for (Profile profile : wanted) {
                KeyStatus known = refused.get(profile.keyStorage());
                if (known == null) {
                    KeyStatus status = look(profile);
                    if (status.isTrouble()) {
                        refused.put(profile.keyStorage(), status);
                    }
                } else {
                    hear(new KeyNews(profile, known, null));
                }
            }
        } finally {
            ui.execute(() -> wanted.forEach(profile -> unread.remove(profile.id())));
        }
    }

    /**
     * Puts a key that is at hand where its profile wants it, or looks for one that is not at hand.
     */
    public void tryAgain(Profile profile) {
        boolean isAtHand = endings.containsKey(profile.id());
        bring(
                profile,
                () -> {
                    ApiKey key = isAtHand ? vault.find(profile) : null;
                    if (key == null) {
                        look(profile);
                    } else {
                        put(profile, key);
                    }
                });
    }

    private void bring(Profile profile, Runnable work) {
        onTheWay.merge(profile.id(), 1, Integer::sum);
        keys.execute(() -> {
            try {
                work.run();
            } finally {
                ui.execute(() -> arrived(profile.id()));
            }
        });
    }

    private void arrived(String id) {
        onTheWay.computeIfPresent(id, (_, times) -> times == 1 ? null : times - 1);
    }

    private KeyStatus look(Profile profile) {
        KeyStatus status = vault.fetch(profile);
        String ending = null;
        ApiKey key = status.state() == SecretState.STORED ? vault.find(profile) : null;
        if (key != null) {
            ending = key.ending();
            key.wipe(); // The vault's copy for us.
        }
        hear(new KeyNews(profile, status, ending));
        return status;
    }

    /** What became of a key, early or late. Any thread. */
    public void hear(KeyNews news) {
        ui.execute(() -> show(news));
        if (news.ending() != null) {
            onKeyEntered.accept(news.profile().id());
        }
    }

    private void show(KeyNews news) {
        Profile profile = news.profile();
        unread.remove(profile.id());
        Profile now = current.apply(profile.id());
        if (now == null
                || now.keyStorage() != profile.keyStorage()
                || !now.serviceUrl().equals(profile.serviceUrl())) {
            return; // Removed or changed since.
        }
        if (news.ending() != null) {
            endings.put(now.id(), news.ending());
        }
        if (news.status().isTrouble()) {
            troubles.put(now.id(), news.status());
        } else {
            troubles.remove(now.id());
        }
    }
}
