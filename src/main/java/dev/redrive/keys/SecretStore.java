package dev.redrive.keys;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets beyond the end of the program. Every call may block while the system waits for the
 * user, so never on the JavaFX thread and hardly ever without {@link TimedSecretStore}. No call
 * throws: a failure is an answer. One call at a time.
 */
public interface SecretStore {

    /**
     * Keeps the secret instead of any other of that account.
     *
     * @param secret not empty, without the character 0; left as it is
     */
    SecretAnswer write(SecretName name, char[] secret);

    /** The account's secret, if it was written with this address. */
    SecretAnswer read(SecretName name);

    /** Removes all secrets of the account; {@link SecretState#ABSENT} if nothing was. */
    SecretAnswer erase(String account);

    /**
     * The answer of a {@link SecretStore}. Holds the secret that was read until {@link #wipe()} and
     * never prints it, so it is not a record.
     */
    public static final class SecretAnswer {

        private final SecretState state;
        private final String detail;
        private final char @Nullable [] secret;

        private SecretAnswer(SecretState state, String detail, char @Nullable [] secret) {
            this.state = state;
            this.detail = detail;
            this.secret = secret;
        }

        /** Done, without a secret to return. */
        public static SecretAnswer stored() {
            return new SecretAnswer(SecretState.STORED, "", null);
        }

        /** Found; the answer owns those characters from now on. */
        public static SecretAnswer found(char[] secret) {
            return new SecretAnswer(SecretState.STORED, "", secret);
        }

        /** Nothing of that name. */
        public static SecretAnswer absent() {
            return new SecretAnswer(SecretState.ABSENT, "", null);
        }

        /**
         * Not done.
         *
         * @param detail what the system said; may be empty; never contains a secret
         */
        public static SecretAnswer failed(SecretState state, String detail) {
            return new SecretAnswer(state, detail, null);
        }

        /** How it went. */
        public SecretState state() {
            return state;
        }

        /** A copy of the secret, which the caller wipes; null when none was read. */
        public char @Nullable [] reveal() {
            return secret == null ? null : secret.clone();
        }

        /** Overwrites the secret. */
        void wipe() {
            if (secret != null) {
                Arrays.fill(secret, '\0');
            }
        }

        /** Why it was not done; null when it was, or when there is nothing of that name. */
        public @Nullable Trouble trouble() {
            return state == SecretState.STORED || state == SecretState.ABSENT
                    ? null
                    : new Trouble(state, detail);
        }

        @Override
        public String toString() {
            return "SecretAnswer[" + state + (detail.isEmpty() ? "" : ", " + detail) + "]";
        }
    }

    /**
     * What a secret is kept under, and where. A place keeps one secret for each account, and gives
     * it out only for the address it was written with.
     *
     * @param account the id of a profile, for a key
     * @param address where the secret is sent, and nowhere else
     * @param label what the system's own tools show to the user
     * @param storage the place it is to be kept in
     */
    public record SecretName(String account, String address, String label, KeyStorage storage) {

        /** What a profile's key is kept under at its present address. */
        public static SecretName of(Profile profile) {
            return new SecretName(
                    profile.id(),
                    profile.serviceUrl().toString(),
                    "Redrive: " + profile.name(),
                    profile.keyStorage());
        }

        /** Whether it is the same secret in the same place, under whatever label. */
        public boolean isSamePlace(SecretName other) {
            return account.equals(other.account)
                    && address.equals(other.address)
                    && storage == other.storage;
        }
    }
}
