package dev.redrive.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a place for secrets answered. Holds the secret that was asked for until {@link #wipe()};
 * never prints it. No record, for that reason.
 */
public final class SecretAnswer {

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

    /** A copy of the secret, which whoever asks wipes; null where none was asked for or found. */
    public char @Nullable [] reveal() {
        return secret == null ? null : secret.clone();
    }

    /** Overwrites the secret. */
    public void wipe() {
        if (secret != null) {
            Arrays.fill(secret, '\0');
        }
    }

    /** The same without the secret. */
    public KeyStatus status() {
        return new KeyStatus(state, detail);
    }

    @Override
    public String toString() {
        return "SecretAnswer[" + state + (detail.isEmpty() ? "" : ", " + detail) + "]";
    }
}
