package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.app.CommandLine.Problem;
import dev.redrive.app.CommandLine.Run.Look;
import dev.redrive.profile.Appearance;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private static final Set<String> SCENARIOS = Set.of("night-outage", "quiet-day");

    @Test
    void noArguments_runTheProgram() {
        assertRuns("", null, false, null, null);
    }

    @Test
    void everyOption_isTakenWithEqualsSignOrBlank() {
        assertRuns(
                "--home a --demo quiet-day --walkthrough b",
                Path.of("a"),
                true,
                "quiet-day",
                Path.of("b"));
        assertRuns(
                "--walkthrough=b --demo=quiet-day --home=-a=b",
                Path.of("-a=b"),
                true,
                "quiet-day",
                Path.of("b"));
    }

    @Test
    void aRunHasALanguageAndAThemeOfItsOwn() {
        assertThat(parse("--language fr --theme=dark"))
                .isEqualTo(
                        new CommandLine.Run(
                                null, false, null, null, null, new Look("fr", Appearance.DARK)));
        assertThat(parse("--theme light"))
                .isEqualTo(
                        new CommandLine.Run(
                                null, false, null, null, null, new Look(null, Appearance.LIGHT)));
    }

    @Test
    void theDemoNeedsNoScenario() {
        assertRuns("--demo", null, true, null, null);
        assertRuns("--demo --home a", Path.of("a"), true, null, null);
    }

    @Test
    void versionAndHelpWinOverARun() {
        assertThat(parse("--home a --version")).isEqualTo(new CommandLine.ShowVersion());
        assertThat(parse("--version --help")).isEqualTo(new CommandLine.ShowHelp());
        assertThat(parse("-h")).isEqualTo(new CommandLine.ShowHelp());
    }

    @Test
    void teamCheck_takesFolderAndLanguage() {
        assertThat(parse("--verify-audit")).isEqualTo(new CommandLine.VerifyAudit(null, null));
        assertThat(parse("--verify-audit --home a --language fr"))
                .isEqualTo(new CommandLine.VerifyAudit(Path.of("a"), "fr"));
        assertThat(parse("--team-check")).isEqualTo(new CommandLine.TeamCheck(null, null));
        assertThat(parse("--language fr --team-check --home a"))
                .isEqualTo(new CommandLine.TeamCheck(Path.of("a"), "fr"));
        assertThat(parse("--team-check --version")).isEqualTo(new CommandLine.ShowVersion());
    }

    @ParameterizedTest
    @CsvSource({
        "--hoem a,                    UNKNOWN_OPTION,      --hoem",
        "--help --hoem,               UNKNOWN_OPTION,      --hoem",
        "-x,                          UNKNOWN_OPTION,      -x",
        "--home a --home b,           REPEATED,            --home",
        "--demo --demo=quiet-day,     REPEATED,            --demo",
        "--help --help,               REPEATED,            --help",
        "--help -h,                   REPEATED,            -h",
        "--home,                      VALUE_MISSING,       --home",
        "--home=,                     VALUE_MISSING,       --home",
        "--walkthrough --demo,        VALUE_MISSING,       --walkthrough",
        "--demo=,                     VALUE_MISSING,       --demo",
        "--help=3,                    VALUE_NOT_TAKEN,     --help",
        "-h=3,                        VALUE_NOT_TAKEN,     -h",
        "--version=,                  VALUE_NOT_TAKEN,     --version",
        "--demo noon,                 UNKNOWN_SCENARIO,    --demo",
        "--language de,               UNKNOWN_WORD,        --language",
        "--language,                  VALUE_MISSING,       --language",
        "--theme system,              UNKNOWN_WORD,        --theme",
        "--theme=,                    VALUE_MISSING,       --theme",
        "--demo quiet-day more,       UNEXPECTED_ARGUMENT,",
        "more,                        UNEXPECTED_ARGUMENT,",
        "--team-check=secret,         VALUE_NOT_TAKEN,     --team-check",
        "--team-check secret,         UNEXPECTED_ARGUMENT,",
        "--team-check --team-check,   REPEATED,            --team-check",
        "--team-check --demo,         CHECK_NOT_ALONE,     --team-check",
        "--verify-audit --demo,       CHECK_NOT_ALONE,     --verify-audit",
        "--verify-audit --team-check, CHECK_NOT_ALONE,     --team-check",
        "--theme dark --team-check,   CHECK_NOT_ALONE,     --team-check",
        "redrive://task/a --home x,   LINK_NOT_ALONE,",
        "--demo REDRIVE://task/a,     LINK_NOT_ALONE,",
        "redrive:a redrive:b,         LINK_NOT_ALONE,",
    })
    void whatIsWrongIsNamed(String line, Problem problem, @Nullable String option) {
        assertThat(parse(line)).isEqualTo(new CommandLine.Wrong(problem, option));
    }

    @Test
    void nameNoFolderCanHave_isRefused() {
        assertThat(CommandLine.parse(List.of("--home", "a\0b"), SCENARIOS))
                .isEqualTo(new CommandLine.Wrong(Problem.NOT_A_FOLDER, "--home"));
    }

    @Test
    void linkAlone_isTakenAsItIs() {
        assertThat(parse("redrive:whatever"))
                .isEqualTo(
                        new CommandLine.Run(
                                null, false, null, null, "redrive:whatever", Look.USUAL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "redrive:S3cr3t --demo",
                "--key=S3cr3t",
                "--api-key S3cr3t",
                "--S3cr3t",
                "-S3cr3t",
                "S3cr3t",
                "--demo S3cr3t",
                "--version=S3cr3t"
            })
    void noArgumentIsPrinted(String line) {
        assertThat(parse(line))
                .isInstanceOfSatisfying(
                        CommandLine.Wrong.class,
                        wrong -> {
                            assertThat(wrong.message()).isNotBlank().doesNotContain("S3cr3t");
                            assertThat(wrong.toString()).doesNotContain("S3cr3t");
                        });
    }

    @Test
    void theHelpNamesEveryOptionAndScenarioButNoKey() {
        assertThat(CommandLine.help(SCENARIOS))
                .contains(
                        "--home",
                        "--demo",
                        "--walkthrough",
                        "--language",
                        "--theme",
                        "--version",
                        "--help")
                .contains("night-outage, quiet-day")
                .doesNotContain("--key");
    }

    private static void assertRuns(
            String line,
            @Nullable Path home,
            boolean demo,
            @Nullable String scenario,
            @Nullable Path walkthrough) {
        assertThat(parse(line))
                .isEqualTo(
                        new CommandLine.Run(home, demo, scenario, walkthrough, null, Look.USUAL));
    }

    private static CommandLine parse(String line) {
        return CommandLine.parse(
                line.isEmpty() ? List.of() : List.of(line.split(" ", -1)), SCENARIOS);
    }
}
