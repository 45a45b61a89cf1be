package dev.redrive.fuzz;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** Answers each request with the mutated answer of the next seed. */
final class FuzzServer implements AutoCloseable {

    private static final int ENDLESS = 64 * 1024 * 1024;

    private final ServerSocket listener;
    private final String key;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong largestTaken = new AtomicLong();

    FuzzServer(String key) {
        this.key = key;
        try {
            listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** The next request gets the answer of this seed, the one after it that of the next number. */
    void from(long seed) {
        next.set(seed);
    }

    /** The seed of the next answer. */
    long seed() {
        return next.get();
    }

    /** The most bytes of an endless answer that could be written. */
    long largestTaken() {
        return largestTaken.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (readHead(new BufferedInputStream(socket.getInputStream()))) {
                long seed = next.getAndIncrement();
                OutputStream out = socket.getOutputStream();
                out.write(MutatedAnswer.of(seed, key));
                out.flush();
                switch (MutatedAnswer.ending(seed)) {
                    case CLOSE -> socket.shutdownOutput();
                    case STALL -> readHead(socket.getInputStream());
                    case ENDLESS -> goOn(out);
                }
            }
        } catch (IOException _) {
            // The client hung up.
        }
    }

    private void goOn(OutputStream out) throws IOException {
        byte[] more = new byte[64 * 1024];
        for (long taken = 0; taken < ENDLESS; taken += more.length) {
            out.write(more);
            long now = taken + more.length;
            largestTaken.accumulateAndGet(now, Math::max);
        }
    }

    /** Whether a whole head came, up to its empty line. */
    private static boolean readHead(InputStream in) throws IOException {
        int newlines = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                newlines++;
            } else if (b != '\r') {
                newlines = 0;
            }
            if (newlines == 2) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
