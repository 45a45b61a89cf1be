import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Puts our own starter in the place of jpackage's, which runs rpm and dpkg at every start. It gives
 * the same options, from the configuration jpackage wrote, to the JDK's own starter.
 */
final class LinuxStarter {

    private LinuxStarter() {}

    static void replace(Place place, Path program) throws IOException {
        Path app = program.resolve("lib/app");
        StringBuilder options = new StringBuilder();
        for (String line : Files.readAllLines(app.resolve("redrive.cfg"))) {
            if (line.startsWith(StarterOptions.CONFIGURED)) {
                String option = line.substring(StarterOptions.CONFIGURED.length());
                options.append(StarterOptions.quoted(option)).append('\n');
            }
        }
        Files.writeString(app.resolve(StarterOptions.LINUX), options);
        Files.delete(app.resolve("redrive.cfg"));
        Files.delete(app.resolve(".jpackage.xml"));
        Files.delete(program.resolve("lib/libapplauncher.so"));

        Path starter = program.resolve("bin/redrive");
        Files.copy(
                place.description().resolve("linux/redrive.sh"),
                starter,
                StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(starter, PosixFilePermissions.fromString("rwxr-xr-x"));
        // Under our own name, which is what the list of processes then shows.
        Path java = program.resolve("lib/runtime/bin/redrive");
        Files.createDirectories(java.getParent());
        Files.copy(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                java,
                StandardCopyOption.COPY_ATTRIBUTES);
    }
}
