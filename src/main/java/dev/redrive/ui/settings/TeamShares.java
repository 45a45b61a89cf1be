package dev.redrive.ui.settings;

import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which customer of the team log each profile is shared as. JavaFX thread. */
public final class TeamShares {

    /**
     * A customer a profile can be shared as.
     *
     * @param customer its name in the team log; empty for not shared
     * @param words as it is shown
     */
    record Option(String customer, String words) {}

    /**
     * A profile with what it can be shared as.
     *
     * @param problem why nothing of it is shared although a customer is chosen; empty for none
     */
    record Row(Profile profile, List<Option> options, Option chosen, String problem) {}

    private final ProfilesModel profiles;
    private final Texts texts;
    private final ListChangeListener<Profile> following = _ -> show();
    final ObservableList<Row> rows = FXCollections.observableArrayList();

    /** Why there is nothing to choose from; empty when there is. */
    final StringProperty note = new SimpleStringProperty("");

    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private boolean isUsed;
    private @Nullable Map<String, String> customers;

    /** Not used, and without customers at first. */
    public TeamShares(UiKit kit, ProfilesModel profiles) {
        this.profiles = profiles;
        this.texts = kit.texts();
        profiles.profiles().addListener(following);
    }

    /** Follows the profiles no longer. */
    void close() {
        profiles.profiles().removeListener(following);
    }

    /** Whether there is a team log. */
    void use(boolean used) {
        isUsed = used;
        customers = used ? customers : null;
        show();
    }

    /** The database shows this user these customers, with the host of each. */
    void found(Map<String, String> seen) {
        customers = new TreeMap<>(seen);
        show();
    }

    private void show() {
        note.set(
                customers == null
                        ? texts.get("settings.teamCustomersUnknown")
                        : customers.isEmpty() ? texts.get("settings.teamCustomersNone") : "");
        rows.setAll(
                isUsed
                        ? profiles.profiles().stream()
                                .filter(profile -> !Profile.isDemo(profile.id()))
                                .map(this::row)
                                .toList()
                        : List.of());
    }

    private Row row(Profile profile) {
        Map<String, String> known = customers == null ? Map.of() : customers;
        List<Option> options = new ArrayList<>();
        options.add(new Option("", texts.get("settings.teamNotShared")));
        known.forEach((customer, host) ->
                options.add(
                        new Option(
                                customer,
                                isAt(host, profile)
                                        ? customer
                                        : texts.get(
                                                "settings.teamCustomerElsewhere",
                                                customer,
                                                host))));
        String kept = profile.teamCustomer();
        if (!kept.isEmpty() && !known.containsKey(kept)) {
            options.add(
                    new Option(
                            kept,
                            customers == null
                                    ? kept
                                    : texts.get("settings.teamCustomerGone", kept)));
        }
        Option chosen =
                options.stream()
                        .filter(option -> option.customer().equals(kept))
                        .findFirst()
                        .orElse(options.getFirst());
        return new Row(profile, List.copyOf(options), chosen, otherHost(profile, kept));
    }

    /** The team log knows a customer by the host of its service. */
    private static boolean isAt(String host, Profile profile) {
        return host.equals(profile.host().toLowerCase(Locale.ROOT));
    }

    private String otherHost(Profile profile, String customer) {
        String host = customers == null ? null : customers.get(customer);
        return host == null || isAt(host, profile)
                ? ""
                : texts.get("settings.teamCustomerOtherHost", customer, host, profile.host());
    }

    /** Shares the profile so from now on; refuses a customer of another host. */
    void choose(Profile profile, Option option) {
        if (option.customer().equals(profile.teamCustomer())) {
            return;
        }
        String wrong = otherHost(profile, option.customer());
        if (!wrong.isEmpty()) {
            problem.set(Problem.error(notSaved(profile), wrong));
            show();
            return;
        }
        problem.set(null);
        profiles.save(
                profile.sharedAs(option.customer()),
                null,
                failure -> {
                    if (failure != null) {
                        problem.set(
                                Problem.error(
                                        notSaved(profile),
                                        failure instanceof IOException io
                                                ? FileFailures.reason(texts, io)
                                                : String.valueOf(failure.getMessage())));
                        show();
                    }
                });
    }

    private String notSaved(Profile profile) {
        return texts.get("settings.teamCustomerNotSaved", profile.name());
    }
}
