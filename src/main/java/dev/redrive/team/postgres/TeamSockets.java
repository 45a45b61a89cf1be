package dev.redrive.team.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes the driver's sockets, so that they can be woken; made by the driver, by its name. */
public final class TeamSockets extends SocketFactory {

    /** Made by the driver. */
    public TeamSockets() {}

    @Override
    public Socket createSocket() {
        return TeamTls.opening().socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new IOException("never used by the driver");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw new IOException("never used by the driver");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw new IOException("never used by the driver");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
            throws IOException {
        throw new IOException("never used by the driver");
    }
}
