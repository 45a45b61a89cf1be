package dev.redrive.enterprise.http;

import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.TaskIds;
import dev.redrive.enterprise.http.Exchanged.Answer;
import dev.redrive.text.TextSanitizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a failure, each one line: masked, short, plain. */
final class Details {

    private static final String UNREADABLE = "an unreadable address";
    private static final int DEEPEST = 20;

    /** The name of a class with its package, as Java writes it into its messages. */
    private static final Pattern JAVA_CLASS =
            Pattern.compile("\\b(?:[a-z_]\\w*\\.){2,10}[A-Z][\\w$]*:?\\s*");

    private final Secrets secrets;

    Details(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What the service said; empty when it said nothing. */
    String of(Answer answer) {
        // Masked first: what follows may cut a secret into pieces nobody recognizes.
        String said = secrets.masked(answer.body());
        String message = ServiceMessage.in(said);
        return line(message == null ? said : message);
    }

    /** The task the answer names; null when it names none, or a secret in its place. */
    @Nullable String taskIdIn(Answer answer) {
        String id = TaskIds.namedIn(answer.body());
        return id == null || secrets.isIn(id) ? null : id;
    }

    /** A status that means nothing here; the target of a redirect is named, not followed. */
    String ofUnexpectedStatus(Answer answer) {
        String word = "status " + answer.status();
        return answer.headers()
                .firstValue("Location")
                .map(location -> line(word + ", redirect to " + hostOf(location)))
                .orElse(word);
    }

    /** Words that somebody else may have put together. */
    String ofWords(String words) {
        return line(words);
    }

    /** What the system said, without a stack, behind our own word on it. */
    String of(Throwable failure, String word) {
        String message = of(failure);
        return message.isEmpty() ? word : line(word + ": " + message);
    }

    /** What the system said, without a stack and without the names of Java's classes. */
    String of(Throwable failure) {
        String message =
                Stream.iterate(failure, t -> t != null, Throwable::getCause)
                        .limit(DEEPEST)
                        .map(Throwable::getMessage)
                        .filter(text -> text != null && !text.isBlank())
                        .findFirst()
                        .orElse("");
        return line(JAVA_CLASS.matcher(secrets.masked(message)).replaceAll(""));
    }

    static String ending(Answer answer) {
        return switch (answer.ending()) {
            case TOO_LARGE -> "the answer is too large";
            case TIMED_OUT -> "the answer did not come to its end in time";
            case BROKEN -> "the connection broke in the middle of the answer";
            case DAMAGED -> "the answer cannot be decompressed";
            case COMPLETE -> "whole answer";
        };
    }

    static String noAnswerWithin(Duration limit) {
        return "no answer within " + limit.toMillis() + " ms";
    }

    private String line(String text) {
        // Masked again: without the invisible characters in it, a key may have become whole.
        return TextSanitizer.oneLine(secrets.masked(PlainText.of(text)), AnswerLimits.LONGEST_LINE);
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
}
