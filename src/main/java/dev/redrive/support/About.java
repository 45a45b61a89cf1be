package dev.redrive.support;

import dev.redrive.support.PartsList.Part;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told about the program.
 *
 * @param version the version
 * @param commit the commit it was made from, short; null when it was made from sources without git
 * @param java version and maker of the Java it runs on
 * @param javaFx the version of JavaFX
 * @param parts all of others inside it; empty when it was not made by its build
 * @param texts the folder with the full texts of the licences; null when there is none
 */
public record About(
        String version,
        @Nullable String commit,
        String java,
        String javaFx,
        List<Part> parts,
        @Nullable Path texts) {}
