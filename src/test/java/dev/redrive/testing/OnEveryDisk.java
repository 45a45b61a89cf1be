package dev.redrive.testing;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Runs a class of tests on the disk of this computer, and on one in memory with the names and paths
 * of Windows, and of macOS. Its folder is a {@code @TempDir(factory = OnEveryDisk.Folder.class)}.
 *
 * <p>Honest there: separators and roots, names that Windows refuses, upper and lower case and
 * accents being the same name, links, what replaces what, and paths that are no {@link
 * java.io.File}. Not honest, and so left to the real disk of each system: a file that another
 * program holds or that is deleted while open, locks, what permissions and access lists prevent
 * (the one like that of macOS only keeps them, the one like that of Windows has none), names of
 * devices such as NUL, the length of paths, a full disk, and whether a file survives a power cut.
 */
@ClassTemplate
@ExtendWith(OnEveryDisk.Disks.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnEveryDisk {

    /** The disks. */
    enum Disk {
        OF_THIS_COMPUTER,
        LIKE_WINDOWS,
        LIKE_MACOS;

        /** A folder on it, where it is in memory. */
        private Path home(FileSystem system) {
            return system.getPath(
                    this == LIKE_WINDOWS ? "C:\\Users\\Zoë Ångström\\" : "/Users/Zoë Ångström/");
        }

        private FileSystem inMemory() {
            return Jimfs.newFileSystem(
                    this == LIKE_WINDOWS
                            ? Configuration.windows()
                            : Configuration.osX().toBuilder()
                                    .setAttributeViews("basic", "owner", "posix")
                                    .build());
        }
    }

    /** Makes the folder of a test on the disk it runs on. */
    final class Folder implements TempDirFactory {

        private static final Namespace PLACE = Namespace.create(OnEveryDisk.class);

        private @Nullable FileSystem inMemory;

        /** Whether a path is on the disk of this computer. */
        public static boolean isReal(Path path) {
            return path.getFileSystem().equals(FileSystems.getDefault());
        }

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
                throws IOException {
            Disk disk = context.getStore(PLACE).get(Disk.class, Disk.class);
            if (disk == null || disk == Disk.OF_THIS_COMPUTER) {
                return Files.createTempDirectory("redrive");
            }
            FileSystem system = disk.inMemory();
            inMemory = system;
            return Files.createTempDirectory(Files.createDirectories(disk.home(system)), "redrive");
        }

        @Override
        public void close() throws IOException {
            if (inMemory != null) {
                inMemory.close();
            }
        }
    }

    /** Runs the class once for each. */
    final class Disks implements ClassTemplateInvocationContextProvider {

        @Override
        public boolean supportsClassTemplate(ExtensionContext context) {
            return true;
        }

        @Override
        public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
                ExtensionContext context) {
            return Stream.of(Disk.values()).map(On::new);
        }
    }

    /** One of them. */
    record On(Disk disk) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocation) {
            return disk.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(
                    (BeforeClassTemplateInvocationCallback)
                            context -> context.getStore(Folder.PLACE).put(Disk.class, disk));
        }
    }
}
