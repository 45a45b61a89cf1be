package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.base.Causes;
import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.TaskIds;
import dev.redrive.enterprise.http.AnswerReaders.AnswerJson;
import dev.redrive.enterprise.http.AnswerReaders.UnusableAnswerException;
import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import dev.redrive.text.TextSanitizer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts of a failure, each one masked, short line of plain text. */
final class ErrorDetails {

    private static final String UNREADABLE = "an unreadable address";

    /** The name of a class with its package, as Java writes it into its messages. */
    private static final Pattern JAVA_CLASS =
            Pattern.compile("\\b(?:[a-z_]\\w*\\.){2,10}[A-Z][\\w$]*:?\\s*");

    private final Secrets secrets;

    ErrorDetails(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What the service said; empty when it said nothing. */
    String of(Answer answer) {
        // Masked first: what follows may cut a secret into pieces that are not recognized.
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

    /** Text from elsewhere. */
    String ofWords(String words) {
        return line(words);
    }

    /** What the system said, without a stack trace, after a word of ours. */
    String of(Throwable failure, String word) {
        String message = of(failure);
        return message.isEmpty() ? word : line(word + ": " + message);
    }

    /** What the system said, without a stack trace and without the names of Java's classes. */
    String of(Throwable failure) {
        String message =
                Causes.of(failure).stream()
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

    /** Finds the human-readable message in an error's JSON, for which no schema is published. */
    static final class ServiceMessage {

        private static final List<String> NAMES =
                List.of(
                        "message",
                        "detail",
                        "description",
                        "error_description",
                        "errorMessage",
                        "reason",
                        "error",
                        "title");

        private ServiceMessage() {}

        /** The most telling text of a JSON object, or null when there is none or it is not JSON. */
        static @Nullable String in(String body) {
            try {
                return in(AnswerJson.parse(body));
            } catch (UnusableAnswerException _) {
                return null;
            }
        }

        private static @Nullable String in(JsonNode json) {
            for (String name : NAMES) {
                JsonNode value = json.path(name);
                if (value.isTextual() && !value.textValue().isBlank()) {
                    return value.textValue();
                }
            }
            JsonNode error = json.path("error");
            return error.isObject() ? in(error) : null;
        }
    }

    /** Makes one line of plain text from what a server or gateway wrote, HTML included. */
    static final class PlainText {

        /** Far more than is ever shown, so that a large page costs little. */
        private static final int ENOUGH = 16_384;

        private static final Pattern UNREADABLE =
                Pattern.compile("(?is)<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
        private static final Pattern TAG = Pattern.compile("(?i)</?[a-z!?][^>]*(>|$)");

        private PlainText() {}

        static String of(String text) {
            String start = text.length() > ENOUGH ? text.substring(0, ENOUGH) : text;
            String untagged =
                    TAG.matcher(UNREADABLE.matcher(start).replaceAll(" ")).replaceAll(" ");
            return TextSanitizer.oneLine(unescape(untagged));
        }

        private static String unescape(String text) {
            return text.replace("&nbsp;", " ")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&apos;", "'")
                    .replace("&amp;", "&");
        }
    }
}
