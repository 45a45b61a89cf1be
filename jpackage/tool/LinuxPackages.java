import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Packs the image for Linux: a .deb, a .rpm and a .tar.gz for those who may install nothing. The
 * menu entry, the icons and the link in {@code /usr/bin} are files of the packages, so that they
 * come and go with them and no script has to run.
 */
final class LinuxPackages {

    private static final List<Integer> ICONS = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private final Path resources;
    private final Place place;
    private final Host host;
    private final String version;
    private final Instant time;

    LinuxPackages(Place place, Host host, String version, Instant time) {
        this.resources = place.description().resolve("linux");
        this.place = place;
        this.host = host;
        this.version = version;
        this.time = time;
    }

    void make(Path program) throws IOException, InterruptedException {
        Path root = root(program);
        deb(root);
        rpm(root);
        portable(program);
    }

    /** What both packages put on the computer, as it will be there. */
    private Path root(Path program) throws IOException {
        Path root = place.build().resolve("root");
        Trees.remove(root);
        Trees.copy(program, root.resolve("opt/redrive"));
        Path share = root.resolve("usr/share");
        install("redrive.desktop", share.resolve("applications"));
        install("dev.redrive.Redrive.metainfo.xml", share.resolve("metainfo"));
        for (int size : ICONS) {
            Path folder = share.resolve("icons/hicolor/%1$dx%1$d/apps".formatted(size));
            Files.createDirectories(folder);
            Files.copy(
                    place.assets().resolve("icons/icon-" + size + ".png"),
                    folder.resolve("redrive.png"));
        }
        Path drawn = share.resolve("icons/hicolor/scalable/apps");
        Files.createDirectories(drawn);
        Files.copy(place.assets().resolve("icon.svg"), drawn.resolve("redrive.svg"));
        Path commands = root.resolve("usr/bin");
        Files.createDirectories(commands);
        Files.createSymbolicLink(commands.resolve("redrive"), Path.of("/opt/redrive/bin/redrive"));
        Trees.setPermissions(root);
        Trees.setTimes(root, time);
        return root;
    }

    private void install(String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), filled(name));
    }

    /** A resource with the version and the date filled in. */
    private String filled(String name) throws IOException {
        return Files.readString(resources.resolve(name))
                .replace("@VERSION@", version)
                .replace("@DATE@", time.toString().substring(0, 10))
                .replace(
                        "@STAMP@",
                        DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
                                .format(time.atOffset(ZoneOffset.UTC)));
    }

    private void deb(Path root) throws IOException, InterruptedException {
        String architecture = host.arm() ? "arm64" : "amd64";
        Path tree = place.build().resolve("deb");
        Trees.remove(tree);
        Trees.copy(root, tree);
        Path documents = tree.resolve("usr/share/doc/redrive");
        install("copyright", documents);
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(documents.resolve("changelog.gz")))) {
            out.write(filled("changelog").getBytes(StandardCharsets.UTF_8));
        }
        Path overrides = tree.resolve("usr/share/lintian/overrides");
        Files.createDirectories(overrides);
        Files.copy(resources.resolve("lintian-overrides"), overrides.resolve("redrive"));
        Path control = tree.resolve("DEBIAN");
        Files.createDirectories(control);
        Files.writeString(
                control.resolve("control"),
                filled("control")
                        .replace("@ARCHITECTURE@", architecture)
                        .replace("@KIB@", String.valueOf(Trees.bytes(root) / 1024)));
        Trees.setPermissions(tree);
        Trees.setTimes(tree, time);
        Path deb = place.packages().resolve("redrive_" + version + "_" + architecture + ".deb");
        run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree.toString(), deb.toString());
        Trees.remove(tree);
    }

    private void rpm(Path root) throws IOException, InterruptedException {
        Path work = place.build().resolve("rpm");
        Trees.remove(work);
        Files.createDirectories(work);
        Path spec = work.resolve("redrive.spec");
        Files.writeString(spec, filled("redrive.spec"));
        String architecture = host.arm() ? "aarch64" : "x86_64";
        run(
                "rpmbuild",
                "-bb",
                "--target",
                architecture,
                "--define",
                "_topdir " + work,
                "--define",
                "root " + root,
                spec.toString());
        String name = "redrive-" + version + "-1." + architecture + ".rpm";
        Files.move(
                work.resolve("RPMS").resolve(architecture).resolve(name),
                place.packages().resolve(name));
    }

    /** One folder that runs from wherever it is unpacked. */
    private void portable(Path program) throws IOException, InterruptedException {
        String name = "redrive-" + version + "-linux-" + host.processor();
        run(
                "tar",
                "--create",
                "--sort=name",
                "--owner=root:0",
                "--group=root:0",
                "--use-compress-program=gzip -n",
                "--transform=s:^" + program.getFileName() + ":" + name + ":",
                "--file=" + place.packages().resolve(name + ".tar.gz"),
                "--directory=" + program.getParent(),
                program.getFileName().toString());
    }

    private void run(String... command) throws IOException, InterruptedException {
        Map<String, String> environment =
                Map.of("SOURCE_DATE_EPOCH", String.valueOf(time.getEpochSecond()));
        Steps.program(place.build(), environment, new ArrayList<>(List.of(command)));
    }
}
