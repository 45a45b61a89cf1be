package dev.redrive.connection;

import dev.redrive.connection.AddedCertificates.AddedCertificate;
import dev.redrive.connection.AddedCertificates.BadCertificateFileException;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.keys.KeyState.Trouble;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the settings of the connection and makes the network from them. A change takes effect with
 * the next {@link #network()}. Reads and writes files, so any thread but the JavaFX one; one call
 * at a time, the others wait.
 */
public final class ConnectionDesk {

    private static final Logger LOG = System.getLogger(ConnectionDesk.class.getName());

    /** A proxy whose name can never be resolved. */
    private static final ProxyChoice NOWHERE =
            new ProxyChoice.Manual("settings-cannot-be-read.invalid", 1, "");

    private final ConnectionStore store;
    private final AddedCertificates certificates;
    private final ProxyPassword passwords;
    private final Supplier<@Nullable ProxyChoice> fixed;
    private JsonFile.@Nullable Found<ProxyChoice> loaded;
    private @Nullable Network network;
    private @Nullable ProxyChoice madeFor;

    /** A desk that reads its files when they are needed. */
    public ConnectionDesk(
            ConnectionStore store, AddedCertificates certificates, ProxyPassword passwords) {
        this(store, certificates, passwords, () -> null);
    }

    /**
     * The same where the organisation may have fixed the proxy.
     *
     * @param fixed the proxy to be used, whatever the user has chosen, which stays in its file;
     *     null for the user's choice
     */
    public ConnectionDesk(
            ConnectionStore store,
            AddedCertificates certificates,
            ProxyPassword passwords,
            Supplier<@Nullable ProxyChoice> fixed) {
        this.store = store;
        this.certificates = certificates;
        this.passwords = passwords;
        this.fixed = fixed;
    }

    /**
     * The network for the present settings; the same one until they change. While the settings
     * cannot be read no connection is possible, since a key must not bypass a proxy that was
     * chosen; they are read again at each call.
     */
    public synchronized Network network() {
        ProxyChoice set = fixed.get();
        Network made = Objects.equals(set, madeFor) ? network : null;
        if (made == null) {
            JsonFile.Found<ProxyChoice> settings = found();
            boolean isKnown = set != null || settings.refusal() != JsonFile.Refusal.UNREADABLE;
            ProxyChoice choice = set != null ? set : isKnown ? settings.value() : NOWHERE;
            madeFor = set;
            made =
                    Network.of(
                            choice,
                            () ->
                                    choice instanceof ProxyChoice.Manual manual
                                            ? passwords.find(manual)
                                            : null,
                            roots());
            network = isKnown ? made : null;
        }
        return made;
    }

    private List<X509Certificate> roots() {
        return certificates.list().certificates().stream()
                .map(AddedCertificate::certificate)
                .toList();
    }

    /** The proxy that is used: the one that is fixed, or the chosen one. */
    public synchronized ProxyChoice proxy() {
        ProxyChoice set = fixed.get();
        return set == null ? found().value() : set;
    }

    /** The settings as they were read; read again when they could not be. */
    public synchronized JsonFile.Found<ProxyChoice> found() {
        JsonFile.Found<ProxyChoice> now = loaded;
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

    /** Whether a usable password is kept for that proxy. */
    public boolean hasPassword(ProxyChoice.Manual proxy) {
        try {
            char[] kept = passwords.find(proxy);
            if (kept == null) {
                return false;
            }
            Arrays.fill(kept, '\0');
            return true;
        } catch (UnusableProxyPasswordException e) {
            LOG.log(Level.WARNING, "The password of the proxy cannot be used", e);
            return false;
        }
    }

    /**
     * Chooses a proxy.
     *
     * @param password the new password of a manual proxy; null leaves the one that is kept. It is
     *     dropped when the proxy has no user
     * @return why a new password is not kept beyond this run; null when it is, or there is none
     * @throws AccessDeniedException when the organisation has fixed another one
     * @throws ChangedElsewhereException when another proxy was chosen outside this window
     *     meanwhile, which is used from now on
     * @throws IOException when the choice or its password could not be saved; nothing has changed
     *     then
     */
    public @Nullable Trouble choose(ProxyChoice choice, char @Nullable [] password)
            throws IOException {
        ProxyChoice set = fixed.get();
        if (set != null) {
            return choosePassword(set, choice, password);
        }
        ProxyChoice before = proxy();
        keep(choice);
        try {
            // Without the lock: a keychain may show a dialog, and other calls must not
            // wait.
            return keepPassword(choice, password);
        } catch (RuntimeException e) {
            // Without its password the proxy would only fail, at the next start too.
            keep(before);
            throw new IOException("the password of the proxy could not be kept", e);
        } finally {
            renew();
        }
    }

    /** Of the proxy that is fixed, only the password is the user's; the user's own choice stays. */
    private @Nullable Trouble choosePassword(
            ProxyChoice set, ProxyChoice choice, char @Nullable [] password)
            throws AccessDeniedException {
        if (!choice.equals(set)) {
            throw new AccessDeniedException(
                    store.path().toString(), null, "the organisation has fixed the proxy");
        }
        if (!(set instanceof ProxyChoice.Manual manual) || password == null) {
            return null;
        }
        try {
            return passwords.keep(manual, password);
        } finally {
            renew();
        }
    }

    private @Nullable Trouble keepPassword(ProxyChoice choice, char @Nullable [] password) {
        if (!(choice instanceof ProxyChoice.Manual manual) || manual.user().isEmpty()) {
            passwords.forget();
            return null;
        }
        if (password != null) {
            return passwords.keep(manual, password);
        }
        if (!hasPassword(manual)) {
            passwords.forget(); // The password of another proxy must never be used again.
        }
        return null;
    }

    private synchronized void keep(ProxyChoice choice) throws IOException {
        JsonFile.Changed<ProxyChoice> changed = store.change(found().value(), choice);
        loaded = new JsonFile.Found<>(changed.value(), true, null, null, null, List.of());
        network = null;
        if (changed.isConflict()) {
            throw new ChangedElsewhereException(store.path());
        }
    }

    private synchronized void renew() {
        network = null;
    }

    /** The certificates that were added. */
    public synchronized AddedCertificates.Listing certificates() {
        return certificates.list();
    }

    /**
     * Reads a file without adding anything yet.
     *
     * @throws BadCertificateFileException when there is nothing in it to add
     */
    public synchronized List<AddedCertificate> readCertificates(Path file)
            throws BadCertificateFileException {
        return certificates.read(file);
    }

    /**
     * Adds these to the trusted certificates.
     *
     * @throws IOException when not all could be kept
     */
    public synchronized void trust(List<AddedCertificate> more) throws IOException {
        network = null;
        for (AddedCertificate one : more) {
            certificates.add(one);
        }
    }

    /**
     * Removes that one from the trusted certificates.
     *
     * @throws IOException when it could not be removed
     */
    public synchronized void distrust(AddedCertificate one) throws IOException {
        network = null;
        certificates.remove(one);
    }
}
