import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Packs the image for Windows: a .msi for one user, which needs no administrator, one for everybody
 * on the computer, and a .zip for those who may install nothing. Needs WiX, which jpackage runs.
 */
final class WindowsPackages {

    /** By these Windows knows that another version of the same package is there: never change. */
    static final String FOR_ONE_PERSON = "6c2f6a54-2d8d-4b5e-9b1f-0f3d5c0f7a11";

    static final String FOR_ALL = "b0a7a6de-52f4-4c0c-8a6e-7d3a1e9c4f22";

    /**
     * Under that person's local application data. Never where profiles and history are: removing
     * the package removes all that is in the folder it was installed to.
     */
    private static final String PERSONS_FOLDER = "Programs\\Redrive";

    private static final String MAIN = "main.wxs";
    private static final String LINKS = "links.xml";

    private final Place place;
    private final Host host;
    private final String version;
    private final Instant time;

    WindowsPackages(Place place, Host host, String version, Instant time) {
        this.place = place;
        this.host = host;
        this.version = version;
        this.time = time;
    }

    void make(Path program) throws IOException {
        String name = "redrive-" + version + "-windows-" + host.processor();
        msi(
                program,
                FOR_ONE_PERSON,
                List.of("--win-per-user-install", "--install-dir", PERSONS_FOLDER),
                name + ".msi");
        msi(program, FOR_ALL, List.of(), name + "-all-users.msi");
        Steps.tool(
                "jar",
                List.of(
                        "--create",
                        "--no-manifest",
                        "--date",
                        time.toString(),
                        "--file",
                        place.packages().resolve(name + ".zip").toString(),
                        "-C",
                        program.getParent().toString(),
                        program.getFileName().toString()));
    }

    private void msi(Path program, String upgrade, List<String> scope, String name)
            throws IOException {
        Path made = place.build().resolve("msi");
        Trees.remove(made);
        Path resources = place.build().resolve("msi-resources");
        Trees.remove(resources);
        Trees.copy(place.description().resolve("windows"), resources);
        Path overrides = resources.resolve("overrides.wxi");
        Files.writeString(
                overrides, withProductCode(Files.readString(overrides), upgrade, version));
        Files.writeString(
                resources.resolve(MAIN),
                withLinks(theirs(), Files.readString(resources.resolve(LINKS))));
        List<String> arguments = new ArrayList<>(place.packaging("msi", program, version, made));
        arguments.addAll(
                List.of(
                        "--resource-dir",
                        resources.toString(),
                        "--win-upgrade-uuid",
                        upgrade,
                        "--win-menu",
                        "--win-menu-group",
                        "Redrive"));
        arguments.addAll(scope);
        Steps.tool("jpackage", arguments);
        Files.move(place.onlyFile(made), place.packages().resolve(name));
    }

    /** What jpackage itself makes a package from; it takes ours in its place. */
    private static String theirs() throws IOException {
        return Files.readString(
                Path.of(URI.create("jrt:/jdk.jpackage/jdk/jpackage/internal/resources/" + MAIN)));
    }

    /**
     * A description of a package that holds the links too.
     *
     * @throws IOException when there is not exactly one place for them
     */
    static String withLinks(String main, String links) throws IOException {
        String end = "</Feature>";
        int at = main.indexOf(end);
        if (at < 0 || main.indexOf(end, at + 1) >= 0) {
            throw new IOException("jpackage describes its package in another way: " + MAIN);
        }
        return main.substring(0, at)
                + links.substring(links.indexOf("<Component"))
                + main.substring(at);
    }

    /**
     * The overrides with a product code of the package's own. jpackage makes it of vendor, name and
     * version, so that both packages would be the same product to Windows, and the one could not be
     * installed, repaired or removed beside the other.
     */
    static String withProductCode(String overrides, String upgrade, String version) {
        String code = productCode(upgrade, version);
        return overrides.replace(
                "</Include>", "  <?define JpProductCode=\"" + code + "\"?>\n</Include>");
    }

    static String productCode(String upgrade, String version) {
        byte[] name = (upgrade + " " + version).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString();
    }
}
