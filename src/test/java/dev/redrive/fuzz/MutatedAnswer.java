package dev.redrive.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One documented answer with one to four things wrong with it, made from a seed alone. */
public final class MutatedAnswer {

    /** What a server does with the connection once the answer is written. */
    public enum Ending {
        CLOSE,
        STALL,
        /** Goes on with bytes for ever. */
        ENDLESS
    }

    private static final String TASK =
            """
            {"taskId":"6753030831fe9826412bac5c","createdAt":"2024-12-09T14:14:17.574+0000",\
            "completedAt":null,"type":"PUSH_FAILED_TRIPS","status":"IN_PROGRESS",\
            "nbItems":321,"nbRemainingItems":12}\
            """;

    private static final List<String> BODIES =
            List.of(
                    TASK,
                    TASK,
                    "{\"taskId\":\"6753030831fe9826412bac5c\",\"nbItems\":123}",
                    "[{\"userId\":\"u\",\"firstname\":\"F\",\"lastname\":\"L\","
                            + "\"creationDate\":\"2024-12-09T14:14:17.574+0000\"}]",
                    "{\"title\":\"Bad request\",\"message\":\"a task is already in progress\"}");

    private static final Pattern VALUE =
            Pattern.compile("(\"\\w+\":)(\"[^\"]*\"|null|true|false|[-0-9.eE+]+)");

    private final SplittableRandom random;
    private String version = "HTTP/1.1";
    private String status = "200";
    private String reason = "OK";
    private final List<String> headers = new ArrayList<>(List.of("Content-Type: application/json"));
    private String body;
    private boolean rightLength = true;

    private MutatedAnswer(SplittableRandom random) {
        this.random = random;
        this.body = Hostile.any(BODIES, random);
    }

    /**
     * The bytes of the answer.
     *
     * @param seed any number; the same one makes the same bytes
     * @param key what the request said, which the answer may repeat
     */
    public static byte[] of(long seed, String key) {
        MutatedAnswer answer = new MutatedAnswer(new SplittableRandom(seed));
        int times = 1 + answer.random.nextInt(4);
        for (int i = 0; i < times; i++) {
            answer.mutate();
        }
        return answer.bytes(key);
    }

    /** What the server does then: nearly always close, or a run would take for ever. */
    public static Ending ending(long seed) {
        return switch ((int) Math.floorMod(seed * 31 + 7, 1_000L)) {
            case 1 -> Ending.STALL;
            case 2 -> Ending.ENDLESS;
            default -> Ending.CLOSE;
        };
    }

    private void mutate() {
        switch (random.nextInt(12)) {
            case 0 -> status = Hostile.any(Hostile.STATUSES, random);
            case 1 -> {
                status = Hostile.any(Hostile.STATUSES, random);
                body = Hostile.any(Hostile.BODIES, random);
            }
            case 2 -> version = Hostile.any(Hostile.VERSIONS, random);
            case 3 -> reason = random.nextBoolean() ? Hostile.KEY : "x".repeat(20_000) + "\u0001";
            case 4 -> addHeader(1);
            case 5 -> addHeader(1 + random.nextInt(200));
            case 6 -> rightLength = false;
            case 7 -> body = cut(body);
            case 8 -> body = body + Hostile.any(Hostile.BODIES, random);
            default -> body = withOtherValue(body);
        }
    }

    private void addHeader(int times) {
        String header = Hostile.any(Hostile.HEADERS, random);
        for (int i = 0; i < (header.length() > 1_000 ? 1 : times); i++) {
            headers.add(random.nextInt(headers.size() + 1), header);
        }
    }

    private String cut(String text) {
        return text.isEmpty() ? text : text.substring(0, random.nextInt(text.length()));
    }

    /** Puts something else in the place of one value, or leaves it out, or says it twice. */
    private String withOtherValue(String json) {
        Matcher values = VALUE.matcher(json);
        long count = values.results().count();
        if (count == 0) {
            return Hostile.any(Hostile.BODIES, random);
        }
        int chosen = random.nextInt((int) count);
        values.reset();
        for (int i = 0; values.find(); i++) {
            if (i == chosen) {
                String other =
                        switch (random.nextInt(8)) {
                            case 0 -> "\"other\":1";
                            case 1 -> values.group() + "," + values.group();
                            default -> values.group(1) + Hostile.any(Hostile.VALUES, random);
                        };
                return json.substring(0, values.start()) + other + json.substring(values.end());
            }
        }
        throw new IllegalStateException("a value that was counted is gone");
    }

    private byte[] bytes(String key) {
        byte[] content = body.replace(Hostile.KEY, key).getBytes(StandardCharsets.UTF_8);
        scramble(content);
        StringBuilder head = new StringBuilder(version + " " + status + " " + reason + "\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (rightLength) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] top =
                head.append("\r\n")
                        .toString()
                        .replace(Hostile.KEY, key)
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[top.length + content.length];
        System.arraycopy(top, 0, all, 0, top.length);
        System.arraycopy(content, 0, all, top.length, content.length);
        if (random.nextInt(10) == 0) {
            scramble(all);
        }
        return random.nextInt(20) == 0
                ? java.util.Arrays.copyOf(all, random.nextInt(all.length))
                : all;
    }

    private void scramble(byte[] bytes) {
        int times = bytes.length == 0 || random.nextInt(4) != 0 ? 0 : 1 + random.nextInt(8);
        for (int i = 0; i < times; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
    }
}
