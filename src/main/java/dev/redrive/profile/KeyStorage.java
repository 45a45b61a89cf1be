package dev.redrive.profile;

/** Where a profile's key is kept, as the user chose. */
public enum KeyStorage {
    /** In memory, until the program closes. */
    SESSION,
    /** In the operating system's own keychain. */
    KEYCHAIN,
    /** In a file that is encrypted with a passphrase. */
    FILE
}
