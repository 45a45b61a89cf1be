package dev.redrive.policy;

import dev.redrive.connection.ProxyChoice;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileName;
import dev.redrive.profile.ServiceAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation has fixed. What it does not fix is the user's choice. It is looked at
 * beside the user's choices and never becomes one of them: nothing of it is saved. Immutable.
 *
 * <p>The built-in demo, which only reaches this computer, is exempt.
 *
 * @param addresses those of services to which keys may be sent; empty for any
 * @param keyPlaces where keys may be kept, the one for new profiles first; empty for anywhere
 * @param proxy the one to be used; null for the user's choice
 * @param teamLog the one to be used; null for the user's choice
 * @param reason what the reason of a retry must be like; null for any, or none
 * @param rules what is switched on
 * @param profiles those a user without any begins with; no keys
 * @param fault why the file cannot be used; null when it can, or when there is none
 */
public record Policy(
        List<URI> addresses,
        List<KeyStorage> keyPlaces,
        @Nullable ProxyChoice proxy,
        @Nullable TeamRule teamLog,
        @Nullable ReasonRule reason,
        Rules rules,
        List<Profile> profiles,
        @Nullable PolicyFault fault) {

    /** Fixes nothing, as where there is no file. */
    public static final Policy NONE =
            new Policy(
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    new Rules(false, false, false, false),
                    List.of(),
                    null);

    /**
     * What is switched on; what is not is the user's choice.
     *
     * @param nameTyped whether a retry for Production requires the name to be typed
     * @param readOnly whether no retry can be requested for any profile
     * @param administrationHidden whether teams and hyper-admins can be neither seen nor changed
     * @param receiverCheckOff whether receiving servers are never called
     */
    public record Rules(
            boolean nameTyped,
            boolean readOnly,
            boolean administrationHidden,
            boolean receiverCheckOff) {

        private static final Rules ALL = new Rules(true, true, true, true);
    }

    /**
     * The team log to be used.
     *
     * @param host empty for none
     * @param port of the host; 0 for none
     * @param database empty for none
     * @param user the login; empty for that of each user
     */
    public record TeamRule(String host, int port, String database, String user) {

        /** No team log may be used. */
        public static final TeamRule NONE = new TeamRule("", 0, "", "");

        /** Whether no team log may be used. */
        public boolean isNone() {
            return host.isEmpty();
        }
    }

    /** Something that a policy can fix. */
    public enum Setting {
        ADDRESSES,
        KEY_PLACES,
        PROXY,
        TEAM_LOG,
        REASON,
        NAME_TYPED,
        READ_ONLY,
        ADMINISTRATION,
        RECEIVER_CHECK
    }

    /** Copies the lists. */
    public Policy {
        addresses = List.copyOf(addresses);
        keyPlaces = List.copyOf(keyPlaces);
        profiles = List.copyOf(profiles);
    }

    /**
     * What counts while the file is wrong: what was fixed before in this run, every rule, and no
     * retry.
     */
    Policy withFault(PolicyFault wrong) {
        return new Policy(
                addresses, keyPlaces, proxy, teamLog, reason, Rules.ALL, List.of(), wrong);
    }

    /** Whether the file is wrong, so that nothing it could fix may be changed. */
    public boolean isBad() {
        return fault != null;
    }

    /** Whether the user cannot choose that. While the file is wrong, that is so for everything. */
    public boolean fixes(Setting setting) {
        return isBad()
                || switch (setting) {
                    case ADDRESSES -> !addresses.isEmpty();
                    case KEY_PLACES -> !keyPlaces.isEmpty();
                    case PROXY -> proxy != null;
                    case TEAM_LOG -> teamLog != null;
                    case REASON -> reason != null;
                    case NAME_TYPED -> rules.nameTyped();
                    case READ_ONLY -> rules.readOnly();
                    case ADMINISTRATION -> rules.administrationHidden();
                    case RECEIVER_CHECK -> rules.receiverCheckOff();
                };
    }

    /** Whether no retry can be requested for any profile but the demo. */
    public boolean isReadOnly() {
        return rules.readOnly();
    }

    /** Whether teams and hyper-admins can be neither seen nor changed. */
    public boolean isAdministrationHidden() {
        return rules.administrationHidden();
    }

    /** Whether receiving servers are never called. */
    public boolean isReceiverCheckOff() {
        return rules.receiverCheckOff();
    }

    /**
     * Whether a profile may have that address, in the form of {@link ServiceAddress}. While the
     * file is wrong and no earlier one is known, none may.
     */
    public boolean allows(URI address) {
        return addresses.isEmpty() ? !isBad() : addresses.contains(address);
    }

    /** Whether keys may be kept there. While the file is wrong, only in memory if unknown. */
    public boolean allows(KeyStorage place) {
        return keyPlaces.isEmpty()
                ? !isBad() || place == KeyStorage.SESSION
                : keyPlaces.contains(place);
    }

    /** That place where keys may be kept there, else the first that is allowed. */
    public KeyStorage allowed(KeyStorage place) {
        return allows(place) ? place : keyPlaces.stream().findFirst().orElse(KeyStorage.SESSION);
    }

    /** Whether the name of that profile must be typed for a retry. */
    public boolean requiresName(Profile profile) {
        return rules.nameTyped() && profile.kind() == ProfileKind.PRODUCTION && !isExempt(profile);
    }

    /** Whether a retry for that profile is refused whatever the user does; null when it is not. */
    public @Nullable StartRefusal refusal(Profile profile) {
        if (isExempt(profile)) {
            return null;
        }
        if (isBad()) {
            return StartRefusal.BAD_POLICY;
        }
        if (isReadOnly()) {
            return StartRefusal.READ_ONLY;
        }
        return allows(profile.serviceUrl()) ? null : StartRefusal.ADDRESS;
    }

    /**
     * Whether that retry is refused; null when it is not.
     *
     * @param why the reason of the retry
     * @param typedName the profile's name as the user typed it; may be empty
     */
    public @Nullable StartRefusal refusal(Profile profile, String why, String typedName) {
        StartRefusal whole = refusal(profile);
        if (whole != null || isExempt(profile)) {
            return whole;
        }
        if (reason != null && !reason.allows(why)) {
            return StartRefusal.REASON;
        }
        return requiresName(profile) && !ProfileName.isSame(typedName, profile.name())
                ? StartRefusal.NAME
                : null;
    }

    /** Whether it is the built-in demo, which is on this computer. */
    private static boolean isExempt(Profile profile) {
        return Profile.isDemo(profile.id()) && ServiceAddress.isPlain(profile.serviceUrl());
    }
}
