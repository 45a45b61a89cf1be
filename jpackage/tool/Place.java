import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param description what the packages are made from: arguments, resources
 * @param assets the icons
 * @param build the folder everything is made in
 */
record Place(Path description, Path assets, Path build) {

    /** The folder of the program's image. */
    Path image() {
        return build.resolve("image");
    }

    /** The folder of the finished packages. */
    Path packages() {
        return build.resolve("packages");
    }

    /** The folder with the descriptors of modules whose jars have none. */
    Path descriptors() {
        return description.resolve("modules");
    }

    /** The arguments jpackage takes on every system, as it takes them. */
    String commonArguments() {
        return "@" + description.resolve("common.args");
    }

    /** The arguments jpackage takes on this system, as it takes them. */
    String arguments(Host host) {
        return "@" + description.resolve(host.word() + ".args");
    }

    /** The options with which jpackage packs an image, for every package. */
    List<String> packaging(String type, Path program, String version, Path to) {
        return List.of(
                "--type",
                type,
                "--name",
                "Redrive",
                "--vendor",
                "Redrive",
                "--app-version",
                version,
                "--app-image",
                program.toString(),
                "--dest",
                to.toString());
    }

    /** The only file in a folder. */
    Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst()
                    .orElseThrow(() -> new IllegalStateException("nothing in " + folder));
        }
    }
}
