package dev.redrive.app;

import dev.redrive.enterprise.http.HttpEnterpriseConnector.HttpLimits;
import dev.redrive.testing.Peer;
import dev.redrive.testing.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One row of the matrix: what happens to the calls, and what is told of it.
 *
 * @param name of the row
 * @param start whether it happens to the retry, else to the checks after one that was answered
 * @param calls how they go, one after the other; after them all is well
 * @param limits of each call
 * @param told what is to be told after the last of them
 */
record Fault(String name, boolean start, List<Call> calls, HttpLimits limits, Told told) {

    /** For faults that end by themselves. */
    private static final HttpLimits PATIENT =
            new HttpLimits(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    1 << 16);

    /** For silence, which only the limits end. */
    private static final HttpLimits HASTY =
            new HttpLimits(
                    Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 16);

    /** Where the address of the profile leads. */
    enum Way {
        /** To the server, which replies. */
        SERVER,
        /** To a port where nobody listens. */
        NOBODY,
        /** To no address: the name is not known. */
        NO_NAME,
        /** To a server whose certificate nobody vouches for. */
        STRANGER
    }

    /**
     * How one call goes.
     *
     * @param clock how far the clock jumps while the watch waits for it
     */
    record Call(Way way, Reply reply, Duration clock) {

        static Call answered(Reply reply) {
            return new Call(Way.SERVER, reply, Duration.ZERO);
        }

        static Call to(Way way) {
            return new Call(way, Reply.nothing(), Duration.ZERO);
        }

        Call after(Duration jump) {
            return new Call(way, reply, jump);
        }

        Call[] times(int many) {
            return Collections.nCopies(many, this).toArray(Call[]::new);
        }
    }

    /** A row about a check, or several; the last one counts. */
    static Fault watching(String name, String contact, String next, Call... calls) {
        Told told = new Told(Told.AS_BEFORE, contact, next, Told.KEPT);
        return new Fault(name, false, List.of(calls), PATIENT, told);
    }

    /** A row about the retry itself. */
    static Fault starting(String name, String says, String history, Call call) {
        Told told = new Told("", says, Told.NEVER, history);
        return new Fault(name, true, List.of(call), PATIENT, told);
    }

    /** The same where the service says something of the task. */
    Fault saying(String task, String history) {
        return new Fault(
                name, start, calls, limits, new Told(task, told.contact(), told.next(), history));
    }

    /** The same where only a limit ends the call. */
    Fault hasty() {
        return new Fault(name, start, calls, HASTY, told);
    }

    /** The same but for when the next check is. */
    Fault next(String when) {
        return new Fault(name, start, calls, limits, told.next(when));
    }

    /** A whole answer and then, every 50 ms, one more blank than was promised to come. */
    static Reply trickle(String begun) {
        return peer -> {
            peer.write(begun.getBytes(StandardCharsets.UTF_8));
            while (!peer.hangsUpWithin(Duration.ofMillis(50))) {
                peer.write(new byte[] {' '});
            }
        };
    }

    /** A body larger than anybody reads. */
    static Reply huge() {
        byte[] blanks = new byte[1 << 16];
        Arrays.fill(blanks, (byte) ' ');
        return (Peer peer) -> {
            peer.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            while (true) {
                peer.write(blanks); // until the client hangs up
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
