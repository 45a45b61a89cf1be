package dev.redrive.team.postgres;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.WrappedFactory;

/**
 * The program's own trust, for the driver, which makes an instance by its name and gives it nothing
 * but texts.
 */
public final class TeamTls extends WrappedFactory {

    /** The driver connects on a thread that it starts on the one that asks for the connection. */
    private static final InheritableThreadLocal<@Nullable SSLContext> TRUST =
            new InheritableThreadLocal<>();

    /** Made by the driver. */
    public TeamTls() {
        SSLContext trust = TRUST.get();
        if (trust == null) {
            throw new IllegalStateException("nobody is trusted yet");
        }
        factory = trust.getSocketFactory();
    }

    /** Whom the connections made on this thread trust from now on. */
    static void trust(SSLContext context) {
        TRUST.set(context);
    }

    /** From now on connections made on this thread trust nobody. */
    static void trustNobody() {
        TRUST.remove();
    }
}
