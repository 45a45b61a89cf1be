package dev.redrive.keys;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A place that keeps secrets when the program has closed. Every call may block for as long as the
 * system makes the person think, so never on the JavaFX thread and hardly ever without {@link
 * PatientStore}. No call throws: whatever happens is an answer. One call at a time.
 */
public interface SecretStore {

    /**
     * Keeps the secret in place of any other of that account.
     *
     * @param secret not empty, without the character 0; left as it is
     */
    SecretAnswer write(SecretName name, char[] secret);

    /** The account's secret, if it was written with this address. */
    SecretAnswer read(SecretName name);

    /** Removes whatever is kept for the account; {@link SecretState#ABSENT} if nothing was. */
    SecretAnswer erase(String account);

    /**
     * What a place for secrets answered. Holds the secret that was asked for until {@link #wipe()};
     * never prints it. No record, for that reason.
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

        /** Done, with nothing to give out. */
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
         * @param detail what the system said to it; may be empty; never holds a secret
         */
        public static SecretAnswer failed(SecretState state, String detail) {
            return new SecretAnswer(state, detail, null);
        }

        /** How it went. */
        public SecretState state() {
            return state;
        }

        /** What the system said where it went wrong; may be empty. */
        public String detail() {
            return detail;
        }

        /**
         * A copy of the secret, which whoever asks wipes; null where none was asked for or found.
         */
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
