package dev.redrive.ui.credentials;

import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.KeyState;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.credentials.KeyStorageViewModel.KeyFileDoor;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfileKeys.LeftBehind;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.MapChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The form of one profile: what is typed, what is wrong with it, and what the service says to it.
 * JavaFX thread.
 */
public final class CredentialsViewModel {

    private final ProfilesModel profiles;
    private final Background background;
    private final ConnectionTest connectionTest;
    private final Texts texts;
    final ProfileForm form;
    private final KeyFileDoor keyFile;

    /** What the service said to address and key, with the time it took; empty before a test. */
    final StringProperty connection = new SimpleStringProperty("");

    /** Whose key it is, by the hyper-admins the test call returned; never kept. */
    final StringProperty people = new SimpleStringProperty("");

    final BooleanProperty connectionGood = new SimpleBooleanProperty();
    final BooleanProperty testing = new SimpleBooleanProperty();
    private final BooleanProperty saving = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** Whether something was typed or chosen that is not saved. */
    final BooleanBinding dirty;

    /** Whether what is shown has just been saved. */
    final BooleanProperty saved = new SimpleBooleanProperty();

    private final MapChangeListener<String, KeyState> hearing = this::onKeyChange;
    private final Subscription leaving;
    private @Nullable String notKeptOf;
    private int tests;
    private int forms;

    /** The form over these profiles. */
    public CredentialsViewModel(
            UiKit kit,
            ProfilesModel profiles,
            EnterpriseConnector connector,
            KeyVault vault,
            KeyStorageViewModel storage,
            KeyFileDoor keyFile) {
        this.profiles = profiles;
        this.background = kit.background();
        this.texts = kit.texts();
        this.connectionTest = new ConnectionTest(kit, connector, vault);
        this.keyFile = keyFile;
        this.form = new ProfileForm(profiles, storage, texts);
        this.dirty = form.dirty();
        dirty.subscribe(isDirty -> {
            if (isDirty) {
                saved.set(false);
            }
        });
        // What the service said was about the address and the key as they were.
        form.address.subscribe((_, _) -> forgetTest());
        form.key.subscribe((_, _) -> forgetTest());
        profiles.keys().states().addListener(hearing);
        leaving = profiles.keys().leftBehindProperty().subscribe(this::leftBehind);
        edit(profiles.chosen());
    }

    /** Shows what is typed there, in the language of now, and what is wrong with the keys. */
    public void goOnFrom(CredentialsViewModel before) {
        form.goOnFrom(before.form);
        begin();
        saved.set(before.saved.get());
        profiles.profiles().forEach(profile -> showNotKept(profile.id()));
    }

    /** Follows the keys no longer. */
    public void close() {
        profiles.keys().states().removeListener(hearing);
        leaving.unsubscribe();
    }

    /** Whether nothing is under way of which the form alone would say how it went. */
    public boolean isIdle() {
        return !saving.get();
    }

    private void onKeyChange(MapChangeListener.Change<? extends String, ? extends KeyState> it) {
        form.keysChanged();
        if (!Objects.equals(trouble(it.getValueRemoved()), trouble(it.getValueAdded()))) {
            showNotKept(it.getKey());
        }
    }

    private static @Nullable Trouble trouble(@Nullable KeyState key) {
        return key == null ? null : key.trouble();
    }

    /** The answer to a save may come late, and over another form. */
    private void showNotKept(String id) {
        Profile profile =
                profiles.profiles().stream()
                        .filter(other -> other.id().equals(id))
                        .findFirst()
                        .orElse(null);
        boolean notKept = profile != null && isNotKept(profile);
        if (profile != null && notKept) {
            notKeptOf = id;
            problem.set(
                    Problem.warning(
                                    texts.get("credentials.keyNotKept", profile.name()),
                                    texts.get(
                                            "credentials.keyNotKeptDetail",
                                            form.storage.trouble(profile)))
                            .offering(texts.get("common.tryAgain"), () -> keepAgain(profile)));
        } else if (id.equals(notKeptOf)) {
            notKeptOf = null;
            problem.set(null);
        }
    }

    private boolean isNotKept(Profile profile) {
        KeyState key = profiles.keys().of(profile);
        return key.isAvailable() && key.trouble() != null;
    }

    private void leftBehind(@Nullable LeftBehind left) {
        if (left != null) {
            problem.set(
                    Problem.warning(
                            texts.get("credentials.keyLeft", left.profile().name()),
                            texts.get(
                                    "credentials.keyLeftDetail",
                                    form.storage.place(left.profile().keyStorage()),
                                    left.why().detail())));
        }
    }

    /** Lets the user change the passphrase of the key file. */
    void changePassphrase() {
        keyFile.changePassphrase();
    }

    /** Puts the shown profile's key where it should be, or looks for it there, once more. */
    void tryKeyAgain() {
        Profile profile = form.edited.get();
        if (profile != null) {
            keepAgain(profile);
        }
    }

    private void keepAgain(Profile profile) {
        if (form.storage.isClosed(profile)) {
            keyFile.open(() -> profiles.keys().tryAgain(profile));
        } else {
            profiles.keys().tryAgain(profile);
        }
    }

    /** Where the shown profile's key is to be kept. */
    KeyStorageViewModel storage() {
        return form.storage;
    }

    /** Begins a new profile at the service's public address. */
    void add() {
        form.clear();
        begin();
    }

    /** Shows a profile to be changed. */
    void edit(Profile profile) {
        form.show(profile);
        begin();
    }

