package dev.redrive.policy;

import dev.redrive.base.Listeners;
import dev.redrive.files.AdminFile;
import dev.redrive.files.AdminFile.ChangingFileException;
import dev.redrive.files.AdminFile.UntrustedFileException;
import dev.redrive.files.SafeFile.DanglingLinkException;
import dev.redrive.files.SafeFile.NotAFileException;
import dev.redrive.policy.PolicyFault.Kind;
import dev.redrive.policy.PolicyPart.FaultException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The policy of this computer, read again at every act that it could forbid. Any thread, {@link
 * #now()} any but the JavaFX one.
 */
public final class Policies {

    /** Reads a file that only administrators can write. */
    @FunctionalInterface
    public interface Source {

        /** As {@link AdminFile#read}. */
        Optional<byte[]> read(Path file, int most) throws IOException;
    }

    private static final Logger LOG = System.getLogger(Policies.class.getName());

    private final List<Path> places;
    private final Source source;
    private final Listeners<Policy> onChange = new Listeners<>("policies");
    private volatile Policy latest = Policy.NONE;

    /**
     * Reads nothing yet.
     *
     * @param places of which the first that is there counts
     */
    public Policies(List<Path> places) {
        this(places, AdminFile::read);
    }

    /** With another way to read a file, for tests of what comes after it. */
    public Policies(List<Path> places, Source source) {
        this.places = List.copyOf(places);
        this.source = source;
    }

    /** Those of a computer without any. */
    public static Policies none() {
        return new Policies(List.of());
    }

    /** The policy that was read last; {@link Policy#NONE} before. */
    public Policy latest() {
        return latest;
    }

    /** The policy as it is in the file now. Costs one look-up for each place without a file. */
    public synchronized Policy now() {
        Policy before = latest;
        Policy now = read(before);
        if (!now.equals(before)) {
            if (!Objects.equals(now.fault(), before.fault())) {
                LOG.log(Level.WARNING, "policy: {0}", now.fault());
            }
            latest = now;
            onChange.notify(now);
        }
        return now;
    }

    /** Notifies the listener of every change, on the thread that notices it. */
    public void onChange(Consumer<Policy> listener) {
        onChange.add(listener);
    }

    private Policy read(Policy before) {
        for (Path place : places) {
            try {
                byte[] bytes = source.read(place, PolicyReader.LARGEST + 1).orElse(null);
                if (bytes != null) {
                    return PolicyReader.read(bytes);
                }
            } catch (FaultException e) {
                return before.withFault(e.in(place.toString()));
            } catch (IOException | RuntimeException e) {
                return before.withFault(fault(place, e));
            }
        }
        return Policy.NONE;
    }

    private static PolicyFault fault(Path place, Exception why) {
        String file = place.toString();
        return switch (why) {
            case UntrustedFileException untrusted ->
                    new PolicyFault(
                            untrusted.getFile(),
                            0,
                            "",
                            untrusted.isForeign() ? Kind.FOREIGN : Kind.WRITABLE,
                            untrusted.who());
            case ChangingFileException _ -> of(file, Kind.CHANGING, "");
            case NotAFileException _ -> of(file, Kind.NOT_A_FILE, "");
            case DanglingLinkException _ -> of(file, Kind.BAD_LINK, "");
            case FileSystemLoopException _ -> of(file, Kind.BAD_LINK, "");
            case FileSystemException of when isLoop(of) -> of(file, Kind.BAD_LINK, "");
            default -> of(file, Kind.UNREADABLE, said(why));
        };
    }

    /** Java's and the system's words for it. */
    private static boolean isLoop(FileSystemException why) {
        String reason = String.valueOf(why.getReason());
        return reason.contains("circle") || reason.contains("symbolic links");
    }

    private static PolicyFault of(String file, Kind kind, @Nullable String detail) {
        return new PolicyFault(file, 0, "", kind, PolicyPart.shown(detail == null ? "" : detail));
    }

    private static String said(Exception why) {
        return why instanceof FileSystemException of && of.getReason() != null
                ? of.getReason()
                : why.getClass().getSimpleName();
    }
}
