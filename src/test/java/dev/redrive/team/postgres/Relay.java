package dev.redrive.team.postgres;

import dev.redrive.team.TeamServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a desk and its database, and can swallow what goes through it. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean isSwallowing;

    Relay(int port) throws IOException {
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    TeamServer server(String user) {
        return new TeamServer("127.0.0.1", door.getLocalPort(), "redrive", user);
    }

    /** From now on nothing comes through, and nobody is told. */
    void swallow() {
        isSwallowing = true;
    }

    /** New connections work again; what was swallowed stays so. */
    void forward() {
        isSwallowing = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket here = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), port);
                open.addAll(List.of(here, there));
                Thread.startVirtualThread(() -> copy(here, there));
                Thread.startVirtualThread(() -> copy(there, here));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            boolean isLost = false;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                isLost = isLost || isSwallowing;
                if (!isLost) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // The other side has closed.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
