package dev.redrive.profile;

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
}
