package dev.redrive.team.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.WrappedFactory;

/**
 * The program's own trust, for the driver, which makes an instance by its name and gives it nothing
 * but texts.
 */
public final class TeamTls extends WrappedFactory {

    /** The driver connects on a thread that it starts on the one that asks for the connection. */
    private static final InheritableThreadLocal<@Nullable Opening> OPENING =
            new InheritableThreadLocal<>();

    /**
     * A connection that is being made.
     *
     * @param trust whom it trusts
     * @param pumps runs what reads its socket
     * @param latest its socket; where the host has several addresses, the last that was tried
     * @param onEncrypting gets the socket once the server has agreed to encrypt, before its
     *     certificate is checked, on a thread of the driver
     */
    record Opening(
            SSLContext trust,
            Executor pumps,
            AtomicReference<@Nullable WakingSocket> latest,
            Consumer<Socket> onEncrypting) {

        WakingSocket socket() {
            WakingSocket made = new WakingSocket(pumps);
            latest.set(made);
            return made;
        }
    }

    private final Consumer<Socket> onEncrypting;

    /** Made by the driver. */
    public TeamTls() {
        Opening opening = opening();
        factory = opening.trust().getSocketFactory();
        onEncrypting = opening.onEncrypting();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean closesPlain)
            throws IOException {
        Socket encrypting = super.createSocket(plain, host, port, closesPlain);
        onEncrypting.accept(encrypting);
        return encrypting;
    }

    static Opening opening() {
        Opening now = OPENING.get();
        if (now == null) {
            throw new IllegalStateException("nobody is trusted yet");
        }
        return now;
    }

    /** What connections are made with on this thread from now on. */
    static void begin(Opening opening) {
        OPENING.set(opening);
    }

    /** From now on connections made on this thread trust nobody. */
    static void end() {
        OPENING.remove();
    }
}
