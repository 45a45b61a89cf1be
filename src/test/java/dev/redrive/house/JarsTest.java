package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars that build Redrive are the ones that were listed. */
class JarsTest {

    private static final Path LIST = Path.of(".ci/jars.sha256");
    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @Test
    void everyPluginOfTheBuild_isListedInItsVersion() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        List<String> plugins =
                Pattern.compile("<artifactId>([\\w-]+-plugin)</artifactId>\\s*<version>([\\d.]+)<")
                        .matcher(build.substring(0, build.indexOf("<id>pitest</id>")))
                        .results()
                        .map(found -> "/" + found.group(1) + "-" + found.group(2) + ".jar")
                        // Nothing of it runs: see the pom.
                        .filter(jar -> !jar.startsWith("/maven-jar-plugin-"))
                        .toList();

        assertThat(plugins).hasSizeGreaterThan(6);
        assertThat(Files.readAllLines(LIST))
                .allMatch(line -> line.matches("[0-9a-f]{64}  [\\w./-]+\\.jar"));
        for (String jar : plugins) {
            assertThat(Files.readString(LIST)).contains(jar + "\n");
        }
    }

    @Test
    void everyLibrary_isListedInItsVersion() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        List<String> libraries =
                Pattern.compile(
                                "<dependency>\\s*(?:<!--.*?-->\\s*)?<groupId>[\\w.]+</groupId>\\s*"
                                        + "<artifactId>([\\w-]+)</artifactId>\\s*<version>(.+?)<")
                        .matcher(build.substring(0, build.indexOf("<build>")))
                        .results()
                        .map(found -> jar(found.group(1), found.group(2), build))
                        .toList();

        assertThat(libraries)
                .hasSize(count(build.substring(0, build.indexOf("<build>")), "<dependency>"))
                .hasSizeGreaterThan(10);
        for (String jar : libraries) {
            assertThat(Files.readString(LIST)).contains(jar + "\n");
        }
    }

    private static String jar(String artifact, String version, String build) {
        Matcher property =
                Pattern.compile("<" + version.replaceAll("[${}]", "") + ">(.+?)<").matcher(build);
        return "/" + artifact + "-" + (property.find() ? property.group(1) : version) + ".jar";
    }

    private static int count(String text, String word) {
        return text.split(Pattern.quote(word), -1).length - 1;
    }

    @Test
    void aJarThatIsAnotherOrNotListed_stopsTheBuild() throws Exception {
        assumeTrue(Files.exists(Path.of("/bin/bash")), "a script of bash");
        Path ci = Files.createDirectory(folder.resolve("ci"));
        Path jars = Files.copy(Path.of(".ci/jars"), ci.resolve("jars"));
        Files.writeString(ci.resolve("jars.sha256"), EMPTY + "  a/a.jar\n" + EMPTY + "  b/b.jar\n");
        Path maven = folder.resolve("maven");

        assertThat(run(jars, "check")).as("nothing there").isOne();
        Path a = Files.createFile(Files.createDirectories(maven.resolve("a")).resolve("a.jar"));
        assertThat(run(jars, "check")).isZero();
        assertThat(run(jars, "only")).isZero();
        assertThat(run(jars, "fetch")).as("b is needed and cannot be got").isEqualTo(3);
        Path more = Files.createFile(maven.resolve("a/more.jar"));
        assertThat(run(jars, "check")).isZero();
        assertThat(run(jars, "only")).isOne();
        Files.delete(more);
        Files.writeString(a, "changed");
        assertThat(run(jars, "check")).isOne();
        assertThat(run(jars, "fetch")).isOne();
    }

    @Test
    void nothingRuns_beforeItsJarIsChecked() throws IOException {
        for (Path build :
                List.of(Path.of(".ci/run"), Path.of(".github/workflows/installers.yml"))) {
            String steps = Files.readString(build);

            assertThat(steps.indexOf(".ci/jars fetch")).isPositive();
            assertThat(steps.indexOf(".ci/jars fetch")).isLessThan(steps.indexOf("mvn -B"));
            assertThat(steps).containsPattern("\\.ci/jars (check|only)");
        }
    }

    private int run(Path script, String what) throws Exception {
        ProcessBuilder process =
                new ProcessBuilder("/bin/bash", script.toString(), what)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("MAVEN_REPOSITORY", folder.resolve("maven").toString());
        process.environment().put("MAVEN_MIRROR", folder.toUri() + "nothing");
        return process.start().waitFor();
    }
}
