package dev.redrive.enterprise.http;

import java.net.http.HttpHeaders;

/** What came of one exchange, before it is judged. */
sealed interface Exchanged {

    /**
     * A status came back.
     *
     * @param body what was read of the body
     * @param ending how the reading of the body ended
     */
    record Answer(int status, HttpHeaders headers, String body, Ending ending)
            implements Exchanged {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** The limit of the whole exchange passed without a status. */
    record Silence() implements Exchanged {}

    /** The exchange broke before a status came. */
    record Broken(Throwable cause) implements Exchanged {}

    /** How the reading of a body ended. */
    enum Ending {
        COMPLETE,
        TOO_LARGE,
        /** It came whole and compressed, and cannot be decompressed. */
        DAMAGED,
        TIMED_OUT,
        BROKEN
    }
}
