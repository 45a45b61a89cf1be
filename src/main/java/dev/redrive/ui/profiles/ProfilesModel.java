package dev.redrive.ui.profiles;

import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileBook.WindowPlacement;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The profiles as all screens see them: which there are, which is chosen, and what is known of
 * their keys. Used on the JavaFX thread; files are read and written on the given executor, in
 * order, and nothing changes here before the file is written.
 */
public final class ProfilesModel {

    private static final Logger LOG = System.getLogger(ProfilesModel.class.getName());

    private final ObservableList<Profile> profiles = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Profile> chosen;
    // A field, as a read-only view is notified of changes only while it is reachable.
    private final ObservableList<Profile> shownProfiles =
            FXCollections.unmodifiableObservableList(profiles);
    private final PreferencesModel preferences;
    private final ProfileStore store;
    private final ProfileKeys keys;
    private final ProfileActs acts;
    private final PolicyModel policy;
    private final GivenProfiles given;
    private final Executor files;
    private final Executor ui;
    private final @Nullable WindowPlacement window;
    private final List<Consumer<Path>> onDamagedElsewhere = new ArrayList<>();
    private final List<Runnable> onChangedElsewhere = new ArrayList<>();
    private final ReadOnlyObjectWrapper<@Nullable IOException> unreadable;
    private ProfileBook saved; // used only on the files executor

    /**
     * The profiles of a book that was loaded.
     *
     * @param loaded what the file held
     * @param demo the built-in profile, always last in the list, never in the file
     * @param keys none of them available yet
     * @param files runs file work one after the other, off the JavaFX thread
     * @param ui runs on the JavaFX thread
     * @param policy what the organisation has fixed
     */
    public ProfilesModel(
            JsonFile.Found<ProfileBook> loaded,
            Profile demo,
            ProfileStore store,
            ProfileKeys keys,
            Executor files,
            Executor ui,
            PolicyModel policy) {
        this.policy = policy;
        ProfileBook book = loaded.value();
        this.saved = book;
        this.unreadable = new ReadOnlyObjectWrapper<>(loaded.why());
        this.store = store;
        this.files = files;
        this.ui = ui;
        this.keys = keys;
        acts = keys.acts();
        keys.expect(book.profiles());
        this.window = book.window();
        given = new GivenProfiles(policy, loaded);
        keys.expect(given.profiles());
        profiles.addAll(book.profiles());
        profiles.addAll(given.profiles());
        profiles.add(demo);
        Profile first =
                profiles.stream()
                        .filter(profile -> profile.id().equals(book.chosenId()))
                        .findFirst()
                        .orElse(profiles.getFirst());
        chosen = new ReadOnlyObjectWrapper<>(first);
        preferences =
                new PreferencesModel(
                        book.preferences(),
                        change -> write(old -> old.with(change.apply(old.preferences())), _ -> {}));
    }

    /** All profiles, the demo last. */
    public ObservableList<Profile> profiles() {
        return shownProfiles;
    }

    /** The profile that all screens show. */
    public ReadOnlyObjectProperty<Profile> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The profile that all screens show. */
    public Profile chosen() {
        return chosen.get();
    }

    /** The profiles' keys. */
    public ProfileKeys keys() {
        return keys;
    }

    /** What the organisation has fixed. */
    public PolicyModel policy() {
        return policy;
    }

    /** What the user has chosen for the whole window. */
    public PreferencesModel preferences() {
        return preferences;
    }

    /** Where the window was left; null when it never was. */
    public @Nullable WindowPlacement window() {
        return window;
    }

    /** Where the profiles are kept. */
    public Path path() {
        return store.path();
    }

    /** Why the file cannot be read; null when it can, or does not exist. */
    public ReadOnlyObjectProperty<@Nullable IOException> unreadableProperty() {
        return unreadable.getReadOnlyProperty();
    }

    /** Notifies the listener after a change of the file by another program is shown here. */
    public void onChangedElsewhere(Runnable listener) {
        onChangedElsewhere.add(listener);
    }

    /**
     * Notifies the listener when another program has damaged the file, with where it was moved; the
     * profiles shown here were saved instead.
     */
    public void onDamagedElsewhere(Consumer<Path> listener) {
        onDamagedElsewhere.add(listener);
    }

    /** Reads the file again after it could not be read. */
    public void reload() {
        reload(true);
    }

    /**
     * Shows what another program has changed in the file. Nothing is taken from a file that is
     * understood only in part, so that a typing mistake removes no profile and no key; a damaged
     * file is set aside and the profiles shown here are saved instead, as in a write.
     */
    public void refresh() {
        reload(unreadable.get() != null);
    }

    private void reload(boolean inPart) {
        files.execute(() -> {
            JsonFile.Found<ProfileBook> found = store.load();
            Path aside = found.setAside();
            if (aside != null) {
                write(book -> book, _ -> {});
                ui.execute(() -> onDamagedElsewhere.forEach(listener -> listener.accept(aside)));
            } else if (found.exists() && (inPart || found.flaws().isEmpty())) {
                adopt(saved, found.value());
                saved = found.value();
            }
            ui.execute(() -> unreadable.set(found.why()));
        });
    }

    /** Makes all screens show the demo, in this run only. */
    public void chooseDemo() {
        chosen.set(profiles.getLast());
    }

    /** Makes all screens show this profile, and saves that. */
    public void choose(Profile profile) {
        if (profiles.contains(profile) && !profile.equals(chosen.get())) {
            chosen.set(profile);
            write(book -> book.choosing(profile.id()), _ -> {});
        }
    }

