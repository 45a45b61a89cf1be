package dev.redrive.app;

import java.io.Serial;

/** Redrive must not start; the message is the sentence for the user, in English. */
final class NotStartedException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    NotStartedException(String sentence) {
        super(sentence);
    }
}
