package dev.redrive.profile.keychain;

import dev.redrive.profile.SecretAnswer;
import dev.redrive.profile.SecretName;
import dev.redrive.profile.SecretState;
import dev.redrive.profile.SecretStore;

/** A system of whose keychain nothing is known. */
final class NoKeychain implements SecretStore {

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
