package dev.redrive.profile;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One customer's enterprise on one service. Holds no key, by design: keys are only in the {@code
 * KeyVault}.
 *
 * @param id never changes, not even when the profile is renamed
 * @param name shown to the user; unique, ignoring case
 * @param kind what stands behind it
 * @param colour its colour
 * @param serviceUrl the address the key is bound to, in the form of {@link ServiceAddress}
 * @param readOnly whether it is only for watching tasks and reading the history: no retry can be
 *     requested
 * @param keyStorage where its key is kept
 * @param letters the letters the user chose for it, by {@link ProfileLetters}; empty for those of
 *     its name
 * @param links where else the customer is known
 */
public record Profile(
        String id,
        String name,
        ProfileKind kind,
        ProfileColour colour,
        URI serviceUrl,
        boolean readOnly,
        KeyStorage keyStorage,
        String letters,
        Links links) {

    /**
     * Where else the customer is known than to the service.
     *
     * @param teamCustomer the name in the team log of the customer it is shared as; empty when it
     *     is not shared. It is for the profile's host only
     * @param receiver the customer's receiving server; null where it is not known
     */
    public record Links(String teamCustomer, @Nullable Receiver receiver) {

        /** Nowhere. */
        public static final Links NONE = new Links("", null);

        /** Hand-written for the same reason as that of the profile. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Links links
                    && teamCustomer.equals(links.teamCustomer)
                    && Objects.equals(receiver, links.receiver);
        }

        @Override
        public int hashCode() {
            return Objects.hash(teamCustomer, receiver);
        }
    }

    /** The id of the built-in demo's profile, which no other profile has. */
    public static final String DEMO_ID = "demo";

    /** Whether that is the id of the demo's profile. */
    public static boolean isDemo(String id) {
        return id.equals(DEMO_ID);
    }

    /** A profile that is not read-only and keeps its key in memory only. */
    public Profile(String id, String name, ProfileKind kind, ProfileColour colour, URI serviceUrl) {
        this(id, name, kind, colour, serviceUrl, false, KeyStorage.SESSION);
    }

    /** A profile with the letters of its name. */
    public Profile(
            String id,
            String name,
            ProfileKind kind,
            ProfileColour colour,
            URI serviceUrl,
            boolean readOnly,
            KeyStorage keyStorage) {
        this(id, name, kind, colour, serviceUrl, readOnly, keyStorage, "", Links.NONE);
    }

    /** The same with its key kept there. */
    public Profile keptIn(KeyStorage place) {
        return new Profile(id, name, kind, colour, serviceUrl, readOnly, place, letters, links);
    }

    /** The same under another name. */
    public Profile named(String other) {
        return changed(other, kind, colour, serviceUrl);
    }

    /**
     * The same profile with other properties; id, letters, key storage, read-only and receiving
     * server stay, and it stays shared while its host does.
     */
    public Profile changed(String name, ProfileKind kind, ProfileColour colour, URI serviceUrl) {
        Links same = new Links("", receiver());
        return new Profile(id, name, kind, colour, serviceUrl, readOnly, keyStorage, letters, same)
                .sharedAsWas(this);
    }

    /** The same, shared as that one is if its host is the same, else not shared. */
    public Profile sharedAsWas(Profile before) {
        return sharedAs(before.host().equals(host()) ? before.teamCustomer() : "");
    }

    /** The same, shared as that customer of the team log; not shared where it is empty. */
    public Profile sharedAs(String customer) {
        return linked(new Links(customer, receiver()));
    }

    /** The same with another receiving server; null for none. */
    public Profile receivedBy(@Nullable Receiver receiver) {
        return linked(new Links(teamCustomer(), receiver));
    }

    private Profile linked(Links others) {
        return new Profile(
                id, name, kind, colour, serviceUrl, readOnly, keyStorage, letters, others);
    }

    /** The name in the team log of the customer it is shared as; empty when it is not shared. */
    public String teamCustomer() {
        return links.teamCustomer();
    }

    /** The customer's receiving server; null where it is not known. */
    public @Nullable Receiver receiver() {
        return links.receiver();
    }

    /** The same, read-only or not. */
    public Profile readOnly(boolean watchOnly) {
        return new Profile(
                id, name, kind, colour, serviceUrl, watchOnly, keyStorage, letters, links);
    }

    /** The same with other letters; empty for those of its name. */
    Profile lettered(String others) {
        return new Profile(id, name, kind, colour, serviceUrl, readOnly, keyStorage, others, links);
    }

    /** Host and, unless it is the default, port, as shown next to the name. */
    public String host() {
        return serviceUrl.getPort() < 0
                ? serviceUrl.getHost()
                : serviceUrl.getHost() + ":" + serviceUrl.getPort();
    }

    /**
     * Hand-written because the record's own equals is linked on first use, during the start: that
     * takes 40 ms or more on two cores, this one 0.05 ms.
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
                && keyStorage == profile.keyStorage
                && letters.equals(profile.letters)
                && links.equals(profile.links);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                id, name, kind, colour, serviceUrl, readOnly, keyStorage, letters, links);
    }
}
