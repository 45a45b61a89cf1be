package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule is broken by the bad house, and by those of its classes that are meant to. */
class HouseRuleTest {

    private static final JavaClasses BAD_HOUSE = MainCode.badClasses();
    private static final Pattern GOOD =
            Pattern.compile("[.$](Fine\\w+|app\\.Console|app\\.WalkthroughSteps)\\b");

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void badHouse_breaksTheRule(HouseRule rule) {
        List<String> details = details(rule.in(MainCode.BAD));

        assertThat(rule.culprits())
                .isNotEmpty()
                .allSatisfy(culprit -> assertThat(details).anyMatch(line -> names(line, culprit)));
    }

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void goodClassesInTheBadHouse_keepTheRule(HouseRule rule) {
        assertThat(details(rule.in(MainCode.BAD))).noneMatch(line -> GOOD.matcher(line).find());
    }

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void aRule_saysWhy_andWhereToReadMore(HouseRule rule) throws IOException {
        assertThat(rule.atHome().getDescription()).contains(", because ").endsWith(HouseRule.MORE);
        assertThat(Files.readString(Path.of("CONTRIBUTING.md"))).contains("\n## The rooms\n");
    }

    /** Whether the line is about that class, which is nested in the Bad of its package. */
    private static boolean names(String line, String culprit) {
        String nested = culprit.replaceFirst("([A-Z])", "(Bad[\\$])?$1");
        return line.matches("(?s).*" + Pattern.quote(MainCode.BAD) + "\\." + nested + "\\b.*");
    }

    private static List<String> details(ArchRule rule) {
        return rule.evaluate(BAD_HOUSE).getFailureReport().getDetails();
    }
}
