package dev.redrive.team.setup;

import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.keys.VaultedPassword.UnusablePasswordException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which team log is used, and its password where keys are kept. Reads and writes files, so
 * any thread but the JavaFX one.
 */
public final class TeamSetup {

    private static final Logger LOG = System.getLogger(TeamSetup.class.getName());

    private final TeamStore store;
    private final VaultedPassword passwords;
    private JsonFile.@Nullable Found<Optional<TeamChoice>> loaded;

    /** Reads its file when it is needed. */
    public TeamSetup(TeamStore store, VaultedPassword passwords) {
        this.store = store;
        this.passwords = passwords;
    }

    /** The chosen team log; empty for none. */
    public Optional<TeamChoice> choice() {
        return found().value();
    }

    /** The settings as they were read; read again when they could not be. */
    public synchronized JsonFile.Found<Optional<TeamChoice>> found() {
        JsonFile.Found<Optional<TeamChoice>> now = loaded;
        if (now == null || now.refusal() == JsonFile.Refusal.UNREADABLE) {
            now = store.load();
            loaded = now;
        }
        return now;
    }

    /** Where the settings are kept. */
    public Path path() {
        return store.path();
    }

    /** A copy of its password, to be wiped by the caller; empty when none can be had. */
    public Optional<char[]> password(TeamChoice choice) {
        try {
            return Optional.ofNullable(passwords.find(choice.password()));
        } catch (UnusablePasswordException e) {
            LOG.log(Level.WARNING, "the password of the team log cannot be used: {0}", e.why());
            return Optional.empty();
        }
    }

    /** Whether a usable password is kept for it. */
    public boolean hasPassword(TeamChoice choice) {
        Optional<char[]> kept = password(choice);
        kept.ifPresent(password -> Arrays.fill(password, '\0'));
        return kept.isPresent();
    }

    /** From now on a password that is typed, and kept nowhere yet, is masked as well. */
    public void protect(char[] password) {
        passwords.protect(password);
    }

    /**
     * Chooses a team log.
     *
     * @param password the new password; null leaves the one that is kept, which is dropped when it
     *     is not for this host, port and user
     * @return why the password is not kept beyond this run; null when it is, or there is none
     * @throws ChangedElsewhereException when another one was chosen outside this window meanwhile,
     *     which is used from now on
     * @throws IOException when the choice or its password could not be saved; nothing has changed
     *     then
     */
    public @Nullable Trouble choose(TeamChoice choice, char @Nullable [] password)
            throws IOException {
        Optional<TeamChoice> before = choice();
        keep(Optional.of(choice));
        try {
            // Without the lock: a keychain may show a dialog.
            return password == null
                    ? move(before.orElse(choice), choice)
                    : passwords.keep(choice.password(), password);
        } catch (RuntimeException e) {
            keep(before);
            throw new IOException("the password of the team log could not be kept", e);
        }
    }

    /** Puts the password where it is to be kept now, if it is for the same server and user. */
    private @Nullable Trouble move(TeamChoice before, TeamChoice now) {
        boolean isSame = before.isForSamePassword(now);
        char[] kept = isSame ? password(before).orElse(null) : null;
        if (kept == null) {
            if (!isSame) {
                passwords.forget(TeamChoice.ACCOUNT); // It must never be sent to another server.
            }
            return null;
        }
        try {
            return before.storage() == now.storage() ? null : passwords.keep(now.password(), kept);
        } finally {
            Arrays.fill(kept, '\0');
        }
    }

    /**
     * Uses no team log any longer, and drops its password.
     *
     * @throws IOException when the choice could not be saved; nothing has changed then
     */
    public void remove() throws IOException {
        keep(Optional.empty());
        passwords.forget(TeamChoice.ACCOUNT);
    }

    private synchronized void keep(Optional<TeamChoice> choice) throws IOException {
        JsonFile.Changed<Optional<TeamChoice>> changed = store.change(found().value(), choice);
        loaded = new JsonFile.Found<>(changed.value(), true, null, null, null, List.of());
        if (changed.isConflict()) {
            throw new ChangedElsewhereException(store.path());
        }
    }
}
