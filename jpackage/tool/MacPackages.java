import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packs the image for macOS: a .dmg for this kind of processor. Signed as REDRIVE_MAC_IDENTITY
 * says; without it only as far as ARM computers demand of programs that were made on them.
 */
final class MacPackages {

    private final Place place;
    private final Host host;
    private final String version;

    MacPackages(Place place, Host host, String version) {
        this.place = place;
        this.host = host;
        this.version = version;
    }

    void make(Path program) throws IOException, InterruptedException {
        sign(program);
        Path resources = place.description().resolve("macos");
        Path made = place.build().resolve("dmg");
        Trees.remove(made);
        List<String> arguments = new ArrayList<>(place.packaging("dmg", program, version, made));
        arguments.addAll(List.of("--resource-dir", resources.toString()));
        Steps.tool("jpackage", arguments);
        String name = "redrive-" + version + "-macos-" + host.processor() + ".dmg";
        Files.move(place.onlyFile(made), place.packages().resolve(name));
    }

    /**
     * Signs again: since jpackage signed the image, it has got its AOT cache. By jpackage, which
     * reaches the libraries of the runtime, as codesign's own way into folders does not.
     */
    private void sign(Path program) throws IOException, InterruptedException {
        String identity = System.getenv().getOrDefault("REDRIVE_MAC_IDENTITY", "");
        if (identity.isEmpty()) {
            Steps.program(
                    place.build(),
                    Map.of(),
                    List.of("codesign", "--force", "--deep", "--sign", "-", program.toString()));
            return;
        }
        Steps.tool(
                "jpackage",
                List.of(
                        "--type",
                        "app-image",
                        "--app-image",
                        program.toString(),
                        "--mac-sign",
                        "--mac-signing-key-user-name",
                        identity,
                        "--mac-entitlements",
                        place.description().resolve("macos/Redrive.entitlements").toString()));
    }
}
