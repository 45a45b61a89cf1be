import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The SHA-256 sums of the packages, as {@code sha256sum --check} reads them. */
final class Checksums {

    private static final String NAME = "SHA256SUMS";

    private Checksums() {}

    /**
     * Writes them again, where something was signed or added.
     *
     * @param arguments the folder with the packages
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path packages) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(packages)) {
            files =
                    all.filter(file -> !file.endsWith(NAME) && !file.endsWith(PackedJava.NAME))
                            .sorted()
                            .toList();
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : files) {
            lines.append(sum(file)).append("  ").append(file.getFileName()).append('\n');
            Steps.say("%s, %.1f MB".formatted(file, Files.size(file) / 1e6));
        }
        Files.writeString(packages.resolve(NAME), lines);
    }

    /** The sum of a file, in lower-case hexadecimal. */
    static String sum(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
