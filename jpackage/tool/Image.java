import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the program's image: a runtime with the program's modules in it, and a starter. */
final class Image {

    private final Place place;
    private final Host host;
    private final String version;
    private final Instant time;

    Image(Place place, Host host, String version, Instant time) {
        this.place = place;
        this.host = host;
        this.version = version;
        this.time = time;
    }

    /** Answers the folder of the image, made from those modules and with those licences. */
    Path make(Path modulePath, Path licences) throws IOException {
        Path runtime = place.build().resolve("runtime");
        Trees.remove(runtime);
        List<String> link = new ArrayList<>();
        // Unlike jpackage, jlink takes a file of arguments only where there are no others.
        for (String line : Files.readAllLines(place.description().resolve("jlink.args"))) {
            if (!line.startsWith("#")) {
                link.addAll(List.of(line.split(" ")));
            }
        }
        if (host.system() == Host.OperatingSystem.WINDOWS) {
            link.addAll(List.of("--add-modules", "jdk.crypto.mscapi"));
        }
        link.addAll(List.of("--module-path", modulePath.toString()));
        link.addAll(List.of("--output", runtime.toString()));
        Steps.tool("jlink", link);
        Path legal = runtime.resolve("legal");
        try (Stream<Path> each = Files.list(licences)) {
            for (Path folder : each.sorted().toList()) {
                Path to = legal.resolve(folder.getFileName());
                Trees.remove(to); // A jmod brought the same.
                Trees.copy(folder, to);
            }
        }

        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--type", "app-image"));
        arguments.addAll(List.of(place.commonArguments(), place.arguments(host)));
        arguments.addAll(List.of("--app-version", version));
        arguments.addAll(List.of("--runtime-image", runtime.toString()));
        arguments.addAll(List.of("--icon", icon().toString()));
        Path resources = place.description().resolve(host.word());
        arguments.addAll(List.of("--resource-dir", resources.toString()));
        arguments.addAll(List.of("--dest", place.image().toString()));
        if (host.system() == Host.OperatingSystem.WINDOWS) {
            Path terminal = resources.resolve("redrive-cli.properties");
            arguments.addAll(List.of("--add-launcher", "redrive-cli=" + terminal));
        }
        Steps.tool("jpackage", arguments);
        Trees.remove(runtime);
        try (Stream<Path> images = Files.list(place.image())) {
            Path program = images.findFirst().orElseThrow();
            if (host.system() == Host.OperatingSystem.LINUX) {
                LinuxStarter.replace(place, program);
            }
            Trees.setTimes(program, time);
            return program;
        }
    }

    private Path icon() {
        String ending =
                switch (host.system()) {
                    case LINUX -> "png";
                    case WINDOWS -> "ico";
                    case MACOS -> "icns";
                };
        return place.assets().resolve("icon." + ending);
    }
}
