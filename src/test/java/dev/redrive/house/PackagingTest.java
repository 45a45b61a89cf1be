package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packages are started with, and who sees the secrets that sign them. */
class PackagingTest {

    private static final Pattern JOB =
            Pattern.compile("^  (\\w+):\\n(.*?)(?=^  \\w|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void whatComesWithoutADescriptorOfItsModule_hasOneOfOurs_asJlinkTakesNoOther()
            throws IOException {
        List<ModuleReference> automatic =
                ModuleLayer.boot().configuration().modules().stream()
                        .map(ResolvedModule::reference)
                        .filter(module -> module.descriptor().isAutomatic())
                        .toList();

        assertThat(automatic)
                .extracting(each -> each.descriptor().name())
                .contains("org.postgresql.jdbc");
        for (ModuleReference each : automatic) {
            String name = each.descriptor().name();
            String ours = Files.readString(Path.of("jpackage/modules", name, "module-info.java"));
            assertThat(ours).contains("module " + name + " {");
            for (Provides provides : each.descriptor().provides()) {
                assertThat(ours)
                        .containsPattern(
                                "provides "
                                        + provides.service()
                                        + " with\\s+"
                                        + String.join(",\\s+", provides.providers())
                                        + ";");
            }
        }
    }

    @Test
    void noToolAttachesToTheProgram_andACrashLeavesNoCore() throws IOException {
        assertThat(Files.readString(Path.of("jpackage/common.args")))
                .contains("\"-XX:+DisableAttachMechanism\"", "\"-XX:-CreateCoredumpOnCrash\"");
    }

    @Test
    void onlyTheJobThatSignsSeesSecrets_onTagsOnlyAndAfterApproval() throws IOException {
        Map<String, String> jobs = jobs();
        String sign = jobs.get("sign");

        assertThat(jobs).containsOnlyKeys("packages", "again", "sign", "release");
        assertThat(sign)
                .contains("secrets.")
                .contains("    if: startsWith(github.ref, 'refs/tags/v')\n")
                .contains("    environment: release\n")
                .contains("    needs: packages\n");
        // What came with a pull request may be in a cache; Maven runs code of plugins.
        assertThat(sign).doesNotContain("cache:", "mvn ", "contents: write");
        assertThat(jobs.get("packages")).doesNotContain("secrets.");
        assertThat(jobs.get("again")).doesNotContain("secrets.");
        assertThat(jobs.get("release")).doesNotContain("secrets.");
    }

    @Test
    void noReleaseIsDrafted_whereTheImageIsAnotherOnASecondRunner() throws IOException {
        assertThat(jobs().get("release")).contains("    needs: [packages, again, sign]\n");
        assertThat(jobs().get("again"))
                .contains("path: another folder/redrive\n", "diff \"$GITHUB_WORKSPACE/")
                .doesNotContain("cache: maven");
    }

    @Test
    void noPasswordIsOnACommandLine() throws IOException {
        String sign = String.valueOf(jobs().get("sign"));
        // What stands between the two marks is read by the tool from its standard input.
        String commands = sign.replaceAll("(?s)<<COMMANDS\n.*?\n +COMMANDS\n", "\n");

        assertThat(sign).contains("security -i ");
        assertThat(commands)
                .doesNotContainPattern("(?i)(-P|--password|/p) +[\"$]")
                .doesNotContainPattern("signtool.*PASSWORD")
                .doesNotContain("$lock\" ");
    }

    @Test
    void whatARunUses_isPinnedByHash() throws IOException {
        assertThat(workflow().lines().filter(line -> line.contains("uses: ")))
                .isNotEmpty()
                .allMatch(line -> line.matches(" *uses: [\\w./-]+@[0-9a-f]{40} # v[\\d.]+"));
    }

    @Test
    void theMainJob_hasAHomeOfItsOwn_asTheBuildsFolderMayBeWritableByTheGroup() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<redrive.home>${project.build.directory}/home</redrive.home>")
                .contains("-Dredrive.pictures=${project.build.directory}/walkthrough<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "macos/Info.plist",
                "macos/Redrive.entitlements",
                "windows/overrides.wxi",
                "windows/links.xml",
                "linux/dev.redrive.Redrive.metainfo.xml"
            })
    void everyDescription_isWellFormed(String file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        // The document type of a property list names a file of Apple's, which is not fetched.
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);

