package dev.redrive.support;

import dev.redrive.support.PartsList.Part;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions, parts and licences of the program.
 *
 * @param version the version
 * @param commit the commit it was made from, short; null when it was built without git
 * @param java version and maker of the Java it runs on
 * @param javaFx the version of JavaFX
 * @param parts all third-party parts; empty when not built with Maven
 * @param texts the folder with the licence texts; null when there is none
 */
public record About(
        String version,
        @Nullable String commit,
        String java,
        String javaFx,
        List<Part> parts,
        @Nullable Path texts) {}
