package dev.redrive.ui.credentials;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.PastedKey;
import dev.redrive.policy.Policy;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileLetters;
import dev.redrive.profile.ProfileName;
import dev.redrive.profile.Receiver;
import dev.redrive.profile.ReceiverAddress;
import dev.redrive.profile.ServiceAddress;
import dev.redrive.text.PastedText;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.net.URI;
import java.util.Arrays;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is typed about one profile, and what is wrong with it. JavaFX thread. */
final class ProfileForm {

    private static final String NAME = "credentials.name.";
    private static final String ADDRESS = "credentials.address.";
    private static final String RECEIVER = "credentials.receiver.";
    private static final String KEY = "credentials.key.";

    final ObjectProperty<@Nullable Profile> edited = new SimpleObjectProperty<>();
    final StringProperty name = new SimpleStringProperty("");
    final ObjectProperty<ProfileKind> kind = new SimpleObjectProperty<>(ProfileKind.PRODUCTION);
    final ObjectProperty<ProfileColour> colour = new SimpleObjectProperty<>(ProfileColour.RED);
    final BooleanProperty readOnly = new SimpleBooleanProperty();

    /** Those chosen for the customer; empty for those of the name. */
    final StringProperty letters = new SimpleStringProperty("");

    final StringProperty address = new SimpleStringProperty("");

    /** The address of the receiving server; empty for none. */
    final StringProperty receiver = new SimpleStringProperty("");

