import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes what the package managers are given of a release: manifests for winget, Scoop and
 * Homebrew, with the hashes of the packages that are there. For files on the release page, after
 * everything has been signed.
 */
final class Manifests {

    private static final String IDENTIFIER = "Redrive.Redrive";

    /** Of the schema; the repository that everybody uses takes no newer one yet, as 1.28 is. */
    private static final String WINGET = "1.12.0";

    /** What it is, and no slogan: Homebrew takes none. */
    private static final String SUMMARY =
            "Desktop console that retries failed pushes to customers' servers";

    private final Path packages;
    private final String version;
    private final String page;
    private final String downloads;

    private Manifests(Path packages, String version, String page, String downloads) {
        this.packages = packages;
        this.version = version;
        this.page = page;
        this.downloads = downloads;
    }

    /**
     * Writes them.
     *
     * @param arguments the folder with the packages of all systems, the version, the address of the
     *     project's page, the address of the folder people download from, the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        Path to = Path.of(arguments[4]);
        Manifests manifests =
                new Manifests(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        manifests.winget(to.resolve("winget"));
        manifests.write(to.resolve("scoop/redrive.json"), manifests.scoop());
        manifests.write(to.resolve("homebrew/redrive.rb"), manifests.homebrew());
    }

    private void winget(Path folder) throws IOException {
        String head =
                """
                PackageIdentifier: %s
                PackageVersion: %s
                """
                        .formatted(IDENTIFIER, version);
        write(
                folder.resolve(IDENTIFIER + ".yaml"),
                whole("version", head + "DefaultLocale: en-US\n"));
        write(
                folder.resolve(IDENTIFIER + ".locale.en-US.yaml"),
                whole(
                        "defaultLocale",
                        head
                                + """
                                PackageLocale: en-US
                                Publisher: Redrive
                                PackageName: Redrive
                                PackageUrl: %s
                                License: Proprietary
                                ShortDescription: %s
                                """
                                        .formatted(page, SUMMARY)));
        String each = head + "InstallerType: wix\nProtocols:\n- redrive\nInstallers:\n";
        each += installer("user", windows(".msi"), WindowsPackages.FOR_ONE_PERSON);
        each += installer("machine", windows("-all-users.msi"), WindowsPackages.FOR_ALL);
        write(folder.resolve(IDENTIFIER + ".installer.yaml"), whole("installer", each));
    }

    private String installer(String scope, String file, String upgrade) throws IOException {
        String product = WindowsPackages.productCode(upgrade, version);
        return """
        - Architecture: x64
          Scope: %s
          InstallerUrl: %s
          InstallerSha256: %s
          ProductCode: '%s'
          AppsAndFeaturesEntries:
          - UpgradeCode: '%s'
        """
                .formatted(
                        scope,
                        downloads + "/" + file,
                        hash(file).toUpperCase(Locale.ROOT),
                        braced(product),
                        braced(upgrade));
    }

    private static String whole(String type, String content) {
        return """
        # yaml-language-server: $schema=https://aka.ms/winget-manifest.%1$s.%2$s.schema.json
        %3$sManifestType: %1$s
        ManifestVersion: %2$s
        """
                .formatted(type, WINGET, content);
    }

    private static String braced(String code) {
        return "{" + code.toUpperCase(Locale.ROOT) + "}";
    }

    private String scoop() throws IOException {
        String file = windows(".zip");
        return """
        {
            "version": "%s",
            "description": "%s",
            "homepage": "%s",
            "license": "Proprietary",
            "architecture": {
                "64bit": {
                    "url": "%s",
                    "hash": "%s"
                }
            },
            "extract_dir": "Redrive",
            "bin": [["redrive-cli.exe", "redrive", "--home \\"$dir\\\\home\\""]],
            "shortcuts": [["Redrive.exe", "Redrive", "--home \\"$dir\\\\home\\""]],
            "persist": "home"
        }
        """
                .formatted(version, SUMMARY, page, downloads + "/" + file, hash(file));
    }

    private String homebrew() throws IOException {
        String arm = "redrive-" + version + "-macos-arm64.dmg";
        String intel = "redrive-" + version + "-macos-x64.dmg";
        return """
        cask "redrive" do
          arch arm: "arm64", intel: "x64"

          version "%s"
          sha256 arm:   "%s",
                 intel: "%s"

          url "%s/redrive-#{version}-macos-#{arch}.dmg"
          name "Redrive"
          desc "%s"
          homepage "%s"

          depends_on macos: ">= :ventura"

          app "Redrive.app"

          zap trash: "~/Library/Application Support/Redrive"
        end
        """
                .formatted(
                        version,
                        hash(arm),
                        hash(intel),
                        downloads.replace(version, "#{version}"),
                        SUMMARY,
                        page);
    }

    private String windows(String ending) {
        return "redrive-" + version + "-windows-x64" + ending;
    }

    private String hash(String file) throws IOException {
        return Checksums.sum(packages.resolve(file));
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
