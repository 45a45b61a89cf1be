package dev.redrive.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the build keeps the code of the house, and that of the bad house. */
final class MainCode {

    static final String BAD = "dev.redrive.house.fixtures.bad";
    static final Path SOURCES = Path.of("src", "main", "java");
    static final Path RESOURCES = Path.of("src", "main", "resources");

    private MainCode() {}

    static JavaClasses classes() {
        return new ClassFileImporter().importPath(Path.of("target", "classes"));
    }

    static JavaClasses badClasses() {
        Path all = Path.of("target", "test-classes");
        return new ClassFileImporter().importPath(all.resolve(BAD.replace('.', '/')));
    }

    /** The files below a folder whose names end so; none when there is no such folder. */
    static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
