package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.redrive.bench.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Says how long the answer about one task takes to be read, beside Jackson reading the same bytes
 * into a record. Run by hand.
 */
final class AnswerBenchmark {

    private static final int ROUNDS = 41;
    private static final int EACH = 5_000;

    private static final byte[] ANSWER =
            """
            {"taskId":"6753030831fe6d8b4b5cd23e","createdAt":"2024-12-06T14:00:56.219Z",\
            "completedAt":null,"type":"RETRY_PUSH_TRIPS","status":"IN_PROGRESS",\
            "nbItems":12480,"nbRemainingItems":9034}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    /** What Jackson makes of it without looking at it. */
    record Plain(
            @Nullable String taskId,
            @Nullable String createdAt,
            @Nullable String completedAt,
            @Nullable String type,
            @Nullable String status,
            @Nullable Long nbItems,
            @Nullable Long nbRemainingItems) {}

    /** One way to read it. */
    private interface Reading {
        Object read() throws IOException, AnswerReaders.UnusableAnswerException;
    }

    private AnswerBenchmark() {}

    static void main() throws IOException, AnswerReaders.UnusableAnswerException {
        ObjectReader jackson = new ObjectMapper().readerFor(Plain.class);
        double[] ours = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) { // In turn, and the median of all: the first warm up.
            ours[i] = micros(() -> AnswerReaders.task(new String(ANSWER, StandardCharsets.UTF_8)));
            plain[i] = micros(() -> jackson.<Plain>readValue(ANSWER));
        }
        Arrays.sort(ours);
        Arrays.sort(plain);
        Figure.say("ours", ours[ROUNDS / 2]);
        Figure.say("plain", plain[ROUNDS / 2]);
    }

    private static double micros(Reading reading)
            throws IOException, AnswerReaders.UnusableAnswerException {
        int seen = 0;
        long start = System.nanoTime();
        for (int i = 0; i < EACH; i++) {
            seen += reading.read().hashCode();
        }
        double took = (System.nanoTime() - start) / 1e3 / EACH;
        if (seen == 1) {
            Figure.say("unlikely", seen); // What is read is used.
        }
        return took;
    }
}
