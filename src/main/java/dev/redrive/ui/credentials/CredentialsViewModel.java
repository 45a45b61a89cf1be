package dev.redrive.ui.credentials;

import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.profile.ApiKey;
import dev.redrive.profile.KeyVault;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ServiceAddress;
import dev.redrive.ui.common.Background;
import dev.redrive.ui.common.FailureTexts;
import dev.redrive.ui.common.Formats;
import dev.redrive.ui.common.Problem;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The form of one profile: what is typed, what is wrong with it, and what the service says to it.
 * JavaFX thread.
 */
public final class CredentialsViewModel {

    private static final String ADDRESS = "credentials.address.";
    private static final String KEY = "credentials.key.";

    private final ProfilesModel profiles;
    private final Background background;
    private final ConnectionTest connectionTest;
    private final Texts texts;
    private final ObjectProperty<@Nullable Profile> edited = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<ProfileKind> kind =
            new SimpleObjectProperty<>(ProfileKind.PRODUCTION);
    private final ObjectProperty<ProfileColour> colour =
            new SimpleObjectProperty<>(ProfileColour.RED);
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty key = new SimpleStringProperty("");
    private final StringProperty nameProblem = new SimpleStringProperty("");
    private final StringProperty addressProblem = new SimpleStringProperty("");
    private final StringProperty keyProblem = new SimpleStringProperty("");
    private final StringProperty keyPrompt = new SimpleStringProperty("");
    private final StringProperty connection = new SimpleStringProperty("");
    private final BooleanProperty connectionGood = new SimpleBooleanProperty();
    private final BooleanProperty testing = new SimpleBooleanProperty();
    private final BooleanProperty saving = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private int tests;
    private ProfileColour offered = ProfileColour.RED;
    private int forms;

    /** The form over these profiles. */
    public CredentialsViewModel(
            ProfilesModel profiles,
            EnterpriseConnector connector,
            KeyVault vault,
            Background background,
            InstantSource clock,
            Texts texts,
            Formats formats) {
        this.profiles = profiles;
        this.background = background;
        this.texts = texts;
        FailureTexts failures = new FailureTexts(texts, formats);
        this.connectionTest = new ConnectionTest(connector, vault, clock, texts, formats, failures);
        // A mark is about what was typed before, and what the service said about address and key.
        name.subscribe((_, _) -> nameProblem.set(""));
        address.subscribe((_, _) -> {
            addressProblem.set("");
            forgetTest();
        });
        key.subscribe((_, _) -> {
            keyProblem.set("");
            forgetTest();
        });
        edit(profiles.chosen());
    }

    /** Begins a new profile at the service's public address. */
    public void add() {
        offered = freeColour();
        fill(null, "", ProfileKind.PRODUCTION, offered, ServiceAddress.PUBLIC.toString());
    }

    /** The first colour no profile has, so that two are not taken for one another at a glance. */
    private ProfileColour freeColour() {
        return Arrays.stream(ProfileColour.values())
                .filter(free -> profiles.profiles().stream().noneMatch(p -> p.colour() == free))
                .findFirst()
                .orElse(ProfileColour.RED);
    }

    /** Shows a profile to be changed. */
    public void edit(Profile profile) {
        fill(
                profile,
                profile.name(),
                profile.kind(),
                profile.colour(),
                profile.serviceUrl().toString());
    }

    private void fill(
            @Nullable Profile profile,
            String newName,
            ProfileKind newKind,
            ProfileColour newColour,
            String newAddress) {
        forms++;
        edited.set(profile);
        name.set(newName);
        kind.set(newKind);
        colour.set(newColour);
        address.set(newAddress);
        key.set("");
        nameProblem.set("");
        addressProblem.set("");
        keyProblem.set("");
        problem.set(null);
        forgetTest();
        showKeyPrompt();
    }

    private void forgetTest() {
        tests++;
        testing.set(false);
        connection.set("");
    }

    private void showKeyPrompt() {
        String ending = keptEnding();
        keyPrompt.set(
                ending == null
                        ? texts.get("credentials.keyPrompt")
                        : texts.get("credentials.keyKept", ending));
    }

    private @Nullable String keptEnding() {
        Profile profile = edited.get();
        return profile == null ? null : profiles.keyEndings().get(profile.id());
    }

    /** Throws away what was typed since the last save. */
    public void discard() {
        Profile profile = edited.get();
        edit(profile == null ? profiles.chosen() : profile);
    }

    /** Whether something was typed or chosen that is not saved. */
    public boolean isDirty() {
        Profile profile = edited.get();
        return profile == null
                ? differs("", ProfileKind.PRODUCTION, offered, ServiceAddress.PUBLIC)
                : differs(profile.name(), profile.kind(), profile.colour(), profile.serviceUrl());
    }

    private boolean differs(
            String oldName, ProfileKind oldKind, ProfileColour oldColour, URI oldAddress) {
        return !name.get().equals(oldName)
                || kind.get() != oldKind
                || colour.get() != oldColour
                || !address.get().equals(oldAddress.toString())
                || !key.get().isEmpty();
    }

    /** Saves what was typed if nothing is wrong with it; else marks what is, and saves nothing. */
    public void save() {
        if (saving.get()) {
            return;
        }
        problem.set(null);
        String nameWrong = nameProblem();
        nameProblem.set(nameWrong);
        URI uri = readAddress();
        ApiKey typed = readKey();
        if (uri != null && keyProblem.get().isEmpty() && typed == null && losesKey(uri)) {
            keyProblem.set(texts.get("credentials.key.otherAddress"));
        }
        if (!nameWrong.isEmpty() || uri == null || !keyProblem.get().isEmpty()) {
            return;
        }
        saving.set(true);
        Profile profile = draft(uri);
        int form = forms;
        profiles.save(profile, typed, failure -> saved(profile, failure, form == forms));
    }

