package dev.redrive.ui.credentials;

import dev.redrive.profile.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ServiceAddress;
import dev.redrive.ui.common.ProfilesModel;
import dev.redrive.ui.common.Texts;
import java.net.URI;
import java.util.Arrays;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is typed about one profile, and what is wrong with it. JavaFX thread. */
final class ProfileForm {

    private static final String ADDRESS = "credentials.address.";
    private static final String KEY = "credentials.key.";

    final ObjectProperty<@Nullable Profile> edited = new SimpleObjectProperty<>();
    final StringProperty name = new SimpleStringProperty("");
    final ObjectProperty<ProfileKind> kind = new SimpleObjectProperty<>(ProfileKind.PRODUCTION);
    final ObjectProperty<ProfileColour> colour = new SimpleObjectProperty<>(ProfileColour.RED);
    final BooleanProperty readOnly = new SimpleBooleanProperty();
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty key = new SimpleStringProperty("");
    final StringProperty nameProblem = new SimpleStringProperty("");
    final StringProperty addressProblem = new SimpleStringProperty("");
    final StringProperty keyProblem = new SimpleStringProperty("");
    final StringProperty keyPrompt = new SimpleStringProperty("");
    final KeyStorageViewModel storage;
    private final ProfilesModel profiles;
    private final Texts texts;
    private ProfileColour offered = ProfileColour.RED;

    ProfileForm(ProfilesModel profiles, KeyStorageViewModel storage, Texts texts) {
        this.profiles = profiles;
        this.storage = storage;
        this.texts = texts;
        // A mark is about what was typed before.
        name.subscribe((_, _) -> nameProblem.set(""));
        address.subscribe((_, _) -> addressProblem.set(""));
        key.subscribe((_, _) -> keyProblem.set(""));
    }

    /** Empties it for a new profile at the service's public address. */
    void clear() {
        offered = freeColour();
        readOnly.set(false);
        fill(null, "", ProfileKind.PRODUCTION, offered, ServiceAddress.PUBLIC.toString());
    }

    /** The first colour no profile has, so that two are not taken for one another at a glance. */
    private ProfileColour freeColour() {
        return Arrays.stream(ProfileColour.values())
                .filter(free -> profiles.profiles().stream().noneMatch(p -> p.colour() == free))
                .findFirst()
                .orElse(ProfileColour.RED);
    }

    /** Shows what is saved of a profile. */
    void show(Profile profile) {
        readOnly.set(profile.readOnly());
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
        edited.set(profile);
        name.set(newName);
        kind.set(newKind);
        colour.set(newColour);
        address.set(newAddress);
        storage.show(profile);
        key.set("");
        nameProblem.set("");
        addressProblem.set("");
        keyProblem.set("");
        showKeyPrompt();
    }

    /** Something became known of the keys. */
    void heard() {
        showKeyPrompt();
        storage.showState();
    }

    /** Says anew how the kept key ends, or that there is none. */
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

    /** Whether something was typed or chosen that is not saved. */
    boolean isDirty() {
        Profile profile = edited.get();
        if (readOnly.get() != (profile != null && profile.readOnly())) {
            return true;
        }
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
                || storage.isDirty()
                || !key.get().isEmpty();
    }

    /** The profile as typed, at that address. */
    Profile draft(String id, URI uri) {
        return new Profile(
                id,
                name.get().strip(),
                kind.get(),
                colour.get(),
                uri,
                readOnly.get(),
                storage.choiceProperty().get());
    }

    /** Marks the name if it can not be used; whether it can. */
    boolean checkName() {
        nameProblem.set(nameWrong());
        return nameProblem.get().isEmpty();
    }

    private String nameWrong() {
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

    /** The address; marked, and null, when it can not be used. */
    @Nullable URI readAddress() {
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

    /** The typed key; null when there is none, or marked when it can not be used. */
    @Nullable ApiKey readKey() {
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
        try {
            return ApiKey.of(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** Marks the key where this address would leave the profile without the one it has. */
    void askAgainFor(URI uri) {
        Profile profile = edited.get();
        if (profile != null && keptEnding() != null && !profile.serviceUrl().equals(uri)) {
            keyProblem.set(texts.get("credentials.key.otherAddress"));
        }
    }
}
