package dev.redrive.profile;

/**
 * What a secret is kept under. A place keeps one secret for each account, and gives it out for the
 * address it was written with only.
 *
 * @param account whose secret it is; the id of a profile for a key
 * @param address where the secret is sent, and nowhere else
 * @param label what the system's own tools show to the person
 */
public record SecretName(String account, String address, String label) {

    /** What a profile's key is kept under at its present address. */
    public static SecretName of(Profile profile) {
        return new SecretName(
                profile.id(), profile.serviceUrl().toString(), "Redrive: " + profile.name());
    }
}
