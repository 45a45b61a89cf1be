package dev.redrive.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A server on loopback that does exactly what a test says, faults included, and remembers what it
 * was sent. Connections are kept alive unless the script ends them.
 */
public final class ScriptedServer implements AutoCloseable {

    private final String scheme;
    private final ServerSocket listener;
    private final Function<RecordedRequest, Reply> script;
    private final Reply opening;
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong taken = new AtomicLong();
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile boolean forgets;

    private ScriptedServer(
            String scheme,
            ServerSocketFactory sockets,
            Reply opening,
            Function<RecordedRequest, Reply> script) {
        this.scheme = scheme;
        this.opening = opening;
        this.script = script;
        try {
            listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Replies in this order; the last one again and again. */
    public static ScriptedServer replying(Reply... replies) {
        return following(inOrder(replies));
    }

    /** Replies as the function says, which is called on the connections' threads. */
    public static ScriptedServer following(Function<RecordedRequest, Reply> script) {
        return new ScriptedServer(
                "http", ServerSocketFactory.getDefault(), Reply.nothing(), script);
    }

    /** Replies as the function says for as long as it may be, and remembers no request. */
    public static ScriptedServer forgetting(Function<RecordedRequest, Reply> script) {
        ScriptedServer server = following(script);
        server.forgets = true;
        return server;
    }

    /** The same over TLS. */
    public static ScriptedServer overTls(SSLContext context, Reply... replies) {
        return new ScriptedServer(
                "https", context.getServerSocketFactory(), Reply.nothing(), inOrder(replies));
    }

    /** The same over TLS as that factory has it. */
    public static ScriptedServer overTls(ServerSocketFactory sockets, Reply... replies) {
        return new ScriptedServer("https", sockets, Reply.nothing(), inOrder(replies));
    }

    /** Says these bytes on every connection, whatever comes, where TLS is expected. */
    public static ScriptedServer insteadOfTls(byte... bytes) {
        return new ScriptedServer(
                "https",
                ServerSocketFactory.getDefault(),
                peer -> {
                    peer.write(bytes);
                    peer.awaitHangUp();
                },
                _ -> Reply.nothing());
    }

    /** Resets every connection at its first byte, before it has read a request. */
    public static ScriptedServer slammingDoors() {
        return greeting(peer -> {
            peer.readOneByte();
            peer.reset();
        });
    }

    /** Accepts connections and never says a word, whatever comes. */
    public static ScriptedServer silent() {
        return greeting(Peer::awaitHangUp);
    }

    /** Does this on every new connection, before it reads anything. */
    public static ScriptedServer greeting(Reply opening) {
        return new ScriptedServer(
                "http", ServerSocketFactory.getDefault(), opening, _ -> Reply.nothing());
    }

    private static Function<RecordedRequest, Reply> inOrder(Reply... replies) {
        AtomicInteger next = new AtomicInteger();
        return _ -> replies[Math.min(next.getAndIncrement(), replies.length - 1)];
    }

    /** Scheme, address and port, without a slash at the end. */
    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** The requests that were read whole, in order. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.get();
    }

    /** How many bytes could be written, which is what the client took and what is on the way. */
    public long bytesTaken() {
        return taken.get();
    }

    /** Waits until one more request has been read. */
    public void awaitRequest() throws InterruptedException {
        arrived.acquire();
    }

    /** Waits until one more connection has ended, whoever ended it. */
    public void awaitEndOfConnection() throws InterruptedException {
        ended.acquire();
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
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(number, socket));
            } catch (IOException _) {
                // Closed, or the connection ended before it began.
            }
        }
    }

    private void serve(int number, Socket socket) {
        try (socket) {
            Peer peer = new Peer(number, socket, taken);
            opening.send(peer);
            while (peer.isOpen()) {
                RecordedRequest request = peer.read();
                if (request == null) {
                    return;
                }
                if (!forgets) {
                    requests.add(request);
                }
                arrived.release();
                script.apply(request).send(peer);
            }
        } catch (IOException _) {
            // The client hung up, or a handshake failed: what it means is the test's to say.
        } finally {
            ended.release();
        }
    }
}
