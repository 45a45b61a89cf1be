package dev.redrive.profile;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer's enterprise on one service. Holds no key, by design: keys are only in the {@link
 * KeyVault}.
 *
 * @param id made once, stays the same when the profile is renamed
 * @param name what people call it, unique without regard to case
 * @param kind what stands behind it
 * @param colour its colour
 * @param serviceUrl the address the key is bound to, as {@link ServiceAddress} made it
 * @param readOnly whether it is only there to watch and to read the history: nothing is started
 * @param keyStorage where its key is kept
 */
public record Profile(
        String id,
        String name,
        ProfileKind kind,
        ProfileColour colour,
        URI serviceUrl,
        boolean readOnly,
        KeyStorage keyStorage) {

    /** A profile that retries can be started for, and whose key is kept in memory only. */
    public Profile(String id, String name, ProfileKind kind, ProfileColour colour, URI serviceUrl) {
        this(id, name, kind, colour, serviceUrl, false, KeyStorage.SESSION);
    }

    /** The same under another name. */
    public Profile named(String other) {
        return changed(other, kind, colour, serviceUrl);
    }

    /** The same enterprise, told otherwise; whether starts are allowed stays as it is. */
    public Profile changed(String name, ProfileKind kind, ProfileColour colour, URI serviceUrl) {
        return new Profile(id, name, kind, colour, serviceUrl, readOnly, keyStorage);
    }

    /** The same, with or without starts. */
    public Profile readOnly(boolean watchOnly) {
        return new Profile(id, name, kind, colour, serviceUrl, watchOnly, keyStorage);
    }

    /** Host and, where it is not the scheme's own, port: what is shown beside the name. */
    public String host() {
        return serviceUrl.getPort() < 0
                ? serviceUrl.getHost()
                : serviceUrl.getHost() + ":" + serviceUrl.getPort();
    }

    /**
     * Written out, as what a record brings by itself is made when it is first needed: in the middle
     * of the start, which it holds up for longer than all that is read from disk.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Profile profile
                && id.equals(profile.id)
                && name.equals(profile.name)
                && kind == profile.kind
                && colour == profile.colour
                && serviceUrl.equals(profile.serviceUrl)
                && readOnly == profile.readOnly
                && keyStorage == profile.keyStorage;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, name, kind, colour, serviceUrl, readOnly, keyStorage);
    }
}
