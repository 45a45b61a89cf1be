package dev.redrive.house;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/** Every rule, with the classes of the bad house that break it. */
@SuppressWarnings("ImmutableEnumChecker") // Method references and List.of do not change.
enum HouseRule {
    JAVAFX_ONLY_IN_APP_AND_UI(Libraries::javaFx, "enterprise.KnowsJavaFx"),
    VIEW_MODELS_NEED_NO_TOOLKIT(Libraries::viewModels, "ui.start.StartViewModel"),
    RUN_LATER_ONLY_IN_UI_KIT(Accesses::runLater, "ui.start.CallsRunLater"),
    THREADS_ONLY_IN_APP(Accesses::threads, "retry.StartsThreads", "retry.IsAThread"),
    CLOCKS_ONLY_IN_APP(Accesses::clocks, "retry.ReadsTheClock"),
    JACKSON_ONLY_WHERE_BYTES_ARE(Libraries::jackson, "retry.KnowsJackson"),
    HTTP_CLIENT_ONLY_IN_ITS_ROOM(Libraries::httpClient, "demo.KnowsHttpClient"),
    JDBC_ONLY_BEHIND_ITS_PORTS(Libraries::jdbc, "journal.KnowsJdbc"),
    NATIVE_CODE_ONLY_IN_THE_KEYCHAIN(Libraries::nativeCode, "keys.CallsNativeCode"),
    NOTHING_KNOWS_APP(Dependencies::nobodyKnowsApp, "retry.KnowsApp"),
    FEATURES_DO_NOT_KNOW_EACH_OTHER(Dependencies::features, "ui.start.KnowsProgress"),
    NO_CYCLES_BETWEEN_PACKAGES(Dependencies::cycles, "enterprise.KnowsClient"),
    NO_CYCLES_BETWEEN_FILES_OF_APP(Dependencies::cyclesInApp, "app.KnowsLoop"),
    NO_STATIC_MUTABLE_STATE(
            State::staticState,
            "retry.KeepsStatics",
            "retry.KeepsACache",
            "retry.KeepsCounts",
            "retry.HandsDown"),
    NO_SERVICE_LOCATOR(State::serviceLocator, "retry.Singleton", "retry.LoadsServices"),
    NO_INJECTION_FRAMEWORK(Libraries::injection, "retry.IsInjected"),
    NO_KEY_IN_A_RECORD(State::keysInRecords, "keys.KeyRecord", "keys.KeysRecord", "keys.Letters"),
    NOTHING_IS_PRINTED(Accesses::printing, "journal.Prints", "app.WiringPrints"),
    ROOM_OF_THE_LAUNCHER(Rooms::launcher, "Launcher"),
    ROOM_OF_ENTERPRISE(Rooms::enterprise, "enterprise.KnowsRetry"),
    ROOM_OF_THE_CLIENT(Rooms::http, "enterprise.http.KnowsProfile"),
    ROOM_OF_CONNECTION(Rooms::connection, "connection.KnowsClient"),
    ROOM_OF_RECEIVER(Rooms::receiver, "receiver.KnowsEnterprise"),
    ROOM_OF_RETRY(Rooms::retry, "retry.KnowsDemo", "retry.KnowsClient"),
    ROOM_OF_JOURNAL(Rooms::journal, "journal.KnowsProfile"),
    ROOM_OF_AUDIT(Rooms::audit, "audit.KnowsKeys"),
    ROOM_OF_PROFILE(Rooms::profile, "profile.KnowsEnterprise"),
    ROOM_OF_POLICY(Rooms::policy, "policy.KnowsEnterprise"),
    ROOM_OF_KEYS(Rooms::keys, "keys.KnowsEnterprise"),
    ROOM_OF_SQLITE(Rooms::sqlite, "journal.sqlite.KnowsProfile"),
    ROOM_OF_TEAM(Rooms::team, "team.KnowsProfile"),
    ROOM_OF_TEAM_SETUP(Rooms::teamSetup, "team.setup.KnowsPostgres"),
    ROOM_OF_POSTGRES(Rooms::postgres, "team.postgres.KnowsProfile"),
    ROOM_OF_SUPPORT(Rooms::support, "support.KnowsUi"),
    ROOM_OF_UI_PROFILES(Rooms::uiProfiles, "ui.profiles.KnowsFeature"),
    ROOM_OF_UI_OUTAGE(Rooms::uiOutage, "ui.outage.KnowsFeature"),
    ROOM_OF_UI_RECEIVER(Rooms::uiReceiver, "ui.receiver.KnowsFeature"),
    ROOM_OF_UI_DESK(Rooms::uiDesk, "ui.desk.KnowsFeature"),
    ROOM_OF_FILES(Rooms::files, "files.KnowsProfile"),
    ROOM_OF_THE_KEYCHAIN(Rooms::keychain, "keys.keychain.KnowsApp"),
    ROOM_OF_BASE(Rooms::base, "base.KnowsProfile"),
    ROOM_OF_TEXT(Rooms::text, "text.KnowsProfile"),
    ROOM_OF_DEMO(Rooms::demo, "demo.KnowsClient"),
    ROOM_OF_UI_KIT(Rooms::common, "ui.kit.KnowsFeature"),
    ROOM_OF_UI_SHELL(Rooms::shell, "ui.shell.KnowsFeature"),
    ROOM_OF_THE_FEATURES(Rooms::features, "ui.start.KnowsClient", "ui.start.KnowsShell"),
    EVERY_PACKAGE_HAS_A_ROOM(Rooms::everyPackage, "attic.Forgotten", "ui.Homeless");

    /** Where a reader of a failure finds the whole picture. */
    static final String MORE = " (CONTRIBUTING.md, \"The rooms\")";

    private final Function<String, ArchRule> maker;
    private final List<String> culprits;

    HouseRule(Function<String, ArchRule> maker, String... culprits) {
        this.maker = maker;
        this.culprits = List.of(culprits);
    }

    /** The rule for the house whose packages begin with {@code root}. */
    ArchRule in(String root) {
        ArchRule rule = maker.apply(root);
        return rule.as(rule.getDescription() + MORE).allowEmptyShould(false);
    }

    /** The rule for the real house. */
    ArchRule atHome() {
        return in("dev.redrive");
    }

    /** The classes of the bad house that break it, without the root. */
    List<String> culprits() {
        return culprits;
    }
}
