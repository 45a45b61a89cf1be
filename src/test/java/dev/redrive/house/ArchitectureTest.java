package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house keeps its rules: one method for each, so that none is skipped in silence. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = MainCode.classes();

    @Test
    void javafxOnlyInAppAndUi() {
        holds(HouseRule.JAVAFX_ONLY_IN_APP_AND_UI);
    }

    @Test
    void viewModelsNeedNoToolkit() {
        holds(HouseRule.VIEW_MODELS_NEED_NO_TOOLKIT);
    }

    @Test
    void runLaterOnlyInUiKit() {
        holds(HouseRule.RUN_LATER_ONLY_IN_UI_KIT);
    }

    @Test
    void threadsOnlyInApp() {
        holds(HouseRule.THREADS_ONLY_IN_APP);
    }

    @Test
    void clocksOnlyInApp() {
        holds(HouseRule.CLOCKS_ONLY_IN_APP);
    }

    @Test
    void jacksonOnlyWhereBytesAre() {
        holds(HouseRule.JACKSON_ONLY_WHERE_BYTES_ARE);
    }

    @Test
    void httpClientOnlyInItsRoom() {
        holds(HouseRule.HTTP_CLIENT_ONLY_IN_ITS_ROOM);
    }

    @Test
    void jdbcOnlyBehindItsPorts() {
        holds(HouseRule.JDBC_ONLY_BEHIND_ITS_PORTS);
    }

    @Test
    void nativeCodeOnlyInTheKeychain() {
        holds(HouseRule.NATIVE_CODE_ONLY_IN_THE_KEYCHAIN);
    }

    @Test
    void nothingKnowsApp() {
        holds(HouseRule.NOTHING_KNOWS_APP);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        holds(HouseRule.FEATURES_DO_NOT_KNOW_EACH_OTHER);
    }

    @Test
    void noCyclesBetweenPackages() {
        holds(HouseRule.NO_CYCLES_BETWEEN_PACKAGES);
    }

    @Test
    void noCyclesBetweenFilesOfApp() {
        holds(HouseRule.NO_CYCLES_BETWEEN_FILES_OF_APP);
    }

    @Test
    void noStaticMutableState() {
        holds(HouseRule.NO_STATIC_MUTABLE_STATE);
    }

    @Test
    void noServiceLocator() {
        holds(HouseRule.NO_SERVICE_LOCATOR);
    }

    @Test
    void noInjectionFramework() {
        holds(HouseRule.NO_INJECTION_FRAMEWORK);
    }

    @Test
    void noKeyInARecord() {
        holds(HouseRule.NO_KEY_IN_A_RECORD);
    }

    @Test
    void nothingIsPrinted() {
        holds(HouseRule.NOTHING_IS_PRINTED);
    }

    @Test
    void roomOfTheLauncher() {
        holds(HouseRule.ROOM_OF_THE_LAUNCHER);
    }

    @Test
    void roomOfEnterprise() {
        holds(HouseRule.ROOM_OF_ENTERPRISE);
    }

    @Test
    void roomOfTheClient() {
        holds(HouseRule.ROOM_OF_THE_CLIENT);
    }

    @Test
    void roomOfConnection() {
        holds(HouseRule.ROOM_OF_CONNECTION);
    }

    @Test
    void roomOfRetry() {
        holds(HouseRule.ROOM_OF_RETRY);
    }

    @Test
    void roomOfJournal() {
        holds(HouseRule.ROOM_OF_JOURNAL);
    }

    @Test
    void roomOfAudit() {
        holds(HouseRule.ROOM_OF_AUDIT);
    }

    @Test
    void roomOfProfile() {
        holds(HouseRule.ROOM_OF_PROFILE);
    }

    @Test
    void roomOfPolicy() {
        holds(HouseRule.ROOM_OF_POLICY);
    }

    @Test
    void roomOfKeys() {
        holds(HouseRule.ROOM_OF_KEYS);
    }

    @Test
    void roomOfSqlite() {
        holds(HouseRule.ROOM_OF_SQLITE);
    }

    @Test
    void roomOfTeam() {
        holds(HouseRule.ROOM_OF_TEAM);
    }

    @Test
    void roomOfTeamSetup() {
        holds(HouseRule.ROOM_OF_TEAM_SETUP);
    }

    @Test
    void roomOfPostgres() {
        holds(HouseRule.ROOM_OF_POSTGRES);
    }

    @Test
    void roomOfSupport() {
        holds(HouseRule.ROOM_OF_SUPPORT);
    }

    @Test
    void roomOfUiProfiles() {
        holds(HouseRule.ROOM_OF_UI_PROFILES);
    }

    @Test
    void roomOfUiOutage() {
        holds(HouseRule.ROOM_OF_UI_OUTAGE);
    }

    @Test
    void roomOfUiReceiver() {
        holds(HouseRule.ROOM_OF_UI_RECEIVER);
    }

    @Test
    void roomOfReceiver() {
        holds(HouseRule.ROOM_OF_RECEIVER);
    }

    @Test
    void roomOfUiDesk() {
        holds(HouseRule.ROOM_OF_UI_DESK);
    }

    @Test
    void roomOfFiles() {
        holds(HouseRule.ROOM_OF_FILES);
    }

    @Test
    void roomOfTheKeychain() {
        holds(HouseRule.ROOM_OF_THE_KEYCHAIN);
    }

    @Test
    void roomOfBase() {
        holds(HouseRule.ROOM_OF_BASE);
    }

    @Test
    void roomOfText() {
        holds(HouseRule.ROOM_OF_TEXT);
    }

    @Test
    void roomOfDemo() {
        holds(HouseRule.ROOM_OF_DEMO);
    }

    @Test
    void roomOfUiKit() {
        holds(HouseRule.ROOM_OF_UI_KIT);
    }

    @Test
    void roomOfUiShell() {
        holds(HouseRule.ROOM_OF_UI_SHELL);
    }

    @Test
    void roomOfTheFeatures() {
        holds(HouseRule.ROOM_OF_THE_FEATURES);
    }

    @Test
    void everyPackageHasARoom() {
        holds(HouseRule.EVERY_PACKAGE_HAS_A_ROOM);
    }

    @Test
    void everyRuleHasItsMethod() {
        Set<String> methods =
                Arrays.stream(ArchitectureTest.class.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .collect(Collectors.toSet());

        assertThat(HouseRule.values())
                .allSatisfy(rule -> assertThat(methods).contains(methodName(rule)));
    }

    private static void holds(HouseRule rule) {
        rule.atHome().check(HOUSE);
    }

    private static String methodName(HouseRule rule) {
        String[] words = rule.name().toLowerCase(Locale.ROOT).split("_", -1);
        return words[0]
                + Arrays.stream(words, 1, words.length)
                        .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
                        .collect(Collectors.joining());
    }
}
