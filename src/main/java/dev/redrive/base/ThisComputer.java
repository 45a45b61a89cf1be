package dev.redrive.base;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;

/** What this computer is called. */
public final class ThisComputer {

    private ThisComputer() {}

    /** Its name, empty where it has none. May ask the network, so never on the JavaFX thread. */
    public static String name() {
        return Stream.of("COMPUTERNAME", "HOSTNAME")
                .map(System::getenv)
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElseGet(ThisComputer::hostName);
    }

    private static String hostName() {
        try {
            return Objects.requireNonNullElse(InetAddress.getLocalHost().getHostName(), "");
        } catch (UnknownHostException e) {
            System.getLogger(ThisComputer.class.getName())
                    .log(System.Logger.Level.DEBUG, "this computer has no name", e);
            return "";
        }
    }
}
