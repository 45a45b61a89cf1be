package dev.redrive.ui.customer;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.desk.ColleagueTexts;
import dev.redrive.ui.desk.Customer;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ChangeListener;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What the page of the chosen customer shows, and nothing of any other. JavaFX thread. */
public final class CustomerViewModel {

    private final ProfilesModel profiles;
    private final Texts texts;
    private final CustomersModel customers;
    private final Map<ItemKind, CardViewModel> cards = new EnumMap<>(ItemKind.class);
    private @Nullable Customer shown;
    private boolean isSeen = true;
    private final ChangeListener<CustomerState> following = (_, _, state) -> show(state);
    private final Subscription choosing;
    final ColleagueTexts colleagueTexts;

    /** The page of whichever of these customers is chosen. */
    public CustomerViewModel(
            ProfilesModel profiles, CustomersModel customers, Texts texts, Formats formats) {
        this.profiles = profiles;
        this.texts = texts;
        this.customers = customers;
        colleagueTexts = new ColleagueTexts(texts, formats, customers.colleagues()::ahead);
        for (ItemKind kind : ItemKind.values()) {
            cards.put(kind, new CardViewModel(kind, texts, formats));
        }
        choosing =
                Subscription.combine(
                        profiles.chosenProperty().subscribe(_ -> follow()),
                        // The customer of a profile that was just added may come a moment after
                        // the profile.
                        customers.customers().subscribe(this::follow),
                        profiles.policy().property().subscribe((_, _) -> seen(isSeen)),
                        customers.colleagues().version().subscribe(_ -> showColleagues()));
    }

    /** Follows no customer any more. */
    public void close() {
        choosing.unsubscribe();
        if (shown != null) {
            shown.stateProperty().removeListener(following);
        }
    }

    private void follow() {
        Customer chosen = customers.find(profiles.chosen().id());
        if (chosen == null || chosen.equals(shown)) {
            return;
        }
        if (shown != null) {
            shown.stateProperty().removeListener(following);
        }
        shown = chosen;
        chosen.stateProperty().addListener(following);
        show(chosen.state());
    }

    /** Says whether the page can be seen: while it cannot, nothing of it changes. */
    void seen(boolean now) {
        isSeen = now;
        if (shown != null) {
            show(shown.state());
        }
    }

    private void show(CustomerState state) {
        if (!isSeen) {
            return;
        }
        String forbidden =
                new PolicyTexts(texts).whyNoRetry(profiles.policy().now(), state.profile());
        cards.values().forEach(card -> card.show(state, forbidden));
        showColleagues();
    }

    private void showColleagues() {
        if (isSeen && shown != null) {
            CustomerState state = shown.state();
            cards.values()
                    .forEach(card -> card.show(state, customers.colleagues(), colleagueTexts));
        }
    }

    /** The profile of the customer that is shown. */
    Profile profile() {
        return profiles.chosen();
    }

    /** The card of that kind. */
    public CardViewModel card(ItemKind kind) {
        return Objects.requireNonNull(cards.get(kind));
    }
}
