package dev.redrive.testing;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.Outage;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.ui.desk.CustomerGroup;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.Lane;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Customers as the desk knows them, for tests of screens that show one. */
public final class CustomerStates {

    private CustomerStates() {}

    /** With a key that is available, and these entries in a history that was read whole. */
    public static CustomerState of(Profile profile, JournalEntry... entries) {
        return with(profile, KeyState.available("WXYZ", null), entries);
    }

    /** The same with what is known of its key. */
    public static CustomerState with(Profile profile, KeyState key, JournalEntry... entries) {
        return new CustomerState(
                profile,
                key,
                true,
                true,
                lane(ItemKind.TRIPS, entries),
                lane(ItemKind.CRASHES, entries),
                CustomerGroup.OTHERS,
                null);
    }

    private static Lane lane(ItemKind kind, JournalEntry... entries) {
        List<JournalEntry> mine =
                Stream.of(entries)
                        .filter(entry -> entry.kind() == kind)
                        .sorted(Outage.OLDEST_FIRST.reversed())
                        .toList();
        return new Lane(kind, null, List.of(), mine, Outage.of(mine, Map.of()));
    }
}