        assertThat(
                        factory.newDocumentBuilder()
                                .parse(Path.of("jpackage", file).toFile())
                                .getDocumentElement()
                                .getChildNodes()
                                .getLength())
                .isPositive();
    }

    @Test
    void everyPropertyList_hasAValueBehindEachKey() throws Exception {
        for (String file : List.of("macos/Info.plist", "macos/Redrive.entitlements")) {
            List<String> names =
                    Pattern.compile("<(key|string|true|false|array|dict|integer)\\b")
                            .matcher(
                                    Files.readString(Path.of("jpackage", file))
                                            .replaceAll("(?s)<array>.*?</array>", "<array/>"))
                            .results()
                            .map(found -> found.group(1))
                            .skip(1) // The dictionary itself.
                            .toList();

            assertThat(names).as(file).isNotEmpty();
            for (int i = 0; i < names.size(); i++) {
                assertThat(names.get(i).equals("key")).as("%s, %s", file, i).isEqualTo(i % 2 == 0);
            }
        }
    }

    @Test
    void linksToTasks_areOpenedByRedrive_whichIsGivenNothingElse() throws IOException {
        assertThat(Files.readAllLines(Path.of("jpackage/linux/redrive.desktop")))
                .contains("Exec=/opt/redrive/bin/redrive %u", "MimeType=x-scheme-handler/redrive;");
        assertThat(Files.readString(Path.of("jpackage/windows/links.xml")))
                .contains(
                        "Software\\Classes\\redrive",
                        "Value=\"&quot;[INSTALLDIR]Redrive.exe&quot; &quot;%1&quot;\"");
        // JavaFX has no way to take one there: it would bring the window to the front and be lost.
        assertThat(Files.readString(Path.of("jpackage/macos/Info.plist")))
                .doesNotContain("CFBundleURLTypes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"common.args", "jlink.args", "linux.args", "macos.args", "windows.args"})
    void everyArgument_isOneOption(String file) throws IOException {
        assertThat(Files.readAllLines(Path.of("jpackage", file)))
                .filteredOn(line -> !line.startsWith("#") && !line.isBlank())
                .isNotEmpty()
                .allMatch(line -> line.matches("--[a-z-]+( (\"[^\"]*\"|[^\" ]+))?"));
    }

    @Test
    void whatIsForMacOs_isNotSlowedDownWhileNobodySeesIt_andWindowsLoadsItsOwnSqlite()
            throws IOException {
        assertThat(Files.readString(Path.of("jpackage/macos/Info.plist")))
                .containsPattern("<key>LSAppNapIsDisabled</key>\\s*<true/>");
        assertThat(Files.readString(Path.of("jpackage/windows.args")))
                .contains("\"-Dorg.sqlite.lib.path=$ROOTDIR/runtime/bin\"");
    }

    @Test
    void whatPackageManagersAreGiven_namesThePackagesByTheirHash(@TempDir Path folder)
            throws Exception {
        Map<String, String> hashes = new TreeMap<>();
        for (String name :
                List.of(
                        "windows-x64.msi",
                        "windows-x64-all-users.msi",
                        "windows-x64.zip",
                        "macos-arm64.dmg",
                        "macos-x64.dmg")) {
            Path file = Files.writeString(folder.resolve("redrive-2.1.0-" + name), name);
            byte[] bytes = Files.readAllBytes(file);
            hashes.put(
                    name,
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }

        Process tool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home", ""), "bin", "java")
                                        .toString(),
                                "jpackage/tool/Manifests.java",
                                folder.toString(),
                                "2.1.0",
                                "https://page.test",
                                "https://page.test/files",
                                folder.resolve("made").toString())
                        .inheritIO()
                        .start();
        assertThat(tool.waitFor()).isZero();

        String winget =
                Files.readString(folder.resolve("made/winget/Redrive.Redrive.installer.yaml"));
        assertThat(winget)
                .contains("PackageVersion: 2.1.0\n")
                .containsSubsequence(
                        "Scope: user",
                        "https://page.test/files/redrive-2.1.0-windows-x64.msi\n",
                        hash(hashes, "windows-x64.msi").toUpperCase(Locale.ROOT),
                        "Scope: machine",
                        "https://page.test/files/redrive-2.1.0-windows-x64-all-users.msi\n",
                        hash(hashes, "windows-x64-all-users.msi").toUpperCase(Locale.ROOT));
        assertThat(
                        Pattern.compile("ProductCode: '(\\S+)'")
                                .matcher(winget)
                                .results()
                                .map(found -> found.group(1)))
                .as("to Windows they are two products")
                .hasSize(2)
                .doesNotHaveDuplicates();
        JsonNode scoop =
                new JsonMapper().readTree(folder.resolve("made/scoop/redrive.json").toFile());
        assertThat(scoop.at("/architecture/64bit/hash").asText())
                .isEqualTo(hash(hashes, "windows-x64.zip"));
        assertThat(Files.readString(folder.resolve("made/homebrew/redrive.rb")))
                .contains(
                        "arm:   \"" + hash(hashes, "macos-arm64.dmg"),
                        "intel: \"" + hash(hashes, "macos-x64.dmg"));
    }

    private static String hash(Map<String, String> hashes, String name) {
        return String.valueOf(hashes.get(name));
    }

    private static Map<String, String> jobs() throws IOException {
        String workflow = workflow();
        Matcher job = JOB.matcher(workflow.substring(workflow.indexOf("\njobs:\n")));
        Map<String, String> jobs = new TreeMap<>();
        while (job.find()) {
            jobs.put(job.group(1), job.group(2));
        }
        return jobs;
    }

    private static String workflow() throws IOException {
        return Files.readString(Path.of(".github/workflows/installers.yml"));
    }
}
