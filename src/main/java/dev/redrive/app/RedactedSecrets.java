package dev.redrive.app;

import dev.redrive.enterprise.http.Secrets;
import dev.redrive.profile.Redactor;

/**
 * The secrets of this run, kept out of what the service says.
 *
 * @param redactor knows them
 */
record RedactedSecrets(Redactor redactor) implements Secrets {

    @Override
    public String masked(String prose) {
        return redactor.clean(prose);
    }

    @Override
    public boolean isIn(String data) {
        return redactor.isIn(data);
    }
}
