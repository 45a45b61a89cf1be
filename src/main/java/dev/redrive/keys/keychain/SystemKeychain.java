package dev.redrive.keys.keychain;

import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
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

    /** A system of whose keychain nothing is known. */
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
