package dev.redrive.ui.start;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What users typed as reason or ticket before they left the question, by customer and kind. In
 * memory only, until Redrive closes. JavaFX thread.
 */
public final class Tickets {

    private record Place(String profileId, ItemKind kind) {}

    private final Map<Place, String> typed = new HashMap<>();

    /** What was typed and not sent; null when nothing was. */
    @Nullable String typed(Profile profile, ItemKind kind) {
        return typed.get(new Place(profile.id(), kind));
    }

    void keep(Profile profile, ItemKind kind, String ticket) {
        typed.put(new Place(profile.id(), kind), ticket);
    }

    void forget(Profile profile, ItemKind kind) {
        typed.remove(new Place(profile.id(), kind));
    }
}
