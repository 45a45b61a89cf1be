package dev.redrive.profile;

import java.net.URI;

/** Profiles for tests. */
public final class Profiles {

    public static final Profile NORTH = profile("p-1", "Assurance Nord", ProfileKind.PRODUCTION);
    public static final Profile TRIAL = profile("p-2", "Trial", ProfileKind.TEST);
    static final Profile DEMO = profile("demo", "Demo", ProfileKind.DEMO);

    private Profiles() {}

    public static Profile profile(String id, String name, ProfileKind kind) {
        return new Profile(id, name, kind, ProfileColour.BLUE, ServiceAddress.PUBLIC);
    }

    public static Profile at(Profile profile, String address) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.colour(),
                URI.create(address));
    }

    /** The same, with its key kept in that place. */
    public static Profile keptIn(Profile profile, KeyStorage storage) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.colour(),
                profile.serviceUrl(),
                profile.readOnly(),
                storage);
    }
}
