package dev.redrive.ui.shell;

import dev.redrive.keys.KeyState;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.ContactState;
import dev.redrive.retry.RetryDesk;
import dev.redrive.retry.TaskWatch;
import dev.redrive.retry.WatchState;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problems;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What the frame of the window says. JavaFX thread; {@link #tick()} once a second. */
public final class ShellViewModel {

    private static final String KIND = "profile.kind.";

    private final ProfilesModel profiles;
    private final RetryDesk desk;
    private final Texts texts;
    private final Formats formats;
    private final Problems problems = new Problems();
    final StringProperty host = new SimpleStringProperty("");
    final StringProperty kind = new SimpleStringProperty("");
    final BooleanProperty demo = new SimpleBooleanProperty();
    final BooleanProperty readOnly = new SimpleBooleanProperty();
    final ReadOnlyStringWrapper contact = new ReadOnlyStringWrapper("");

    /** When the service answered last and is polled next; empty where that says nothing. */
    final ReadOnlyStringWrapper contactDetail = new ReadOnlyStringWrapper("");

    final BooleanProperty inContact = new SimpleBooleanProperty();
    final BooleanProperty contactLost = new SimpleBooleanProperty();
    final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    final ReadOnlyStringWrapper key = new ReadOnlyStringWrapper("");

    /** The same with the name of the customer, for where no header names it. */
    final ReadOnlyStringWrapper keyOf = new ReadOnlyStringWrapper("");

    private final StringBinding keyWords;
    private final Set<Customer> followed = new HashSet<>();
    private final Map<String, List<String>> said = new HashMap<>();

    /** The frame over these profiles and watches. */
    public ShellViewModel(ProfilesModel profiles, RetryDesk desk, Texts texts, Formats formats) {
        this.profiles = profiles;
        this.desk = desk;
        this.texts = texts;
        this.formats = formats;
        profiles.chosenProperty().subscribe(this::showProfile);
        keyWords =
                Bindings.createStringBinding(
                        this::keyText, profiles.chosenProperty(), profiles.keys().states());
        key.bind(keyWords);
        keyOf.bind(
                Bindings.createStringBinding(
                        () -> texts.get("shell.keyOf", profiles.chosen().name(), key.get()),
                        profiles.chosenProperty(),
                        key));
        tick();
    }

    /** Says at once, and not only with the next tick, what becomes of the customers' tasks. */
    public void follow(CustomersModel customers) {
        Runnable again =
                () -> {
                    followed.retainAll(customers.customers());
                    customers.customers().stream()
                            .filter(followed::add)
                            .forEach(each ->
                                    each.stateProperty()
                                            .addListener((_, _, state) -> moved(state)));
                    tick();
                };
        customers.customers().addListener((ListChangeListener<Customer>) _ -> again.run());
        again.run();
    }

    /** Not for every number that moves: those are not said here. */
    private void moved(CustomerState state) {
        List<String> now =
                state.lanes().stream()
                        .flatMap(lane -> lane.tasks().stream())
                        .map(task -> {
                            WatchState watch = task.state();
                            return watch.contact().getClass().getName()
                                    + (watch.answeredAt() == null);
                        })
                        .toList();
        if (!now.equals(said.put(state.profile().id(), now))) {
            tick();
        }
    }

    private void showProfile(Profile profile) {
        demo.set(profile.kind() == ProfileKind.DEMO);
        readOnly.set(profile.readOnly());
        kind.set(texts.get(KIND + profile.kind().name()));
        host.set(demo.get() ? texts.get("shell.builtIn") : profile.host());
        tick();
    }

    /** Says everything again, in the language of now. */
    void sayAgain() {
        showProfile(profiles.chosen());
        keyWords.invalidate();
    }

    private String keyText() {
        Profile profile = profiles.chosen();
        KeyState key = profiles.keys().of(profile);
        String ending = key.ending();
        if (key.isUnread()) {
            return texts.get("shell.keyUnread");
        }
        if (ending == null) {
            return texts.get(key.isUnavailable() ? "shell.keyUnavailable" : "shell.keyNone");
        }
        if (profile.keyStorage() != KeyStorage.SESSION && key.isInPlace()) {
            String place = texts.get("shell.keyPlace." + profile.keyStorage().name());
            return ending.isEmpty()
                    ? texts.get("shell.keyKept", place)
                    : texts.get("shell.keyEndingKept", ending, place);
        }
        return ending.isEmpty()
                ? texts.get("shell.keySession")
                : texts.get("shell.keyEnding", ending);
    }

    /** Redraws what depends on the time. */
    void tick() {
        List<WatchState> watching = watching();
        Optional<Instant> next = next(watching);
        String count = texts.get("shell.watched", watching.size());
        String checks =
                next.map(at ->
                                texts.get(
                                        "shell.nextCheck",
                                        count,
                                        formats.duration(formats.until(at))))
                        .orElse(count);
        showContact();
        status.set(checks);
    }

    private void showContact() {
        List<WatchState> mine =
                desk.watches().stream()
                        .map(TaskWatch::state)
                        .filter(state -> state.profile().id().equals(profiles.chosen().id()))
                        .toList();
        Optional<Instant> lost =
                mine.stream()
                        .map(state -> lostSince(state.contact()))
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo);
        boolean keyNeeded =
                mine.stream().anyMatch(state -> state.contact() instanceof ContactState.KeyNeeded);
        contactLost.set(lost.isPresent() || keyNeeded);
        if (keyNeeded || lost.isPresent()) {
            contactDetail.set("");
            inContact.set(false);
            contact.set(
                    keyNeeded
                            ? texts.get("shell.keyNeeded")
                            : texts.get("shell.noContact", formats.time(lost.orElseThrow())));
            return;
        }
        Optional<Instant> answered =
                mine.stream()
                        .map(WatchState::answeredAt)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo);
        boolean watching = mine.stream().anyMatch(WatchState::isWatching);
        inContact.set(watching && answered.isPresent());
        contactDetail.set(inContact.get() ? detail(answered.orElseThrow(), mine) : "");
        contact.set(
                answered.map(at ->
                                watching
                                        ? texts.get("shell.inContact")
                                        : texts.get("shell.lastAnswer", formats.time(at)))
                        .orElseGet(() ->
                                texts.get(watching ? "shell.firstCheck" : "shell.notContacted")));
    }

    private String detail(Instant answered, List<WatchState> mine) {
        String ago = formats.duration(formats.since(answered));
        return next(mine)
                .map(at ->
                        texts.get("shell.checkedAndNext", ago, formats.duration(formats.until(at))))
                .orElseGet(() -> texts.get("shell.checked", ago));
    }

    private static Optional<Instant> next(List<WatchState> states) {
        return states.stream()
                .map(state -> nextCheck(state.contact()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private static @Nullable Instant lostSince(@Nullable ContactState contact) {
        return switch (contact) {
            case ContactState.NoContact(var since, var _, var _, var _) -> since;
            case ContactState.Polling(var before) -> lostSince(before);
            case null, default -> null;
        };
    }

    private static @Nullable Instant nextCheck(@Nullable ContactState contact) {
        return switch (contact) {
            case ContactState.Polling(var before) -> nextCheck(before);
            case ContactState.Fresh(var next) -> next;
            case ContactState.NoContact(var _, var _, var next, var _) -> next;
            case ContactState.RateLimited(var until) -> until;
            case ContactState.NotFound(var _, var next) -> next;
            case null, default -> null;
        };
    }

    /** The tasks that would be left unwatched if the window closed now. */
    public List<WatchState> watching() {
        return desk.watches().stream()
                .map(TaskWatch::state)
                .filter(WatchState::isWatching)
                .toList();
    }

    /** Where the times of the whole window are from. */
    String zoneText() {
        return texts.get("shell.zone", ZoneId.systemDefault().getId());
    }

    /** What the banner shows. */
    public Problems problems() {
        return problems;
    }
}
