import java.io.IOException;
import java.nio.file.Path;

final class MacPackages {
    MacPackages(Place place, Host host, String version) {}

    void make(Path program) throws IOException, InterruptedException {}
}
