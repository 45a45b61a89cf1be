package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What winget, Scoop and Homebrew are given of a release, by the rules that each has for it. */
class ManifestsTest {

    private static final String VERSION = "2.1.0";
    private static final String PAGE = "https://page.test/redrive";
    private static final Map<String, String> HASHES = new TreeMap<>();

    /** Homebrew's order; those between two blanks stand together, without an empty line. */
    private static final String STANZAS =
            "arch, version sha256, url name desc homepage, depends_on, app, zap";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @BeforeAll
    static void make() throws Exception {
        for (String name :
                List.of(
                        "windows-x64.msi",
                        "windows-x64-all-users.msi",
                        "windows-x64.zip",
                        "macos-arm64.dmg",
                        "macos-x64.dmg")) {
            Path file = Files.writeString(folder.resolve("redrive-2.1.0-" + name), name);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            HASHES.put(name, HexFormat.of().formatHex(hash));
        }
        Process tool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home", ""), "bin", "java")
                                        .toString(),
                                "jpackage/tool/Manifests.java",
                                folder.toString(),
                                VERSION,
                                PAGE,
                                PAGE + "/releases/download/v" + VERSION,
                                folder.resolve("made").toString())
                        .inheritIO()
                        .start();
        assertThat(tool.waitFor()).isZero();
    }

    private static String made(String name) throws IOException {
        return Files.readString(folder.resolve("made").resolve(name));
    }

    private static String hash(String name) {
        return String.valueOf(HASHES.get(name));
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "version, '', DefaultLocale",
        "defaultLocale, .locale.en-US, PackageLocale Publisher PackageName PackageUrl License ShortDescription",
        "installer, .installer, InstallerType Protocols Installers"
    })
    void everyManifestOfWinget_hasItsFields_andSaysOfWhichSchemaItIs(
            String type, String ending, String fields) throws IOException {
        String manifest = made("winget/Redrive.Redrive" + ending + ".yaml");

        assertThat(manifest)
                .startsWith(
                        "# yaml-language-server: $schema=https://aka.ms/winget-manifest."
                                + type
                                + ".1.12.0.schema.json\n")
                .endsWith("ManifestType: " + type + "\nManifestVersion: 1.12.0\n");
        List<String> expected = new ArrayList<>(List.of("PackageIdentifier", "PackageVersion"));
        expected.addAll(List.of(fields.split(" ")));
        expected.addAll(List.of("ManifestType", "ManifestVersion"));
        assertThat(found("^(\\w+):", manifest)).isEqualTo(expected);
        assertThat(found("^PackageIdentifier: (.*)", manifest))
                .allMatch(id -> id.matches("[^.\\s]{1,32}(\\.[^.\\s]{1,32}){1,7}"));
        assertThat(found("^PackageVersion: (.*)", manifest)).containsExactly(VERSION);
        assertThat(found("^ShortDescription: (.*)", manifest))
                .allMatch(line -> line.length() > 2 && line.length() <= 256);
        // Nothing that YAML would take for anything but text.
        assertThat(found("^\\w+: (.+)", manifest))
                .noneMatch(value -> value.matches("\\d+(\\.\\d+)?|.*: .*|.* #.*|[\\[{&*!|>%@`].*"));
    }

    @Test
    void winget_isGivenBothScopes_asTwoProducts_withTheHashOfEach() throws IOException {
        String winget = made("winget/Redrive.Redrive.installer.yaml");
        String code = "'\\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\\}'";

        assertThat(winget)
                .containsSubsequence(
                        "Scope: user",
                        "/v2.1.0/redrive-2.1.0-windows-x64.msi\n",
                        hash("windows-x64.msi").toUpperCase(Locale.ROOT),
                        "Scope: machine",
                        "/v2.1.0/redrive-2.1.0-windows-x64-all-users.msi\n",
                        hash("windows-x64-all-users.msi").toUpperCase(Locale.ROOT));
        for (String field : List.of("ProductCode", "UpgradeCode")) {
            assertThat(found(field + ": (\\S+)", winget))
                    .as("to Windows they are two products")
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allMatch(value -> value.matches(code));
        }
        for (String field :
                List.of("Architecture: x64", "InstallerUrl: https://", "InstallerSha256: ")) {
            assertThat(winget.split(Pattern.quote(field), -1)).hasSize(3);
        }
    }

    @Test
    void scoop_isGivenTheZip_andKeepsTheHome_andNothingItDoesNotKnow() throws IOException {
        JsonNode scoop = new JsonMapper().readTree(made("scoop/redrive.json"));

        Set<String> known =
                Set.of(
                        "version",
                        "description",
                        "homepage",
                        "license",
                        "architecture",
                        "extract_dir",
                        "bin",
                        "shortcuts",
                        "persist");
        assertThat(scoop.propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(known);
        assertThat(scoop.at("/architecture/64bit/hash").asText())
                .isEqualTo(hash("windows-x64.zip"));
        assertThat(scoop.at("/architecture/64bit/url").asText())
                .isEqualTo(PAGE + "/releases/download/v2.1.0/redrive-2.1.0-windows-x64.zip");
        assertThat(scoop.at("/license").asText()).isEqualTo("Proprietary");
        assertThat(scoop.at("/persist").asText()).isEqualTo("home");
        for (String starts : List.of("bin", "shortcuts")) {
            assertThat(scoop.at("/" + starts + "/0/2").asText()).isEqualTo("--home \"$dir\\home\"");
        }
    }

    @Test
    void homebrew_isGivenBothProcessors_andTheVersionOnce() throws IOException {
        String cask = made("homebrew/redrive.rb");

        assertThat(cask)
                .contains(
                        "sha256 arm:   \"" + hash("macos-arm64.dmg") + "\",",
                        "\n         intel: \"" + hash("macos-x64.dmg") + "\"\n",
                        "url \""
                                + PAGE
                                + "/releases/download/v#{version}/redrive-#{version}-macos-#{arch}.dmg\"");
        assertThat(cask.split(Pattern.quote(VERSION), -1)).as("once").hasSize(2);
        // The least macOS is that of the program itself.
        assertThat(cask).contains("depends_on macos: \">= :ventura\"");
        assertThat(Files.readString(Path.of("jpackage/macos/Info.plist")))
                .containsPattern("<key>LSMinimumSystemVersion</key>\\s*<string>13.0</string>");
    }

    @Test
    void theCask_standsInHomebrewsOrder_oneEmptyLineBetweenItsGroups() throws IOException {
        String body = made("homebrew/redrive.rb").replaceFirst("cask \"redrive\" do\\n", "");
        List<String> groups =
                Stream.of(body.replaceFirst("\\nend\\n$", "\n").split("\n\n"))
                        .map(group -> String.join(" ", found("^  (\\w+)", group)))
                        .toList();

        assertThat(String.join(", ", groups)).isEqualTo(STANZAS);
    }

    @Test
    void theCask_saysWhatItIs_asHomebrewWantsIt() throws IOException {
        assertThat(found("^  desc \"(.*)\"", made("homebrew/redrive.rb")))
                .singleElement()
                .satisfies(words ->
                        assertThat(words)
                                .hasSizeLessThanOrEqualTo(80)
                                .matches("[A-Z].*[^. ]")
                                .doesNotMatch("(?i)(the|an?|redrive)\\b.*")
                                .doesNotContainPattern("(?i)\\b(mac|macos|os ?x)\\b"));
    }
}
