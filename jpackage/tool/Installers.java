import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Makes what people install, on the system it runs on and for it: the runtime image, the program's
 * image with its AOT cache, the packages, the list of their parts and the checksums. Maven starts
 * it, see the profile {@code installer} in the pom.
 */
final class Installers {

    private Installers() {}

    /**
     * Builds.
     *
     * @param arguments the project's folder, the folder to build in, the version, the time all
     *     files are given, {@code image} or {@code packages}: how far to go, the program's own jar,
     *     and the module path with the jars it needs
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(arguments[0]);
        Path build = Path.of(arguments[1]);
        String version = arguments[2];
        Instant time = Instant.parse(arguments[3]);
        boolean packages = arguments[4].equals("packages");

        Path parts = project.resolve("target/classes/dev/redrive/app/parts.xml");
        if (packages && !Files.exists(parts)) { // Said now, not minutes later.
            throw new IllegalStateException(
                    "no " + parts + ": Maven makes the list of parts only where it is online");
        }
        Place place = new Place(project.resolve("jpackage"), project.resolve("assets"), build);
        Host host = Host.here();
        Trees.remove(place.image());
        Modules modules = new Modules(host, build, time);
        Path modulePath = modules.prepare(Path.of(arguments[5]), arguments[6]);
        Path program = new Image(place, host, version, time).make(modulePath, modules.licences());
        Training.run(host, program, build.resolve("training"), time);
        Steps.say("The program's image: " + program);
        if (!packages) {
            return;
        }
        Trees.remove(place.packages());
        Files.createDirectories(place.packages());
        switch (host.system()) {
            case LINUX -> new LinuxPackages(place, host, version, time).make(program);
            case WINDOWS -> new WindowsPackages(place, host, version, time).make(program);
            case MACOS -> new MacPackages(place, host, version).make(program);
        }
        Files.copy(
                parts,
                place.packages()
                        .resolve(
                                "redrive-%s-%s-%s-parts.cdx.xml"
                                        .formatted(version, host.word(), host.processor())));
        Checksums.write(place.packages());
    }
}
