package dev.redrive.ui.admin;

import dev.redrive.enterprise.Administration;
import dev.redrive.enterprise.Administration.PeopleList;
import dev.redrive.enterprise.Administration.Person;
import dev.redrive.enterprise.Administration.Team;
import dev.redrive.enterprise.Administration.TeamList;
import dev.redrive.enterprise.Outcome;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.MapChangeListener;
import javafx.util.Subscription;

/**
 * The teams and hyper-admins of the chosen customer. The service is called only while the page is
 * shown. JavaFX thread.
 */
public final class AdminViewModel {

    final AdminList<Team> teams = new AdminList<>();
    final AdminList<Person> people = new AdminList<>();
    final AdminTexts words;
    private final ReadOnlyObjectWrapper<Profile> customer;
    private final ProfilesModel profiles;
    private final AdminDesk desk;
    private final Texts texts;
    private final Formats formats;
    private final Consumer<Profile> enterKey;
    private Runnable onPending = () -> {};
    private Subscription following;
    private boolean isShown;
    private boolean isKeyMissing;

    /**
     * Shows nothing yet.
     *
     * @param enterKey lets the user enter the customer's key
     */
    public AdminViewModel(
            UiKit kit, ProfilesModel profiles, AdminDesk desk, Consumer<Profile> enterKey) {
        this.texts = kit.texts();
        this.formats = kit.formats();
        this.words = new AdminTexts(kit);
        this.profiles = profiles;
        this.desk = desk;
        this.enterKey = enterKey;
        this.customer = new ReadOnlyObjectWrapper<>(profiles.chosen());
        MapChangeListener<String, Object> keys = _ -> keysChanged();
        profiles.keys().states().addListener(keys);
        Runnable unlisten = desk.onChange(this::changed);
        following =
                Subscription.combine(
                        profiles.chosenProperty().subscribe(this::choose),
                        () -> profiles.keys().states().removeListener(keys),
                        unlisten::run);
    }

    /** The customer of which everything here is. */
    ReadOnlyObjectProperty<Profile> customerProperty() {
        return customer.getReadOnlyProperty();
    }

    /** The customer of which everything here is. */
    Profile customer() {
        return customer.get();
    }

    /** Runs whenever a change has begun or ended. */
    void onPending(Runnable listener) {
        onPending = listener;
    }

    /** The page came to be shown, or is shown no longer. */
    void shown(boolean now) {
        isShown = now;
        if (now) {
            load();
        }
    }

    /** Follows nothing any more. */
    void close() {
        isShown = false;
        following.unsubscribe();
        following = Subscription.EMPTY;
        teams.clear();
        people.clear();
    }

    private void choose(Profile now) {
        teams.clear();
        people.clear();
        customer.set(now);
        if (isShown) {
            load();
        }
    }

    private void keysChanged() {
        if (isShown && isKeyMissing && profiles.keys().of(customer()).isAvailable()) {
            load();
        }
    }

    private void changed(String profileId) {
        if (profileId.equals(customer().id())) {
            onPending.run();
            if (isShown) {
                load();
            }
        }
    }

    /** Reads both lists. */
    void load() {
        isKeyMissing = false;
        loadTeams();
        loadPeople();
    }

    void loadTeams() {
        load(teams, true, Administration::teams, this::show);
    }

    void loadPeople() {
        load(people, false, Administration::hyperAdmins, this::show);
    }

    private <L, T> void load(
            AdminList<T> list, boolean ofTeams, AdminDesk.Call<L> call, Consumer<L> show) {
        Profile asked = customer();
        if (asked.serviceUrl().getPort() == 0 || asked.readOnly()) {
            return; // The demo listens nowhere yet: it comes with an address as soon as it does.
        }
        int request = list.begin();
        desk.read(
                asked,
                call,
                result -> {
                    if (!list.end(request)) {
                        return;
                    }
                    switch (result.outcome()) {
                        case Outcome.Answered<L>(L answer) -> show.accept(answer);
                        case Outcome.Failed<L>(var failure) ->
                                list.fail(words.ofList(asked, ofTeams, failure));
                        case null -> {
                            isKeyMissing = !result.isForbidden();
                            list.fail(
                                    words.notCalled(
                                            asked,
                                            result.isForbidden(),
                                            () -> enterKey.accept(asked)));
                        }
                    }
                });
    }

    private void show(TeamList answer) {
        teams.show(
                answer.teams(),
                note("admin.teamCount", answer.teams().size(), answer.nbUnreadable()));
    }

    private void show(PeopleList answer) {
        people.show(
                answer.people(),
                note("admin.peopleCount", answer.people().size(), answer.nbUnreadable()));
    }

    private String note(String key, int count, int nbUnreadable) {
        String counted = texts.get(key, count, formats.time(formats.now()));
        return nbUnreadable == 0
                ? counted
                : counted + " " + texts.get("admin.unreadable", nbUnreadable);
    }

    /** The status of a team, or that it is being changed. */
    String status(Team team) {
        return desk.isPending(customer(), team.teamId())
                ? texts.get("admin.sending")
                : words.status(team.status());
    }

    /** Why that team cannot be changed so; empty where it can. */
    String whyNot(Team team, boolean enable) {
        if (desk.isPending(customer(), team.teamId())) {
            return texts.get("common.busy");
        }
        String already = enable ? Team.ENABLED : Team.DISABLED;
        return already.equals(team.status())
                ? texts.get(enable ? "admin.isEnabled" : "admin.isDisabled")
                : "";
    }
}
