package dev.redrive.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A small proxy on loopback that makes tunnels: whatever host it is asked for, it leads to this
 * computer, to the port it was asked for. It remembers what it was asked.
 */
public final class ProxyServer implements AutoCloseable {

    private final ServerSocket listener;
    private final @Nullable String wanted;
    private final Reply refusal;
    private final boolean refusesAlways;
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    private ProxyServer(@Nullable String wanted, Reply refusal, boolean refusesAlways) {
        this.wanted = wanted;
        this.refusal = refusal;
        this.refusesAlways = refusesAlways;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Lets everybody through. */
    public static ProxyServer open() {
        return new ProxyServer(null, Reply.nothing(), false);
    }

    /** Lets those through who say this name and password. */
    public static ProxyServer closedBut(String user, String password) {
        String both = user + ":" + password;
        String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        Reply challenge =
                Reply.empty(407, "Proxy-Authenticate: Basic realm=\"office\"").thenClose();
        return new ProxyServer("Basic " + basic, challenge, false);
    }

    /** Says this to everybody. */
    public static ProxyServer refusing(Reply refusal) {
        return new ProxyServer(null, refusal.thenClose(), true);
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return listener.getLocalPort();
    }

    /** What it was asked for, in order. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Peer peer = new Peer(0, socket, new AtomicLong());
            RecordedRequest request = peer.read();
            if (request == null) {
                return;
            }
            requests.add(request);
            boolean known = wanted == null || wanted.equals(request.header("proxy-authorization"));
            if (refusesAlways || !known) {
                refusal.send(peer);
                return;
            }
            String port = request.target().substring(request.target().lastIndexOf(':') + 1);
            try (Socket target =
                    new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
                sockets.add(target);
                peer.write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                Thread.ofVirtual().start(() -> carry(target, socket));
                carryFrom(peer.rest(), target.getOutputStream());
            }
        } catch (IOException _) {
            // One of the two hung up.
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            carryFrom(from.getInputStream(), to.getOutputStream());
        } catch (IOException _) {
            // One of the two hung up.
        }
    }

    private static void carryFrom(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8_192];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
        }
    }
}