    /** Saves where the window was left. */
    public void saveWindow(WindowPlacement placement) {
        write(book -> book.with(placement), _ -> {});
    }

    /** Calls the demo so, in the language of now. */
    public void nameDemo(String name) {
        replace(profiles.getLast().named(name));
    }

    /** The demo has started: its profile has an address and its key is in the vault. */
    public void demoReady(Profile demo, String ending) {
        keys.ready(demo, ending);
        replace(demo);
    }

    /**
     * Adds a profile and makes it the chosen one, or replaces the one with its id. Refuses the
     * demo's, which takes no key and is never saved.
     *
     * @param key its key; null keeps the key for the same address, and moves it to where the
     *     profile wants it now
     * @param done gets null when it was saved, else the failure; JavaFX thread
     */
    public void save(Profile profile, @Nullable ApiKey key, Consumer<@Nullable Exception> done) {
        if (Profile.isDemo(profile.id())) {
            if (key != null) {
                key.wipe();
            }
            done.accept(new IOException("the demo has a key of its own and keeps no other"));
            return;
        }
        if (given.isForbidden(find(profile.id()), profile, key != null)) {
            if (key != null) {
                key.wipe();
            }
            done.accept(new ForbiddenProfileException(store.path(), profile));
            return;
        }
        write(
                book -> given.begun(book).with(profile),
                failure -> {
                    Profile before = find(profile.id());
                    acts.saved(before, profile, failure);
                    if (failure == null) {
                        boolean isNew = before == null;
                        show(profile, key);
                        if (isNew) {
                            choose(profile);
                        }
                    }
                    done.accept(failure);
                });
    }

    /**
     * Adds profiles, or replaces those with their ids, all or none; which one is chosen stays. A
     * replaced one keeps its key where its address is the same.
     *
     * @param done gets null when they were saved, else the failure; JavaFX thread
     */
    public void saveAll(List<Profile> several, Consumer<@Nullable Exception> done) {
        for (Profile profile : several) {
            if (given.isForbidden(find(profile.id()), profile, false)) {
                done.accept(new ForbiddenProfileException(store.path(), profile));
                return;
            }
        }
        write(
                book -> {
                    ProfileBook next = given.begun(book);
                    for (Profile profile : several) {
                        next = next.with(profile);
                    }
                    return next;
                },
                failure -> {
                    several.forEach(each -> acts.saved(find(each.id()), each, failure));
                    if (failure == null) {
                        several.forEach(profile -> show(profile, null));
                    }
                    done.accept(failure);
                });
    }

    /**
     * Removes a profile and its key; the first of the others is chosen if it was the chosen one.
     */
    public void remove(Profile profile, Consumer<@Nullable Exception> done) {
        write(
                book -> given.begun(book).without(profile.id()),
                failure -> {
                    acts.removed(profile, failure);
                    if (failure == null) {
                        removed(profile);
                    }
                    done.accept(failure);
                });
    }

    private void removed(Profile profile) {
        keys.removed(profile);
        boolean wasChosen = chosen.get().id().equals(profile.id());
        profiles.removeIf(other -> other.id().equals(profile.id()));
        if (wasChosen) {
            choose(profiles.getFirst());
        }
    }

    private @Nullable Profile find(String id) {
        int at = indexOf(profiles, id);
        return at < 0 ? null : profiles.get(at);
    }

    /** Shows a profile that is in the file now, and brings its key in line with it. */
    private void show(Profile profile, @Nullable ApiKey key) {
        Profile before = find(profile.id());
        replace(profile);
        keys.saved(before, profile, key);
    }

    private void replace(Profile profile) {
        int at = indexOf(profiles, profile.id());
        boolean isChosen = chosen.get().id().equals(profile.id());
        if (at < 0) {
            profiles.add(profiles.size() - 1, profile);
        } else {
            profiles.set(at, profile);
        }
        if (isChosen) {
            chosen.set(profile);
        }
    }

    private static int indexOf(List<Profile> list, String id) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void write(UnaryOperator<ProfileBook> change, Consumer<@Nullable Exception> done) {
        files.execute(() -> {
            Exception failure = null;
            try {
                JsonFile.Changed<ProfileBook> changed = store.change(saved, change);
                adopt(saved, changed.found());
                saved = changed.value();
                Path aside = changed.setAside();
                if (aside != null) {
                    ui.execute(
                            () -> onDamagedElsewhere.forEach(listener -> listener.accept(aside)));
                }
                if (changed.isConflict()) {
                    failure = new ChangedElsewhereException(store.path());
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "profiles could not be saved", e);
                failure = e;
            }
            Exception why = failure;
            ui.execute(() -> done.accept(why));
        });
    }

    /** Shows what another program changed in the file. On the files executor. */
    private void adopt(ProfileBook before, ProfileBook now) {
        List<Profile> gone =
                before.profiles().stream().filter(p -> now.find(p.id()) == null).toList();
        List<Profile> changed =
                now.profiles().stream()
                        .filter(p -> !p.equals(before.find(p.id())))
                        .filter(p -> p.kind() != ProfileKind.DEMO)
                        .toList();
        boolean isPreferred = !now.preferences().equals(before.preferences());
        if (gone.isEmpty() && changed.isEmpty() && !isPreferred) {
            return;
        }
        LOG.log(Level.INFO, "the profiles were changed outside this window");
        ui.execute(() -> {
            gone.forEach(this::removed);
            changed.forEach(profile -> show(profile, null));
            keys.find(changed);
            preferences.adopt(before.preferences(), now.preferences());
            onChangedElsewhere.forEach(Runnable::run);
        });
    }
}
