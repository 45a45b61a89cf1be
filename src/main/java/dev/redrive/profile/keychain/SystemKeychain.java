package dev.redrive.profile.keychain;

import dev.redrive.profile.SecretStore;
import java.util.Locale;

/** The keychain each operating system has, under the name people know it by there. */
public enum SystemKeychain {
    /** On Linux and its like: GNOME Keyring, KWallet and others behind one interface. */
    SECRET_SERVICE,
    /** On Windows. */
    CREDENTIAL_MANAGER,
    /** On macOS. */
    MAC_KEYCHAIN,
    /** Somewhere else. */
    NONE;

    /**
     * The one of a system.
     *
     * @param system as Java's {@code os.name} has it
     */
    public static SystemKeychain of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return CREDENTIAL_MANAGER;
        }
        if (name.startsWith("mac")) {
            return MAC_KEYCHAIN;
        }
        return name.contains("linux") || name.contains("bsd") ? SECRET_SERVICE : NONE;
    }

    /** The keychain, not yet asked anything. */
    public SecretStore open() {
        return switch (this) {
            case SECRET_SERVICE -> new SecretServiceKeychain();
            case CREDENTIAL_MANAGER -> new CredentialManager();
            case MAC_KEYCHAIN -> new MacKeychain();
            case NONE -> new NoKeychain(name());
        };
    }
}
