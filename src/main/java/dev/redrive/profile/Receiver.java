package dev.redrive.profile;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The customer's receiving server, as far as it is checked from here. Nothing is pushed to it.
 *
 * @param address as {@link ReceiverAddress} reads it
 * @param allowed whether the user has allowed on this computer that it is checked
 */
public record Receiver(URI address, boolean allowed) {

    /** The same, allowed to be checked or not. */
    public Receiver allowed(boolean now) {
        return new Receiver(address, now);
    }

    /** Hand-written for the same reason as that of {@link Profile}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Receiver receiver
                && address.equals(receiver.address)
                && allowed == receiver.allowed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, allowed);
    }

    /** Without the address, which is to reach no log. */
    @Override
    public String toString() {
        return "Receiver[allowed=" + allowed + "]";
    }
}
