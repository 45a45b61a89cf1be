package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packages are started with, and who sees the secrets that sign them. */
class PackagingTest {

    private static final Pattern JOB =
            Pattern.compile("^  (\\w+):\\n(.*?)(?=^  \\w|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void noToolAttachesToTheProgram_andACrashLeavesNoCore() throws IOException {
        assertThat(Files.readString(Path.of("jpackage/common.args")))
                .contains("\"-XX:+DisableAttachMechanism\"", "\"-XX:-CreateCoredumpOnCrash\"");
    }

    @Test
    void onlyTheJobThatSignsSeesSecrets_onTagsOnlyAndAfterApproval() throws IOException {
        Map<String, String> jobs = jobs();
        String sign = jobs.get("sign");

        assertThat(jobs).containsOnlyKeys("packages", "sign", "release");
        assertThat(sign)
                .contains("secrets.")
                .contains("    if: startsWith(github.ref, 'refs/tags/v')\n")
                .contains("    environment: release\n")
                .contains("    needs: packages\n");
        // What came with a pull request may be in a cache; Maven runs code of plugins.
        assertThat(sign).doesNotContain("cache:", "mvn ", "contents: write");
        assertThat(jobs.get("packages")).doesNotContain("secrets.");
        assertThat(jobs.get("release")).doesNotContain("secrets.");
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
