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
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the settings of the connection and the network they make. Changes count from the next call
 * on, for whoever asks for {@link #network()} at each. Reads and writes files, so any thread but
 * the JavaFX one; one call at a time, the others wait.
 */
public final class ConnectionDesk {

    private static final Logger LOG = System.getLogger(ConnectionDesk.class.getName());

    /** A name that can never lead anywhere. */
    private static final ProxyChoice NOWHERE =
            new ProxyChoice.Manual("settings-cannot-be-read.invalid", 1, "");

    private final ConnectionStore store;
    private final AddedCertificates certificates;
    private final ProxyPassword passwords;
    private JsonFile.@Nullable Found<ProxyChoice> loaded;
    private @Nullable Network network;

    /** A desk that has read nothing yet. */
    public ConnectionDesk(
            ConnectionStore store, AddedCertificates certificates, ProxyPassword passwords) {
        this.store = store;
        this.certificates = certificates;
        this.passwords = passwords;
    }

    /**
     * The network by the settings as they are now; the same one until they change. While the
     * settings cannot be read no connection comes about, since a key must not go round a proxy that
     * was chosen; they are read again at each call.
     */
    public synchronized Network network() {
        Network made = network;
        if (made == null) {
            JsonFile.Found<ProxyChoice> settings = found();
            boolean isKnown = settings.refusal() != JsonFile.Refusal.UNREADABLE;
            ProxyChoice choice = isKnown ? settings.value() : NOWHERE;
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

    /** The proxy as it was chosen. */
    public synchronized ProxyChoice proxy() {
        return found().value();
    }

    /** How the settings were found; where they could not be read, how they are found now. */
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

    /** Whether a password that can be used is kept for that proxy. */
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
     * @param password what a manual one's password is now; null to leave the one that is kept. It
     *     is dropped where the proxy asks for no name
     * @return why a new password is not kept beyond this run; null when it is, or there is none
     * @throws ChangedElsewhereException when another one was chosen outside this window meanwhile,
     *     which counts from now on
     * @throws IOException when the choice or its password could not be kept; nothing has changed
     *     then
     */
    public @Nullable Trouble choose(ProxyChoice choice, char @Nullable [] password)
            throws IOException {
        ProxyChoice before = proxy();
        keep(choice);
        try {
            // Not under the lock: a keychain may ask the user something, and calls must go on.
            return keepPassword(choice, password);
        } catch (RuntimeException e) {
            // A proxy without its password would only fail, at the next start too.
            keep(before);
            throw new IOException("the password of the proxy could not be kept", e);
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
            passwords.forget(); // Should there be one of another proxy, it is not to come back.
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
    public synchronized List<AddedCertificate> look(Path file) throws BadCertificateFileException {
        return certificates.look(file);
    }

    /**
     * Trusts these too.
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
     * Trusts that one no more.
     *
     * @throws IOException when it could not be removed
     */
    public synchronized void distrust(AddedCertificate one) throws IOException {
        network = null;
        certificates.remove(one);
    }
}
