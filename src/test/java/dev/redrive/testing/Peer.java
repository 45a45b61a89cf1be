package dev.redrive.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The server's end of one connection. */
public final class Peer {

    private final int number;
    private final Socket socket;
    private final InputStream in;
    private final AtomicLong taken;

    Peer(int number, Socket socket, AtomicLong taken) throws IOException {
        this.number = number;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.taken = taken;
    }

    /** Writes the bytes at once; fails when the client has dropped the connection. */
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        taken.addAndGet(bytes.length);
    }

    /** Waits until the client closes its end. */
    public void awaitHangUp() throws IOException {
        while (in.read() >= 0) {
            // What it still sends does not matter.
        }
    }

    /** Waits that long; whether the client closed its end meanwhile. */
    public boolean hangsUpWithin(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    /** Closes in an orderly way. */
    public void close() throws IOException {
        socket.close();
    }

    /** Closes with a reset, as a crashed server or a cut line does. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** What the client sends from now on. */
    InputStream rest() {
        return in;
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    void readOneByte() throws IOException {
        if (in.read() < 0) {
            throw new EOFException();
        }
    }

    /** The next request, or null when the client hung up in between. */
    @Nullable RecordedRequest read() throws IOException {
        String first = readLine();
        if (first == null) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new ProtocolException("not a header");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            headers.merge(name, line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] words = first.split(" ", 3);
        return new RecordedRequest(number, words[0], words[1], Map.copyOf(headers), body);
    }

    private @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(b);
        }
        return null;
    }
}
