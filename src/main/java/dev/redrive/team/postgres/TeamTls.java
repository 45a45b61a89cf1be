package dev.redrive.team.postgres;

import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.WrappedFactory;

/**
 * The program's own trust, for the driver, which makes an instance by its name and gives it nothing
 * but texts.
 */
public final class TeamTls extends WrappedFactory {

    private static final AtomicReference<@Nullable SSLContext> TRUST = new AtomicReference<>();

    /** Made by the driver. */
    public TeamTls() {
        SSLContext trust = TRUST.get();
        if (trust == null) {
            throw new IllegalStateException("nobody is trusted yet");
        }
        factory = trust.getSocketFactory();
    }

    /** Whom the connections made from now on trust. */
    static void trust(SSLContext context) {
        TRUST.set(context);
    }
}
