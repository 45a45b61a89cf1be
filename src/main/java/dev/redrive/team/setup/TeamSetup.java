package dev.redrive.team.setup;

import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.keys.VaultedPassword.UnusablePasswordException;
import dev.redrive.profile.KeyStorage;
import dev.redrive.team.TeamServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which team log is used, and its password where keys are kept. Reads and writes files, so
 * any thread but the JavaFX one.
 */
public final class TeamSetup {

    private static final Logger LOG = System.getLogger(TeamSetup.class.getName());

    private final TeamStore store;
    private final VaultedPassword passwords;
    private final Supplier<@Nullable Fixed> fixed;
    private JsonFile.@Nullable Found<Optional<TeamChoice>> loaded;

    /**
     * What the organisation has fixed.
     *
     * @param server the team log to be used; with no user for that of each user, null for none
     * @param storage where passwords are kept unless the user has chosen another allowed place
     * @param isAllowed whether passwords may be kept there
     */
    public record Fixed(
            @Nullable TeamServer server, KeyStorage storage, Predicate<KeyStorage> isAllowed) {}

    /** Reads its file when it is needed. */
    public TeamSetup(TeamStore store, VaultedPassword passwords) {
        this(store, passwords, () -> null);
    }

    /**
     * The same where the organisation may have fixed the team log.
     *
     * @param fixed what is used, whatever the user has chosen, which stays in its file; null for
     *     the user's choice
     */
    public TeamSetup(TeamStore store, VaultedPassword passwords, Supplier<@Nullable Fixed> fixed) {
        this.store = store;
        this.passwords = passwords;
        this.fixed = fixed;
    }

    /** The team log that is used: the one that is fixed, or the chosen one; empty for none. */
    public Optional<TeamChoice> choice() {
        Fixed set = fixed.get();
        return set == null ? found().value() : ofOrganisation(set, found().value());
    }

    /** Each user has a login of their own: the one of the user's choice, or of this computer. */
    private static Optional<TeamChoice> ofOrganisation(Fixed set, Optional<TeamChoice> own) {
        TeamServer server = set.server();
        if (server == null) {
            return Optional.empty();
        }
        String user =
                !server.user().isEmpty()
                        ? server.user()
                        : own.map(choice -> choice.server().user())
                                .orElseGet(() -> System.getProperty("user.name", ""));
        return Optional.of(
                new TeamChoice(
                        new TeamServer(server.host(), server.port(), server.database(), user),
                        own.map(TeamChoice::storage)
                                .filter(set.isAllowed())
                                .orElse(set.storage())));
    }

    /** Fails where the organisation has fixed another team log, or none. */
    private @Nullable Trouble choosePassword(TeamChoice choice, char @Nullable [] password)
            throws AccessDeniedException {
        if (!choice().equals(Optional.of(choice))) {
            throw fixedException();
        }
        return password == null ? null : passwords.keep(choice.password(), password);
    }

    private AccessDeniedException fixedException() {
        return new AccessDeniedException(
                store.path().toString(), null, "the organisation has fixed the team log");
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
     * @throws AccessDeniedException when the organisation has fixed another one
     * @throws IOException when the choice or its password could not be saved; nothing has changed
     *     then
     */
    public @Nullable Trouble choose(TeamChoice choice, char @Nullable [] password)
            throws IOException {
        if (fixed.get() != null) {
            return choosePassword(choice, password);
        }
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
     * @throws AccessDeniedException when the organisation has fixed it
     * @throws IOException when the choice could not be saved; nothing has changed then
     */
    public void remove() throws IOException {
        if (fixed.get() != null) {
            throw fixedException();
        }
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
