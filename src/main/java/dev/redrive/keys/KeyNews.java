package dev.redrive.keys;

import dev.redrive.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * What became of a profile's key, without the key.
 *
 * @param profile whose key it is
 * @param status how it stands with the place it is kept in
 * @param ending how the key that is at hand ends, as {@link ApiKey#ending()}; null when there is
 *     none at hand
 */
public record KeyNews(Profile profile, KeyStatus status, @Nullable String ending) {}
