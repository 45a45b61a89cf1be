package dev.redrive.ui.history;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.Outages.OutageFilter;
import dev.redrive.journal.VerdictKind;
import dev.redrive.profile.Profile;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Texts;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the user wants to see of the history. JavaFX thread. */
final class FilterViewModel {

    private static final String KIND = "kind.";
    private static final String STANDING = "history.standing.";
    private static final String PERIOD = "history.period.";

    private final Texts texts;
    private final Formats formats;
    final StringProperty text = new SimpleStringProperty("");

    /** Trips or crashes; null for both. */
    final ObjectProperty<@Nullable ItemKind> kind = new SimpleObjectProperty<>();

    /** How far it came; null for any. */
    final ObjectProperty<@Nullable VerdictKind> verdictKind = new SimpleObjectProperty<>();

    /** Whose, by the profile's id; null for all. */
    final ObjectProperty<@Nullable String> profileId = new SimpleObjectProperty<>();

    /** Whether only what is not drained is shown. */
    final BooleanProperty notDrained = new SimpleBooleanProperty();

    final ObjectProperty<Period> period = new SimpleObjectProperty<>(Period.ALL);
    private Consumer<OutageFilter> changed = _ -> {};
    private OutageFilter notified = OutageFilter.ALL;
    private boolean clearing;

    FilterViewModel(Texts texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
        text.subscribe((_, _) -> notifyListener());
        kind.subscribe((_, _) -> notifyListener());
        verdictKind.subscribe((_, _) -> notifyListener());
        profileId.subscribe((_, _) -> notifyListener());
        period.subscribe((_, _) -> notifyListener());
        notDrained.subscribe((_, _) -> notifyListener());
    }

    /** Is notified every filter that differs from the one before. */
    void onChange(Consumer<OutageFilter> listener) {
        changed = listener;
    }

    /** The filter as of now. */
    OutageFilter filter() {
        return new OutageFilter(
                text.get().strip(),
                kind.get(),
                verdictKind.get(),
                profileId.get(),
                period.get().from(formats),
                null,
                notDrained.get());
    }

    /** Lets through what that one does, of which the listener knows. */
    void goOnFrom(FilterViewModel before) {
        clearing = true;
        text.set(before.text.get());
        kind.set(before.kind.get());
        verdictKind.set(before.verdictKind.get());
        profileId.set(before.profileId.get());
        period.set(before.period.get());
        notDrained.set(before.notDrained.get());
        clearing = false;
        notified = before.notified;
    }

    /** Lets everything through again. */
    public void clear() {
        clearing = true;
        text.set("");
        kind.set(null);
        verdictKind.set(null);
        profileId.set(null);
        period.set(Period.ALL);
        notDrained.set(false);
        clearing = false;
        notifyListener();
    }

    /** Notifies the listener if the filter has changed, also because a new day has begun. */
    void notifyListener() {
        OutageFilter now = filter();
        if (!clearing && !now.equals(notified)) {
            notified = now;
            changed.accept(now);
        }
    }

    /** A kind in words. */
    String kindText(@Nullable ItemKind which) {
        return texts.get(which == null ? "history.allKinds" : KIND + which.name());
    }

    /** A standing in words. */
    String verdictKindText(@Nullable VerdictKind which) {
        return texts.get(which == null ? "history.allStandings" : STANDING + which.name());
    }

    /** The profile of that id, among these, in words. */
    String profileText(@Nullable String id, List<Profile> profiles) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(id))
                .map(Profile::name)
                .findFirst()
                .orElse(texts.get("history.allProfiles"));
    }

    /** A period in words. */
    String periodText(Period which) {
        return texts.get(PERIOD + which.name());
    }

    /** How far back the history is shown. */
    enum Period {
        /** From the beginning. */
        ALL(-1),
        TODAY(0),
        /** Today and the six days before. */
        WEEK(6),
        /** Today and the 29 days before. */
        MONTH(29),
        /** Today and the 364 days before. */
        YEAR(364);

        private final int daysAgo;

        Period(int daysAgo) {
            this.daysAgo = daysAgo;
        }

        /** When it begins, as of now; null for no beginning. */
        @Nullable Instant from(Formats formats) {
            return daysAgo < 0 ? null : formats.startOfDay(daysAgo);
        }
    }
}
