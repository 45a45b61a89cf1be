package dev.redrive.testing;

import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyChoice;
import java.util.List;

/** Networks for tests. */
public final class Networks {

    private Networks() {}

    /** The system's proxy, and the roots of Java and the system. */
    public static Network standard() {
        return Network.of(new ProxyChoice.AsTheSystem(), () -> null, List.of());
    }
}
