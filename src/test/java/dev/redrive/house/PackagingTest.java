package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
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
    void everyIcon_isReadable_andOfTheSizesItsSystemWants() throws IOException {
        for (int size : new int[] {16, 24, 32, 48, 64, 128, 256, 512}) {
            BufferedImage icon =
                    ImageIO.read(Path.of("assets/icons/icon-" + size + ".png").toFile());
            assertThat(icon.getWidth()).isEqualTo(size).isEqualTo(icon.getHeight());
        }
        assertThat(sizesOfIco()).contains(16, 32, 48, 256);
        assertThat(typesOfIcns()).contains("ic07", "ic08", "ic09", "ic10");
    }

    /** The widths of the pictures in the icon for Windows; each lies within the file. */
    private static List<Integer> sizesOfIco() throws IOException {
        ByteBuffer ico =
                ByteBuffer.wrap(Files.readAllBytes(Path.of("assets/icon.ico")))
                        .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ico.getShort(0)).isZero();
        assertThat(ico.getShort(2)).as("an icon, not a cursor").isOne();
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < ico.getShort(4); i++) {
            int entry = 6 + 16 * i;
            int width = Byte.toUnsignedInt(ico.get(entry));
            assertThat(ico.getInt(entry + 12) + ico.getInt(entry + 8))
                    .isLessThanOrEqualTo(ico.capacity());
            sizes.add(width == 0 ? 256 : width);
        }
        return sizes;
    }

    /** The types of the pictures in the icon for macOS, which fill the file. */
    private static List<String> typesOfIcns() throws IOException {
        ByteBuffer icns = ByteBuffer.wrap(Files.readAllBytes(Path.of("assets/icon.icns")));
        assertThat(type(icns, 0)).isEqualTo("icns");
        assertThat(icns.getInt(4)).isEqualTo(icns.capacity());
        List<String> types = new ArrayList<>();
        int at = 8;
        while (at < icns.capacity()) {
            types.add(type(icns, at));
            assertThat(icns.getInt(at + 4)).isPositive();
            at += icns.getInt(at + 4);
        }
        assertThat(at).isEqualTo(icns.capacity());
        return types;
    }

    private static String type(ByteBuffer icns, int at) {
        byte[] name = new byte[4];
        icns.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
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
    void theRpm_isMadeToo_whereTheFolderOfTheBuildHasABlankInItsName() throws IOException {
        String spec = Files.readString(Path.of("jpackage/linux/redrive.spec"));

        assertThat(spec.replaceAll("\"%\\{(build)?root}[^\"]*\"", ""))
                .as("quoted wherever it is used")
                .doesNotContain("root}");
        assertThat(spec.substring(spec.indexOf("%files")))
                .as("rpm finds nothing by a pattern there")
                .doesNotContain("*");
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
