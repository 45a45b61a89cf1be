import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Readies the modules for jlink. A jar with native libraries becomes a jmod, whose libraries jlink
 * puts where the runtime finds them: nothing has to be unpacked when the program starts. So does a
 * jar without a descriptor of its module, which jlink refuses, if there is one of ours for it: a
 * folder named like the module that its manifest claims.
 */
final class Modules {

    /** What a jar says under which licence it is. */
    private static final Pattern LICENCE =
            Pattern.compile(
                    "(?i)(META-INF/)?(licen[cs]e|notice|copying)[^/]*|META-INF/licen[cs]es?/.*");

    private static final List<String> LIBRARIES = List.of(".so", ".dll", ".dylib", ".jnilib", ".a");

    private static final String DESCRIPTOR = "module-info.class";

    private final Host host;
    private final Set<String> ofJava;
    private final Path descriptors;
    private final Path build;
    private final Instant time;

    /**
     * @param ofJava the names, in lower case, of the libraries the packed Java brings by itself:
     *     jlink stops where a module has one of them too, as JavaFX for Windows has
     * @param descriptors the folder with the descriptors for jars that have none
     */
    Modules(Host host, Set<String> ofJava, Path descriptors, Path build, Instant time) {
        this.host = host;
        this.ofJava = Set.copyOf(ofJava);
        this.descriptors = descriptors;
        this.build = build;
        this.time = time;
    }

    /** Answers the module path for jlink, made from the program's jar and the jars it needs. */
    Path prepare(Path program, String needed) throws IOException {
        Path path = build.resolve("module-path");
        Trees.remove(path);
        Files.createDirectories(path);
        Trees.remove(licences());
        Files.createDirectories(licences());
        List<Path> jars = new ArrayList<>();
        jars.add(program);
        for (String element : needed.split(File.pathSeparator)) {
            Path jar = Path.of(element);
            if (Files.isRegularFile(jar)) {
                jars.add(jar);
            } // Else it is the folder with the program's classes.
        }
        for (Path jar : jars) {
            try (JarFile file = new JarFile(jar.toFile())) {
                if (has(file, ".class")) {
                    keepLicences(jar, file);
                    add(jar, file, path);
                } // Else it only stands for the jars of the single systems.
            }
        }
        return path;
    }

    private void add(Path jar, JarFile file, Path path) throws IOException {
        boolean described = has(file, DESCRIPTOR);
        if (described && LIBRARIES.stream().noneMatch(ending -> has(file, ending))) {
            Files.copy(jar, path.resolve(jar.getFileName()));
            return;
        }
        String name = name(jar);
        Path work = build.resolve("natives").resolve(name);
        Path classes = work.resolve("classes");
        Trees.remove(work);
        unpack(file, classes, work.resolve("libraries"));
        if (!described) {
            describe(jar, file, classes);
        }
        Steps.tool(
                "jmod",
                List.of(
                        "create",
                        "--class-path",
                        classes.toString(),
                        "--libs",
                        work.resolve("libraries").toString(),
                        "--date",
                        time.toString(),
                        path.resolve(name + ".jmod").toString()));
    }

    /** Puts our descriptor of that jar's module among its classes. */
    private void describe(Path jar, JarFile file, Path classes) throws IOException {
        String module = automaticName(file);
        Path descriptor = descriptors.resolve(module).resolve("module-info.java");
        if (module.isEmpty() || !Files.exists(descriptor)) {
            throw new IllegalStateException(
                    "%s is no module, and %s does not describe it: no fully modular image"
                            .formatted(jar, descriptor));
        }
        Steps.tool(
                "javac",
                List.of(
                        "--patch-module",
                        module + "=" + classes,
                        "-Xlint:all",
                        "-Werror",
                        "-d",
                        classes.toString(),
                        descriptor.toString()));
    }

    private static String automaticName(JarFile file) throws IOException {
        Manifest manifest = file.getManifest();
        String name =
                manifest == null
                        ? null
                        : manifest.getMainAttributes().getValue("Automatic-Module-Name");
        return name == null ? "" : name;
    }

    /** The folder with the licences of all that {@link #prepare} was given, jar by jar. */
    Path licences() {
        return build.resolve("legal");
    }

    private void keepLicences(Path jar, JarFile file) throws IOException {
        Path folder = licences().resolve(name(jar));
        for (ZipEntry entry : Collections.list(file.entries())) {
            if (!entry.isDirectory() && LICENCE.matcher(entry.getName()).matches()) {
                String name = entry.getName().replaceFirst("META-INF/", "").replace('/', '-');
                Files.createDirectories(folder);
                try (InputStream bytes = file.getInputStream(entry)) {
                    Files.copy(bytes, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static String name(Path jar) {
        return jar.getFileName().toString().replaceFirst("-[0-9].*", "");
    }

    private static boolean has(JarFile file, String ending) {
        return file.stream().anyMatch(entry -> entry.getName().endsWith(ending));
    }

    private void unpack(JarFile file, Path classes, Path libraries) throws IOException {
        Files.createDirectories(classes);
        Files.createDirectories(libraries);
        for (ZipEntry entry : Collections.list(file.entries())) {
            Path target = entry.isDirectory() ? null : target(entry.getName(), classes, libraries);
            if (target != null) {
                Files.createDirectories(target.getParent());
                try (InputStream bytes = file.getInputStream(entry)) {
                    // A jar has the classes for newer versions of Java after the others.
                    Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private Path target(String name, Path classes, Path libraries) {
        if (LIBRARIES.stream().anyMatch(name::endsWith)) {
            String file = name.substring(name.lastIndexOf('/') + 1);
            boolean ours = !name.contains("/native/") || name.startsWith(host.sqliteFolder());
            boolean known = ofJava.contains(file.toLowerCase(Locale.ROOT));
            return ours && !known ? libraries.resolve(file) : null;
        }
        return classes.resolve(name.replaceFirst("^META-INF/versions/\\d+/(?!META-INF)", ""));
    }
}
