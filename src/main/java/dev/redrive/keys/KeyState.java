package dev.redrive.keys;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one profile's key. Never holds the key.
 *
 * @param ending how the available key ends, as {@link ApiKey#ending()}; null while no key is
 *     available
 * @param trouble why the place the key is kept in did not give it out or take it; null when nothing
 *     went wrong
 * @param isUnread whether the place has not been read yet, so that nothing is known
 * @param isPending whether the key is being written to its place or looked for there
 * @param isRejected whether the service rejected this key when it was last used
 */
public record KeyState(
        @Nullable String ending,
        @Nullable Trouble trouble,
        boolean isUnread,
        boolean isPending,
        boolean isRejected) {

    /** There is no key. */
    public static final KeyState MISSING = new KeyState(null, null, false, false, false);

    /** The place of the key has not been read yet. */
    public static final KeyState UNREAD = new KeyState(null, null, true, false, false);

    /**
     * Why a place did not do what it should.
     *
     * @param state neither {@link SecretState#STORED} nor {@link SecretState#ABSENT}
     * @param detail what the system said; may be empty; never holds a secret
     */
    public record Trouble(SecretState state, String detail) {}

    /**
     * A key that can be used.
     *
     * @param trouble why it is not in the place its profile wants it in; null when it is
     */
    public static KeyState available(String ending, @Nullable Trouble trouble) {
        return new KeyState(ending, trouble, false, false, false);
    }

    /** A key its place did not give out; {@link #MISSING} when that is null. */
    public static KeyState unavailable(@Nullable Trouble trouble) {
        return new KeyState(null, trouble, false, false, false);
    }

    /** Whether the key can be used now. */
    public boolean isAvailable() {
        return ending != null;
    }

    /** Whether its place did not give the key out, which may be there. */
    public boolean isUnavailable() {
        return !isAvailable() && trouble != null;
    }

    /** Whether the key can be used now and is in the place its profile wants it in. */
    public boolean isInPlace() {
        return isAvailable() && trouble == null && !isPending;
    }

    /** The same while work on the key is in flight, or once there is none. */
    public KeyState pending(boolean now) {
        return new KeyState(ending, trouble, isUnread, now, isRejected);
    }

    /** The same once its place was read. */
    public KeyState read() {
        return new KeyState(ending, trouble, false, isPending, isRejected);
    }

    /** The same once the service has accepted or rejected the key. */
    public KeyState rejected(boolean now) {
        return new KeyState(ending, trouble, isUnread, isPending, now && isAvailable());
    }
}
