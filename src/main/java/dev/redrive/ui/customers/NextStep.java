package dev.redrive.ui.customers;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outage;
import dev.redrive.keys.KeyState;
import dev.redrive.ui.desk.Attention;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one thing that is most likely to be done about a customer next. */
enum NextStep {
    ENTER_KEY,
    OPEN,
    RETRY_TRIPS,
    RETRY_CRASHES;

    /**
     * For that customer.
     *
     * @param isForbidden whether the organisation lets no retry of it be requested
     */
    static NextStep of(CustomerState state, boolean isForbidden) {
        Attention attention = state.attention();
        KeyState key = state.key();
        if (key.isRejected() || (attention != null && isAboutKey(attention))) {
            return ENTER_KEY;
        }
        if (attention != null || state.isRunning() || !state.isRead()) {
            return OPEN;
        }
        if (!key.isAvailable()) {
            return key.isUnread() || key.isPending() ? OPEN : ENTER_KEY;
        }
        // The demo's address has no port until its service listens.
        if (isForbidden
                || state.profile().readOnly()
                || state.profile().serviceUrl().getPort() == 0) {
            return OPEN;
        }
        Outage latest = latest(state);
        return latest != null && latest.latest().kind() == ItemKind.CRASHES
                ? RETRY_CRASHES
                : RETRY_TRIPS;
    }

    /** Whether it is urgent, so that its button stands out. */
    static boolean isUrgent(CustomerState state) {
        Attention attention = state.attention();
        return attention != null && isAboutKey(attention);
    }

    private static boolean isAboutKey(Attention attention) {
        return attention.reason() == Attention.Reason.KEY_REJECTED
                || attention.reason() == Attention.Reason.KEY_MISSING;
    }

    /** The outage of the last retry of either kind; null when there is none. */
    static @Nullable Outage latest(CustomerState state) {
        return state.lanes().stream()
                .map(Lane::outage)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Outage::latest, Outage.OLDEST_FIRST))
                .orElse(null);
    }
}
