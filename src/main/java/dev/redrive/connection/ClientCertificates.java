package dev.redrive.connection;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows no server a certificate of this computer, since Redrive has none, and remembers which hosts
 * asked for one: a handshake that fails after that question most likely failed for want of it. Any
 * thread.
 */
final class ClientCertificates extends X509ExtendedKeyManager {

    private final Set<String> askedBy = ConcurrentHashMap.newKeySet();

    /** Whether that host has asked for a certificate. */
    boolean wereAskedForBy(String host) {
        return askedBy.contains(host.toLowerCase(Locale.ROOT));
    }

    void forget(String host) {
        askedBy.remove(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        String host = engine.getPeerHost();
        if (host != null) {
            askedBy.add(host.toLowerCase(Locale.ROOT));
        }
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return null;
    }
}
