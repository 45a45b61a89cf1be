import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Makes what people install, on the system it runs on and for it: the runtime image, the program's
 * image with its AOT cache, the packages, the list of their parts and the checksums. Maven starts
 * it, see the profile {@code installer} in the pom.
 */
final class Installers {

    private Installers() {}

    /**
     * Builds; or packs an image that was built before and has been signed since.
     *
     * @param arguments the project's folder, the folder to build in, the version, the time all
     *     files are given, {@code image} or {@code packages}: how far to go, the least patch level
     *     of a Java that is released, {@code true} for a release, the program's own jar, and the
     *     module path with the jars it needs; or {@code pack}, the project's folder, the folder
     *     with the image, the version
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("pack")) {
            pack(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
            return;
        }
        Path project = Path.of(arguments[0]);
        Path build = Path.of(arguments[1]);
        String version = arguments[2];
        Instant time = Instant.parse(arguments[3]);
        boolean packages = arguments[4].equals("packages");

        Path parts = project.resolve("target/classes/dev/redrive/support/parts.xml");
        if (packages && !Files.exists(parts)) { // Said now, not minutes later.
            throw new IllegalStateException(
                    "no " + parts + ": Maven makes the list of parts only where it is online");
        }
        Place place = place(project, build);
        Host host = Host.here();
        Trees.remove(place.image());
        Modules modules =
                new Modules(host, host.librariesOfJava(), place.descriptors(), build, time);
        Path modulePath = modules.prepare(Path.of(arguments[7]), arguments[8]);
        Path program = new Image(place, host, version, time).make(modulePath, modules.licences());
        PackedJava.check(host, program, arguments[5], Boolean.parseBoolean(arguments[6]));
        Training.run(host, program, build.resolve("training"), time);
        Steps.say("The program's image: " + program);
        if (packages) {
            Trees.remove(place.packages());
            Files.createDirectories(place.packages());
            Files.copy(
                    parts,
                    place.packages()
                            .resolve(
                                    "redrive-%s-%s-%s-parts.cdx.xml"
                                            .formatted(version, host.word(), host.processor())));
            pack(place, host, version, program, time);
        }
    }

    /** Makes the packages of that image again, in the place of those that are there. */
    private static void pack(Path project, Path build, String version)
            throws IOException, InterruptedException {
        Place place = place(project.toAbsolutePath(), build.toAbsolutePath());
        Host host = Host.here();
        try (Stream<Path> files = Files.list(place.packages())) {
            for (Path file : files.filter(file -> !file.toString().endsWith(".xml")).toList()) {
                Files.delete(file);
            }
        }
        Path program = place.onlyFile(place.image());
        Instant time = Files.getLastModifiedTime(program).toInstant();
        pack(place, host, version, program, time);
    }

    private static Place place(Path project, Path build) {
        return new Place(project.resolve("jpackage"), project.resolve("assets"), build);
    }

    private static void pack(Place place, Host host, String version, Path program, Instant time)
            throws IOException, InterruptedException {
        switch (host.system()) {
            case LINUX -> new LinuxPackages(place, host, version, time).make(program);
            case WINDOWS -> new WindowsPackages(place, host, version, time).make(program);
            case MACOS -> new MacPackages(place, host, version).make(program);
        }
        PackedJava.write(host, program, place.packages());
        Checksums.write(place.packages());
    }
}
