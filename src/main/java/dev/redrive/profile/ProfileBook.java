package dev.redrive.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code profiles.json}: the profiles, and what must be known before the window is
 * painted for the first time. Holds no key.
 *
 * @param chosenId the chosen profile's id; null when none was chosen yet. May be the id of a
 *     profile that is not among these, such as the built-in demo
 * @param profiles in the order they are shown; ids unique, names unique by {@link ProfileName}
 * @param window where the window was; null before it was closed once
 * @param preferences what the user has chosen for the whole window
 */
public record ProfileBook(
        @Nullable String chosenId,
        List<Profile> profiles,
        @Nullable WindowPlacement window,
        Preferences preferences) {

    /** What a new installation begins with. */
    public static final ProfileBook EMPTY =
            new ProfileBook(null, List.of(), null, Preferences.DEFAULT);

    /**
     * @throws IllegalArgumentException when an id or a name is blank or occurs twice
     */
    public ProfileBook {
        profiles = List.copyOf(profiles);
        Set<String> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Profile profile : profiles) {
            if (profile.id().isBlank() || ProfileName.folded(profile.name()).isEmpty()) {
                throw new IllegalArgumentException("a profile without id or name");
            }
            if (!ids.add(profile.id()) || !names.add(ProfileName.folded(profile.name()))) {
                throw new IllegalArgumentException("a profile's id or name is there twice");
            }
        }
    }

    /** The profile with that id, or null. */
    public @Nullable Profile find(String id) {
        return profiles.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }

    /** With that profile instead of the one with its id, or as the last. */
    public ProfileBook with(Profile profile) {
        if (find(profile.id()) == null) {
            return withProfiles(Stream.concat(profiles.stream(), Stream.of(profile)));
        }
        return withProfiles(profiles.stream().map(p -> p.id().equals(profile.id()) ? profile : p));
    }

    /** Without that profile, and without it being chosen. */
    public ProfileBook without(String id) {
        return withProfiles(profiles.stream().filter(p -> !p.id().equals(id)))
                .choosing(id.equals(chosenId) ? null : chosenId);
    }

    /** With another choice; null for none. */
    public ProfileBook choosing(@Nullable String id) {
        return new ProfileBook(id, profiles, window, preferences);
    }

    /** With the window elsewhere. */
    public ProfileBook with(WindowPlacement placement) {
        return new ProfileBook(chosenId, profiles, placement, preferences);
    }

    /** With other preferences. */
    public ProfileBook with(Preferences others) {
        return new ProfileBook(chosenId, profiles, window, others);
    }

    private ProfileBook withProfiles(Stream<Profile> others) {
        return new ProfileBook(chosenId, others.toList(), window, preferences);
    }

    /**
     * Where the window was when the program closed, in the units of the screen. The screen may have
     * changed since: the caller checks that the window is still visible.
     *
     * @param x of the left edge when not maximised; finite
     * @param y of the upper edge when not maximised; finite
     * @param width when not maximised; finite, above 0
     * @param height when not maximised; finite, above 0
     * @param maximised whether it filled the screen
     */
    public record WindowPlacement(
            double x, double y, double width, double height, boolean maximised) {

        /**
         * @throws IllegalArgumentException for numbers no window can have
         */
        public WindowPlacement {
            if (!Double.isFinite(x + y + width + height) || width <= 0 || height <= 0) {
                throw new IllegalArgumentException("no place for a window");
            }
        }
    }
}
