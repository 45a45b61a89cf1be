package dev.redrive.demo;

import java.time.Instant;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Makes the ids and keys of the demo service. As safe for threads as its generator is. */
final class RandomHex {

    private static final int ID_BYTES = 8;
    private static final int KEY_BYTES = 16;

    private final RandomGenerator random;

    RandomHex(RandomGenerator random) {
        this.random = random;
    }

    /** 24 digits: the seconds of its creation, then chance, as the service's ids look. */
    String taskId(Instant createdAt) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) createdAt.getEpochSecond()) + digits(ID_BYTES);
    }

    /** The prefix and 32 digits. */
    String key(String prefix) {
        return prefix + digits(KEY_BYTES);
    }

    private String digits(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
