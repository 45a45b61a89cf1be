package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchanged.Answer;
import dev.redrive.text.TextSanitizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The one line of a failure's {@code detail()}: what was said, redacted, short, plain. */
final class Details {

    private static final String UNREADABLE = "an unreadable address";
    private static final int LONGEST = 300;
    private static final int DEEPEST = 20;

    private final UnaryOperator<String> redact;

    Details(UnaryOperator<String> redact) {
        this.redact = redact;
    }

    /** What the service said; empty when it said nothing. */
    String of(Answer answer) {
        // Redacted first: what follows may cut a secret into pieces nobody recognizes.
        String said = redact.apply(answer.body());
        String message = ServiceMessage.in(said);
        return line(message == null ? said : message);
    }

    /** The same behind our own word on it. */
    String of(Answer answer, String word) {
        String said = of(answer);
        return said.isEmpty() ? word : line(word + ": " + said);
    }

    /** Of a status that means nothing here; the target of a redirect is named, not followed. */
    String ofUnexpectedStatus(Answer answer) {
        String word = "status " + answer.status();
        return answer.headers()
                .firstValue("Location")
                .map(location -> line(word + ", redirect to " + hostOf(location)))
                .orElseGet(() -> of(answer, word));
    }

    /** Words that somebody else may have put together. */
    String ofWords(String words) {
        return line(words);
    }

    /** What the system said, without a stack, behind our own word on it. */
    String of(Throwable failure, String word) {
        return line(word + ": " + of(failure));
    }

    /** What the system said, without a stack. */
    String of(Throwable failure) {
        String message =
                Stream.iterate(failure, t -> t != null, Throwable::getCause)
                        .limit(DEEPEST)
                        .map(Throwable::getMessage)
                        .filter(text -> text != null && !text.isBlank())
                        .findFirst()
                        .orElse("");
        String kind = innermost(failure).getClass().getSimpleName();
        return line(redact.apply(message.isEmpty() ? kind : kind + ": " + message));
    }

    static String ending(Answer answer) {
        return switch (answer.ending()) {
            case TOO_LARGE -> "the answer is too large";
            case TIMED_OUT -> "the answer did not come to its end in time";
            case BROKEN -> "the connection broke in the middle of the answer";
            case COMPLETE -> "whole answer";
        };
    }

    static String noAnswerWithin(Duration limit) {
        return "no answer within " + limit.toMillis() + " ms";
    }

    private String line(String text) {
        // Redacted again: without the invisible characters in it, a key may have become whole.
        return TextSanitizer.oneLine(redact.apply(PlainText.of(text)), LONGEST);
    }

    private static String hostOf(String location) {
        try {
            URI target = new URI(location.strip());
            if (target.getRawAuthority() == null) {
                return "the same host";
            }
            if (target.getHost() == null) {
                return UNREADABLE;
            }
            int port = target.getPort();
            return port < 0 ? target.getHost() : target.getHost() + ":" + port;
        } catch (URISyntaxException _) {
            return UNREADABLE;
        }
    }

    private static Throwable innermost(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .limit(DEEPEST)
                .reduce(failure, (_, deeper) -> deeper);
    }
}
