package dev.redrive.ui.profiles;

import dev.redrive.files.JsonFile;
import dev.redrive.policy.Policy;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The profiles that the organisation gives to begin with, and what it lets be saved. */
final class GivenProfiles {

    private final PolicyModel policy;
    private final List<Profile> profiles;

    /** Those for a user who has none yet; none while it is not known whether there are any. */
    GivenProfiles(PolicyModel policy, JsonFile.Found<ProfileBook> loaded) {
        this.policy = policy;
        boolean isFirst = loaded.value().profiles().isEmpty() && loaded.refusal() == null;
        profiles = isFirst ? policy.now().profiles() : List.of();
    }

    List<Profile> profiles() {
        return profiles;
    }

    /**
     * With the given profiles where there are none: from the first change of a profile on, they are
     * the user's own. Until then they are not saved.
     */
    ProfileBook begun(ProfileBook book) {
        ProfileBook whole = book;
        if (book.profiles().isEmpty()) {
            for (Profile one : profiles) {
                whole = whole.with(one);
            }
        }
        return whole;
    }

    /**
     * Whether the profile may not have its address, or its key not be kept in its place. What was
     * so before may stay, but takes no new key.
     */
    boolean isForbidden(@Nullable Profile before, Profile profile, boolean hasKey) {
        Policy now = policy.now();
        boolean isAddressNew =
                hasKey || before == null || !before.serviceUrl().equals(profile.serviceUrl());
        boolean isPlaceNew =
                hasKey || before == null || before.keyStorage() != profile.keyStorage();
        return (isAddressNew && !now.allows(profile.serviceUrl()))
                || (isPlaceNew && !now.allows(profile.keyStorage()));
    }
}
