package dev.redrive.ui.history;

import dev.redrive.profile.ProfileColour;
import org.jspecify.annotations.Nullable;

/**
 * Whose retry it was.
 *
 * @param name the profile's name at the time
 * @param colour the profile's present colour; null when it was removed
 * @param kind Production, Test or Demo as the profile is now, or that it was removed
 */
record Owner(String name, @Nullable ProfileColour colour, String kind) {

    static final Owner NONE = new Owner("", null, "");
}
