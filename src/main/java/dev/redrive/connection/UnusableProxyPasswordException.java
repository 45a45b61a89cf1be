package dev.redrive.connection;

import java.io.Serial;

/** The password of the proxy is kept somewhere and cannot be read there, or cannot be sent. */
public final class UnusableProxyPasswordException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    /**
     * @param why in English, without any part of the password
     */
    public UnusableProxyPasswordException(String why) {
        super(why);
    }
}