    final StringProperty receiverProblem = new SimpleStringProperty("");
    final StringProperty key = new SimpleStringProperty("");
    final StringProperty nameProblem = new SimpleStringProperty("");
    final StringProperty addressProblem = new SimpleStringProperty("");
    final StringProperty addressNote = new SimpleStringProperty("");
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
        kind.subscribe((_, _) -> addressProblem.set(""));
        address.subscribe(_ -> noteAddress());
        key.subscribe((_, _) -> keyProblem.set(""));
        receiver.subscribe((_, _) -> receiverProblem.set(""));
    }

    /** Empties it for a new profile at the service's public address. */
    void clear() {
        offered = freeColour();
        readOnly.set(false);
        letters.set("");
        receiver.set("");
        fill(null, "", ProfileKind.PRODUCTION, offered, usualAddress().toString());
    }

    /** The service's public address or, where it is not allowed, the first that is. */
    private URI usualAddress() {
        Policy policy = profiles.policy().now();
        return policy.allows(ServiceAddress.PUBLIC)
                ? ServiceAddress.PUBLIC
                : policy.addresses().stream().findFirst().orElse(ServiceAddress.PUBLIC);
    }

    /** The first colour no profile has, so that two are not taken for one another at a glance. */
    private ProfileColour freeColour() {
        return Arrays.stream(ProfileColour.values())
                .filter(free -> free != ProfileColour.VIOLET) // The demo's.
                .filter(free -> profiles.profiles().stream().noneMatch(p -> p.colour() == free))
                .findFirst()
                .orElse(ProfileColour.RED);
    }

    /** Shows what is saved of a profile. */
    void show(Profile profile) {
        readOnly.set(profile.readOnly());
        letters.set(profile.letters());
        receiver.set(savedReceiver(profile));
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
        receiverProblem.set("");
        showKeyPrompt();
        noteAddress();
    }

    /** Shows what is typed there, about the same profile. */
    void goOnFrom(ProfileForm before) {
        storage.goOnFrom(before.storage);
        Profile profile = before.edited.get() == null ? null : now(before.edited.get());
        offered = before.offered;
        readOnly.set(before.readOnly.get());
        letters.set(before.letters.get());
        receiver.set(before.receiver.get());
        fill(
                profile,
                profile != null && profile.kind() == ProfileKind.DEMO
                        ? profile.name()
                        : before.name.get(),
                before.kind.get(),
                before.colour.get(),
                before.address.get());
        storage.choice.set(before.storage.choice.get());
        key.set(before.key.get());
    }

    private Profile now(Profile edited) {
        return profiles.profiles().stream()
                .filter(other -> other.id().equals(edited.id()))
                .findFirst()
                .orElse(edited);
    }

    /** What is known of the keys has changed. */
    void keysChanged() {
        showKeyPrompt();
        storage.showState();
    }

    /** Says again how the kept key ends, or that there is none. */
    private void showKeyPrompt() {
        String ending = keptEnding();
        keyPrompt.set(
                ending == null
                        ? texts.get("credentials.keyPrompt")
                        : texts.get("credentials.keyKept", ending));
    }

    private @Nullable String keptEnding() {
        Profile profile = edited.get();
        return profile == null ? null : profiles.keys().of(profile).ending();
    }

    /** {@link #isDirty}, observable. */
    BooleanBinding dirty() {
        return Bindings.createBooleanBinding(
                this::isDirty,
                edited,
                name,
                letters,
                kind,
                colour,
                readOnly,
                address,
                receiver,
                key,
                storage.choice,
                storage.offered);
    }

    /** Whether something was typed or chosen that is not saved. */
    boolean isDirty() {
        Profile profile = edited.get();
        if (readOnly.get() != (profile != null && profile.readOnly())
                || !typedLetters().equals(profile == null ? "" : profile.letters())
                || !receiver.get().equals(profile == null ? "" : savedReceiver(profile))) {
            return true;
        }
        return profile == null
                ? differs("", ProfileKind.PRODUCTION, offered, usualAddress())
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

    /** The profile as typed, at that address; its name was checked before. */
    Profile draft(String id, URI uri) {
        Profile draft =
                new Profile(
                        id,
                        ProfileName.read(name.get())
                                        instanceof ProfileName.Reading.Usable(var usable)
                                ? usable
                                : name.get(),
                        kind.get(),
                        colour.get(),
                        uri,
                        readOnly.get(),
                        storage.choice.get(),
                        typedLetters(),
                        new Profile.Links("", typedReceiver()));
        Profile before = edited.get();
        return before == null ? draft : draft.sharedAsWas(now(before));
    }

    private static String savedReceiver(Profile profile) {
        Receiver saved = profile.receiver();
        return saved == null ? "" : saved.address().toString();
    }

    /** The receiving server as typed; another address than before is to be allowed again. */
    private @Nullable Receiver typedReceiver() {
        if (!(ReceiverAddress.read(receiver.get())
                instanceof ReceiverAddress.Reading.Usable(URI typed))) {
            return null;
        }
        Profile before = edited.get();
        Receiver saved = before == null ? null : now(before).receiver();
        return new Receiver(
                typed, saved != null && saved.allowed() && saved.address().equals(typed));
    }

    /** Marks the address of the receiving server if it cannot be used; whether it can, or none. */
    boolean checkReceiver() {
        receiverProblem.set(
                ReceiverAddress.read(receiver.get())
                                instanceof ReceiverAddress.Reading.Wrong(var wrong, var stray)
                        ? receiverWrong(wrong, stray)
                        : "");
        return receiverProblem.get().isEmpty();
    }

    private String receiverWrong(ReceiverAddress.Problem wrong, PastedText.@Nullable Stray stray) {
        if (wrong == ReceiverAddress.Problem.EMPTY) {
            return "";
        }
        String key = RECEIVER + wrong.name();
        return stray == null ? texts.get(key) : texts.get(key, stray.name(), stray.position());
    }

    private String typedLetters() {
        return ProfileLetters.read(letters.get());
    }

    /** The profile as it is typed, to be shown only. */
    Profile typed() {
        Profile profile = edited.get();
        return draft(
                profile == null ? "" : profile.id(),
                profile == null ? ServiceAddress.PUBLIC : profile.serviceUrl());
    }

    /** Marks the name if it cannot be used; whether it can. */
    boolean checkName() {
        nameProblem.set(nameWrong());
        return nameProblem.get().isEmpty();
    }

    private String nameWrong() {
        return switch (ProfileName.read(name.get())) {
            case ProfileName.Reading.Usable(String typed) ->
                    isTaken(typed) ? texts.get("credentials.nameTaken") : "";
            case ProfileName.Reading.Wrong(var wrong, var stray) -> {
                String key = NAME + wrong.name();
                yield stray == null
                        ? texts.get(key, ProfileName.LONGEST)
                        : texts.get(key, stray.name(), stray.position());
            }
        };
    }

    private boolean isTaken(String typed) {
        Profile self = edited.get();
        return profiles.profiles().stream()
                .filter(other -> self == null || !other.id().equals(self.id()))
                .anyMatch(other -> ProfileName.isSame(other.name(), typed));
    }

    /** The address; marked, and null, when it cannot be used. */
    @Nullable URI readAddress() {
        return switch (ServiceAddress.read(address.get())) {
            case ServiceAddress.Reading.Usable(URI uri) -> {
                boolean isRefused = isPlainForProduction(uri);
                addressProblem.set(
                        isRefused
                                ? texts.get(ADDRESS + "PLAIN_PRODUCTION")
                                : new PolicyTexts(texts).whyNot(profiles.policy().now(), uri));
                yield addressProblem.get().isEmpty() ? uri : null;
            }
            case ServiceAddress.Reading.Wrong(var wrong, var stray) -> {
                String key = ADDRESS + wrong.name();
                addressProblem.set(
                        stray == null
                                ? texts.get(key)
                                : texts.get(key, stray.name(), stray.position()));
                yield null;
            }
        };
    }

    /** A profile that was saved so before the rule came can be used and changed otherwise. */
    private boolean isPlainForProduction(URI uri) {
        Profile self = edited.get();
        boolean wasSo =
                self != null
                        && self.kind() == ProfileKind.PRODUCTION
                        && self.serviceUrl().equals(uri);
        return ServiceAddress.isPlain(uri) && kind.get() == ProfileKind.PRODUCTION && !wasSo;
    }

    /** Says what to know of an address that is not encrypted. */
    private void noteAddress() {
        boolean isPlain =
                ServiceAddress.read(address.get()) instanceof ServiceAddress.Reading.Usable(URI uri)
                        && ServiceAddress.isPlain(uri)
                        && (edited.get() == null || edited.get().kind() != ProfileKind.DEMO);
        addressNote.set(isPlain ? texts.get("credentials.addressPlain") : "");
    }

    /** The typed key; null when there is none, or marked when it cannot be used. */
    @Nullable ApiKey readKey() {
        char[] typed = key.get().toCharArray();
        keyProblem.set("");
        if (typed.length == 0) {
            return null;
        }
        try {
            return switch (PastedKey.read(typed)) {
                case PastedKey.Reading.Usable usable -> usable.key();
                case PastedKey.Reading.Wrong(var wrong, var stray) -> {
                    String text = KEY + wrong.name();
                    keyProblem.set(
                            stray == null
                                    ? texts.get(text)
                                    : texts.get(text, stray.name(), stray.position()));
                    yield null;
                }
            };
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
