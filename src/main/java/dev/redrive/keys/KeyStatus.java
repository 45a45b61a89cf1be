package dev.redrive.keys;

/**
 * How it went with a key, without the key.
 *
 * @param state what the place for it answered
 * @param detail what the system said where it went wrong; may be empty
 */
public record KeyStatus(SecretState state, String detail) {

    /** It went well. */
    public static final KeyStatus STORED = new KeyStatus(SecretState.STORED, "");

    /** There is no key. */
    public static final KeyStatus ABSENT = new KeyStatus(SecretState.ABSENT, "");

    /** Whether there is something to tell the person: neither done nor nothing there. */
    public boolean isTrouble() {
        return state != SecretState.STORED && state != SecretState.ABSENT;
    }
}
