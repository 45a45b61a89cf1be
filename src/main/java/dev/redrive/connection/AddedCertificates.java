package dev.redrive.connection;

import dev.redrive.connection.AddedCertificates.BadCertificateFileException.Problem;
import dev.redrive.files.SafeFile;
import java.io.IOException;
import java.io.Serial;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The certificates the user added, as copies in a folder, one file each. Never on the JavaFX
 * thread.
 */
public final class AddedCertificates {

    /**
     * What is in the folder.
     *
     * @param certificates by owner
     * @param unreadable names of files without a readable certificate
     */
    public record Listing(List<AddedCertificate> certificates, List<String> unreadable) {

        /** Copies the lists. */
        public Listing {
            certificates = List.copyOf(certificates);
            unreadable = List.copyOf(unreadable);
        }
    }

    private static final Logger LOG = System.getLogger(AddedCertificates.class.getName());
    private static final String ENDING = ".pem";
    private static final int LARGEST = 1 << 20;

    /** The most certificates in one file, as the user is shown each before it is trusted. */
    private static final int MOST = 20;

    private final Path folder;
    private final InstantSource clock;

    /** The certificates in that folder, which need not exist yet. */
    public AddedCertificates(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The present content. */
    public Listing list() {
        List<AddedCertificate> found = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files()) {
            List<AddedCertificate> inside = inside(file);
            found.addAll(inside);
            if (inside.isEmpty()) {
                unreadable.add(String.valueOf(file.getFileName()));
            }
        }
        return new Listing(
                found.stream()
                        .distinct()
                        .sorted(Comparator.comparing(added -> added.facts().owner()))
                        .toList(),
                unreadable);
    }

    /** The certificates of one file; empty when none can be read, which is logged. */
    private static List<AddedCertificate> inside(Path file) {
        try {
            byte[] bytes = bytes(file);
            if (bytes.length <= LARGEST) {
                return Pem.read(bytes).stream().map(AddedCertificate::of).toList();
            }
            LOG.log(Level.WARNING, "a file of added certificates is too large");
        } catch (IOException | RuntimeException e) {
            // Java's parser may fail on a crafted file, which must not affect the others.
            LOG.log(Level.WARNING, "an added certificate cannot be read", e);
        }
        return List.of();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            return List.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the added certificates cannot be listed", e);
            return List.of();
        }
    }

    /**
     * Reads a file the user chose, in PEM or DER, without adding anything yet.
     *
     * @return the certificates to add: those that are not expired and not added already
     * @throws BadCertificateFileException when there are none
     */
    List<AddedCertificate> read(Path file) throws BadCertificateFileException {
        byte[] bytes;
        try {
            bytes = bytes(file);
        } catch (IOException e) {
            throw new BadCertificateFileException(Problem.UNREADABLE, e);
        }
        if (bytes.length > LARGEST) {
            throw new BadCertificateFileException(Problem.TOO_LARGE, null);
        }
        List<X509Certificate> inside = Pem.read(bytes);
        if (inside.size() > MOST) {
            throw new BadCertificateFileException(Problem.TOO_LARGE, null);
        }
        List<AddedCertificate> all =
                (inside.isEmpty() ? Pem.readBinary(bytes) : inside)
                        .stream().distinct().map(AddedCertificate::of).toList();
        List<AddedCertificate> valid = all.stream().filter(this::isUsableStill).toList();
        List<AddedCertificate> known = list().certificates();
        List<AddedCertificate> fresh = valid.stream().filter(one -> !known.contains(one)).toList();
        if (fresh.isEmpty()) {
            throw new BadCertificateFileException(
                    all.isEmpty()
                            ? Problem.NO_CERTIFICATE
                            : valid.isEmpty() ? Problem.EXPIRED : Problem.KNOWN,
                    null);
        }
        return fresh;
    }

    private boolean isUsableStill(AddedCertificate added) {
        return added.facts().until().isAfter(clock.instant());
    }

    /**
     * Adds a copy.
     *
     * @throws IOException when it could not be written
     */
    void add(AddedCertificate added) throws IOException {
        try {
            SafeFile.write(file(added), Pem.write(added.certificate()));
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }

    /**
     * Removes the certificate; does nothing when it is not there.
     *
     * @throws IOException when it is still there
     */
    void remove(AddedCertificate added) throws IOException {
        for (Path file : files()) {
            // Also one that was put there by hand under another name.
            if (inside(file).contains(added)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(AddedCertificate added) {
        String name = added.facts().fingerprint().replace(":", "").toLowerCase(Locale.ROOT);
        return folder.resolve(name.substring(0, 32) + ENDING);
    }

    /** The content, at most one byte more than the limit. */
    private static byte[] bytes(Path file) throws IOException {
        return SafeFile.read(file, LARGEST + 1);
    }

    /**
     * A certificate the user added: it and the certificates it signed are trusted while it is
     * valid.
     *
     * @param certificate the certificate
     * @param facts what is shown of it
     */
    public record AddedCertificate(X509Certificate certificate, CertificateFacts facts) {

        static AddedCertificate of(X509Certificate certificate) {
            return new AddedCertificate(certificate, CertificateFacts.of(certificate));
        }
    }

    /** The certificates of a file cannot be added to the trusted ones. */
    public static final class BadCertificateFileException extends Exception {

        /** Why not. */
        public enum Problem {
            /** It cannot be read. */
            UNREADABLE,
            /** Over 1 MiB, or with more than 20 certificates. */
            TOO_LARGE,
            /** It has no complete certificate. */
            NO_CERTIFICATE,
            /** All its certificates have expired. */
            EXPIRED,
            /** All its certificates have been added already. */
            KNOWN
        }

        @Serial private static final long serialVersionUID = 1L;

        private final Problem problem;

        BadCertificateFileException(Problem problem, @Nullable Throwable cause) {
            super(problem.name(), cause);
            this.problem = problem;
        }

        /** Why not. */
        public Problem problem() {
            return problem;
        }
    }
}
