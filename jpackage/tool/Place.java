import java.nio.file.Path;

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

    /** The arguments jpackage takes on every system, as it takes them. */
    String commonArguments() {
        return "@" + description.resolve("common.args");
    }

    /** The arguments jpackage takes on this system, as it takes them. */
    String arguments(Host host) {
        return "@" + description.resolve(host.word() + ".args");
    }
}