    private void saved(Profile profile, @Nullable Exception failure, boolean isShown) {
        saving.set(false);
        if (failure != null) {
            problem.set(notDone("credentials.notSaved", failure, isShown ? this::save : null));
        } else if (isShown) {
            String said = connection.get();
            edit(profile);
            connection.set(said);
        }
    }

    /** What is told of a failure; it can be tried again only where its form is still shown. */
    private Problem notDone(String title, Exception failure, @Nullable Runnable again) {
        return new Problem(
                texts.get(title),
                texts.get("credentials.notSavedDetail", String.valueOf(failure.getMessage())),
                again == null ? null : new Problem.Action(texts.get("common.tryAgain"), again),
                Problem.Severity.ERROR);
    }

    private Profile draft(URI uri) {
        Profile profile = edited.get();
        String id = profile == null ? UUID.randomUUID().toString() : profile.id();
        return new Profile(id, name.get().strip(), kind.get(), colour.get(), uri);
    }

    /** Removes the shown profile and its key. */
    public void remove() {
        Profile profile = edited.get();
        if (profile != null && profile.kind() != ProfileKind.DEMO) {
            int form = forms;
            problem.set(null);
            profiles.remove(profile, failure -> removed(failure, form == forms));
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
     * Asks the service whether address and key work; may be repeated at any time. Where something
     * is wrong with what was typed, marks it and sends nothing.
     */
    public void testConnection() {
        String nameWrong = nameProblem();
        nameProblem.set(nameWrong);
        URI uri = readAddress();
        ApiKey typed = readKey();
        if (!nameWrong.isEmpty() || uri == null || !keyProblem.get().isEmpty()) {
            return;
        }
        int test = ++tests;
        testing.set(true);
        connection.set("");
        Profile profile = draft(uri);
        background.call(
                () -> java.util.Optional.ofNullable(connectionTest.run(profile, typed)),
                () -> {
                    if (test == tests) {
                        testing.set(false);
                    }
                },
                result -> {
                    if (test != tests) {
                        return; // The answer to an earlier press, or about another profile.
                    }
                    if (result.isEmpty()) {
                        keyProblem.set(texts.get("credentials.key.EMPTY"));
                    } else {
                        connectionGood.set(result.get().good());
                        connection.set(result.get().text());
                    }
                });
    }

    private String nameProblem() {
        String typed = name.get().strip();
        if (typed.isEmpty()) {
            return texts.get("credentials.nameEmpty");
        }
        Profile self = edited.get();
        boolean taken =
                profiles.profiles().stream()
                        .filter(other -> self == null || !other.id().equals(self.id()))
                        .anyMatch(other -> other.name().equalsIgnoreCase(typed));
        return taken ? texts.get("credentials.nameTaken") : "";
    }

    private @Nullable URI readAddress() {
        return switch (ServiceAddress.read(address.get())) {
            case ServiceAddress.Reading.Usable(URI uri) -> {
                addressProblem.set("");
                yield uri;
            }
            case ServiceAddress.Reading.Wrong(var wrong) -> {
                addressProblem.set(texts.get(ADDRESS + wrong.name()));
                yield null;
            }
        };
    }

    private @Nullable ApiKey readKey() {
        char[] typed = key.get().toCharArray();
        keyProblem.set("");
        if (typed.length == 0) {
            return null;
        }
        ApiKey.Problem wrong = ApiKey.problemOf(typed);
        if (wrong != null) {
            keyProblem.set(texts.get(KEY + wrong.name()));
            return null;
        }
        return ApiKey.of(typed);
    }

    /** Whether saving with this address would leave the profile without the key it has. */
    private boolean losesKey(URI uri) {
        Profile profile = edited.get();
        return profile != null && keptEnding() != null && !profile.serviceUrl().equals(uri);
    }

    /** The profile that is shown; null while a new one is made. */
    public ObjectProperty<@Nullable Profile> editedProperty() {
        return edited;
    }

    /** The name as typed. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The kind as chosen. */
    public ObjectProperty<ProfileKind> kindProperty() {
        return kind;
    }

    /** The colour as chosen. */
    public ObjectProperty<ProfileColour> colourProperty() {
        return colour;
    }

    /** The address as typed. */
    public StringProperty addressProperty() {
        return address;
    }

    /** The key as typed; emptied once saved. */
    public StringProperty keyProperty() {
        return key;
    }

    /** What is wrong with the name; empty when nothing is. */
    public StringProperty nameProblemProperty() {
        return nameProblem;
    }

    /** What is wrong with the address; empty when nothing is. */
    public StringProperty addressProblemProperty() {
        return addressProblem;
    }

    /** What is wrong with the key; empty when nothing is. */
    public StringProperty keyProblemProperty() {
        return keyProblem;
    }

    /** What the empty key field says: how the kept key ends, or that there is none. */
    public StringProperty keyPromptProperty() {
        return keyPrompt;
    }

    /** What the service said to address and key, with the time it took; empty before a test. */
    public StringProperty connectionProperty() {
        return connection;
    }

    /** Whether that was good news. */
    public BooleanProperty connectionGoodProperty() {
        return connectionGood;
    }

    /** Whether a test is under way. */
    public BooleanProperty testingProperty() {
        return testing;
    }

    /** Why it could not be saved; null while it did not fail. */
    public ObjectProperty<@Nullable Problem> problemProperty() {
        return problem;
    }
}