    private void begin() {
        forms++;
        problem.set(null);
        saved.set(false);
        forgetTest();
    }

    private void forgetTest() {
        tests++;
        testing.set(false);
        connection.set("");
        people.set("");
    }

    /** Throws away what was typed since the last save. */
    void discard() {
        Profile profile = form.edited.get();
        edit(profile == null ? profiles.chosen() : profile);
    }

    /** Whether something was typed or chosen that is not saved. */
    boolean isDirty() {
        return form.isDirty();
    }

    /** Whether an address was typed that can be used and is not the profile's. */
    boolean changesAddress() {
        Profile profile = form.edited.get();
        URI typed = profile == null ? null : form.readAddress();
        return profile != null && typed != null && !typed.equals(profile.serviceUrl());
    }

    /** Saves what was typed if nothing is wrong with it; else marks what is, and saves nothing. */
    public void save() {
        save(() -> {});
    }

    /**
     * Saves like {@link #save()}.
     *
     * @param afterwards runs on the JavaFX thread once it is saved; never when it is not
     */
    public void save(Runnable afterwards) {
        if (saving.get() || refusesKey()) {
            return;
        }
        problem.set(null);
        boolean named = form.checkName();
        URI uri = form.readAddress();
        ApiKey typed = form.readKey();
        if (uri != null && typed == null && form.keyProblem.get().isEmpty()) {
            form.askAgainFor(uri);
        }
        if (form.keyProblem.get().isEmpty()) {
            form.keyProblem.set(form.storage.notAllowed());
        }
        boolean usable =
                form.checkReceiver() && named && uri != null && form.keyProblem.get().isEmpty();
        if (uri == null || !usable || form.storage.needsPassphrase()) {
            if (typed != null) {
                typed.wipe();
            }
            if (usable) {
                keyFile.open(() -> save(afterwards));
            }
            return;
        }
        saving.set(true);
        Profile profile = draft(uri);
        int shown = forms;
        profiles.save(
                profile,
                typed,
                failure -> {
                    if (failure == null) {
                        afterwards.run();
                    }
                    saved(profile, failure, shown == forms);
                });
    }

    private void saved(Profile profile, @Nullable Exception failure, boolean isShown) {
        saving.set(false);
        if (failure != null) {
            problem.set(notDone("credentials.notSaved", failure, isShown ? this::save : null));
        } else if (isShown) {
            String said = connection.get();
            String whose = people.get();
            edit(profile);
            connection.set(said);
            people.set(whose);
            saved.set(true);
        }
    }

    /** The banner for a failure; it offers to try again only while its form is still shown. */
    private Problem notDone(String title, Exception failure, @Nullable Runnable again) {
        Problem problem =
                Problem.error(
                        texts.get(title),
                        texts.get(
                                "credentials.notSavedDetail",
                                String.valueOf(failure.getMessage())));
        return again == null ? problem : problem.offering(texts.get("common.tryAgain"), again);
    }

    private Profile draft(URI uri) {
        Profile profile = form.edited.get();
        String id = profile == null ? UUID.randomUUID().toString() : profile.id();
        return form.draft(id, uri);
    }

    /** Whether the demo is shown, which takes no key: what was typed is dropped, and it says so. */
    boolean refusesKey() {
        Profile shown = form.edited.get();
        boolean demo = shown != null && Profile.isDemo(shown.id());
        if (demo) {
            form.key.set("");
            form.keyProblem.set(texts.get("credentials.demoNoKey"));
        }
        return demo;
    }

    /** Removes the shown profile and its key. */
    void remove() {
        Profile profile = form.edited.get();
        if (profile != null && profile.kind() != ProfileKind.DEMO) {
            int shown = forms;
            problem.set(null);
            profiles.remove(profile, failure -> removed(failure, shown == forms));
        }
    }

    private void removed(@Nullable Exception failure, boolean isShown) {
        if (failure != null) {
            problem.set(notDone("credentials.notRemoved", failure, isShown ? this::remove : null));
        } else if (isShown) {
            edit(profiles.chosen());
        }
    }

    /**
     * Checks with the service whether address and key work; may be repeated at any time. Where
     * something is wrong with what was typed, marks it and sends nothing.
     */
    public void testConnection() {
        if (refusesKey()) {
            return;
        }
        boolean named = form.checkName();
        URI uri = form.readAddress();
        ApiKey typed = form.readKey();
        if (!named || uri == null || !form.keyProblem.get().isEmpty()) {
            return;
        }
        int test = ++tests;
        testing.set(true);
        connection.set("");
        people.set("");
        Profile profile = draft(uri);
        int version = profiles.keys().version(profile);
        background
                .run(() -> java.util.Optional.ofNullable(connectionTest.run(profile, typed)))
                .inAnyCase(() -> {
                    if (test == tests) {
                        testing.set(false);
                    }
                })
                .then(result -> {
                    Boolean kept = result.map(ConnectionTest.Result::kept).orElse(null);
                    if (kept != null) {
                        profiles.keys().answered(profile, version, kept);
                    }
                    if (test != tests) {
                        return; // The answer to an earlier press, or about another profile.
                    }
                    if (result.isEmpty()) {
                        form.keyProblem.set(texts.get("credentials.key.EMPTY"));
                    } else {
                        connectionGood.set(result.get().good());
                        people.set(result.get().people());
                        connection.set(result.get().text());
                    }
                });
    }
}
