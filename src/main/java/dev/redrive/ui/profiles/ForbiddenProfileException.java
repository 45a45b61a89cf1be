package dev.redrive.ui.profiles;

import dev.redrive.profile.Profile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** The organisation does not allow the address of a profile, or the place of its key. */
public final class ForbiddenProfileException extends AccessDeniedException {

    @java.io.Serial private static final long serialVersionUID = 1L;

    private final transient Profile profile;

    ForbiddenProfileException(Path file, Profile profile) {
        super(file.toString(), null, "the organisation allows other addresses or places for keys");
        this.profile = profile;
    }

    /** The profile that was not saved, nor any with it. */
    public Profile profile() {
        return profile;
    }
}
