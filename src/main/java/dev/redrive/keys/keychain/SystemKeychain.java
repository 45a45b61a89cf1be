package dev.redrive.keys.keychain;

import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import java.util.Locale;

/** The keychain of each operating system. */
public enum SystemKeychain {
    /** On Linux and BSD: GNOME Keyring, KWallet and others behind one interface. */
    SECRET_SERVICE,
    /** On Windows. */
    CREDENTIAL_MANAGER,
    /** On macOS. */
    MAC_KEYCHAIN,
    /** Somewhere else. */
    NONE;

    /**
     * The keychain of a system.
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

    /** Opens the keychain, without calling it yet. */
    public SecretStore open() {
        return switch (this) {
            case SECRET_SERVICE -> new SecretServiceKeychain();
            case CREDENTIAL_MANAGER -> new CredentialManager();
            case MAC_KEYCHAIN -> new MacKeychain();
            case NONE -> new NoKeychain(name());
        };
    }

    /** A system without a keychain that Redrive knows. */
    static final class NoKeychain implements SecretStore {

        private final String system;

        NoKeychain(String system) {
            this.system = system;
        }

        private SecretAnswer none() {
            return SecretAnswer.failed(SecretState.NO_SERVICE, system);
        }

        @Override
        public SecretAnswer write(SecretName name, char[] secret) {
            return none();
        }

        @Override
        public SecretAnswer read(SecretName name) {
            return none();
        }

        @Override
        public SecretAnswer erase(String account) {
            return none();
        }
    }
}
