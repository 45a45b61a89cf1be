package dev.redrive.policy;

import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import dev.redrive.profile.ProfileKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A computer with a policy, for tests. */
public final class Managed {

    /** A customer in production. */
    public static final Profile PROFILE =
            new Profile(
                    "p",
                    "ACME",
                    ProfileKind.PRODUCTION,
                    ProfileColour.RED,
                    URI.create("https://service.example"));

    private Managed() {}

    /** Whatever is in that file at the moment, without a look at who may write it. */
    public static Policies by(Path file) {
        return new Policies(List.of(file), Managed::read);
    }

    private static Optional<byte[]> read(Path file, int most) throws IOException {
        try {
            byte[] content = Files.readAllBytes(file);
            return Optional.of(Arrays.copyOf(content, Math.min(content.length, most)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** The policy with these fields beside its schema. */
    public static Policy policy(String fields) {
        Policy read =
                new Policies(
                                List.of(Path.of("policy.json")),
                                (_, _) ->
                                        Optional.of(json(fields).getBytes(StandardCharsets.UTF_8)))
                        .now();
        if (read.fault() != null) {
            throw new AssertionError(read.fault());
        }
        return read;
    }

    /** The content of a file with these fields beside its schema. */
    public static String json(String fields) {
        return fields.isEmpty() ? "{\"schema\": 1}" : "{\"schema\": 1,\n" + fields + "}";
    }
}
