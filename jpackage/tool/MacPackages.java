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

    /** Signs anew: since jpackage signed it, the image has got its AOT cache. */
    private void sign(Path program) throws IOException, InterruptedException {
        String identity = System.getenv().getOrDefault("REDRIVE_MAC_IDENTITY", "");
        List<String> command = new ArrayList<>(List.of("codesign", "--force", "--deep", "--sign"));
        if (identity.isEmpty()) {
            command.add("-");
        } else {
            command.addAll(
                    List.of(
                            identity,
                            "--timestamp",
                            "--options",
                            "runtime",
                            "--entitlements",
                            place.description().resolve("macos/Redrive.entitlements").toString()));
        }
        command.add(program.toString());
        Steps.program(place.build(), Map.of(), command);
    }
}
