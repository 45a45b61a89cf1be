package dev.redrive.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.ProfileBook;
import dev.redrive.team.Refused;
import dev.redrive.team.TeamDesk;
import dev.redrive.team.TeamLog;
import dev.redrive.team.TeamLogException;
import dev.redrive.team.TeamReport;
import dev.redrive.team.TeamRun;
import dev.redrive.team.TeamServer;
import dev.redrive.team.TeamStep;
import dev.redrive.team.TeamTrouble;
import dev.redrive.team.setup.TeamChoice;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamStore;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.settings.TeamTrial.Mark;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TeamViewModelTest {

    private static final String SECRET = "correct horse";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final UiBench bench = new UiBench();
    private final FakeKeychain keychain = new FakeKeychain();
    private final Server server = new Server();
    private final Program program = new Program();
    private ProfilesModel profiles = bench.profiles(ProfileBook.EMPTY.with(UiBench.ACME));

    /** The program around the page. */
    private static final class Program implements TeamViewModel.Link {

        TeamDesk.State state = TeamDesk.State.UNTRIED;
        int changes;
        int filesOpened;

        @Override
        public TeamDesk.State state() {
            return state;
        }

        @Override
        public void changed() {
            changes++;
        }

        @Override
        public void openKeyFile(Runnable opened) {
            filesOpened++;
            opened.run();
        }
    }

    /** A team log that fails where the test says. */
    private static final class Server implements TeamWalk.Opener {

        @Nullable TeamStep failing;
        TeamTrouble trouble = TeamTrouble.LOGIN;
        @Nullable TeamTrouble readOnly;
        Map<String, String> customers = Map.of("Acme", "service.test");
        final List<String> passwords = new ArrayList<>();
        Runnable during = () -> {};

        @Override
        public TeamLog.Session open(TeamServer server, char[] password, Consumer<TeamStep> passed)
                throws TeamLogException {
            passwords.add(new String(password));
            during.run();
            for (TeamStep step : TeamStep.values()) {
                if (step == failing) {
                    throw new TeamLogException(trouble, "made to", null);
                }
                passed.accept(step);
            }
            return new Read();
        }

        private final class Read implements TeamLog.Session {

            @Override
            public boolean canWrite() {
                return readOnly == null;
            }

            @Override
            public @Nullable TeamTrouble readOnly() {
                return readOnly;
            }

            @Override
            public Map<String, String> customers() {
                return customers;
            }

            @Override
            public List<TeamLog.Rejected> send(List<TeamReport> reports) {
                throw new AssertionError("a test reports nothing");
            }

            @Override
            public TeamLog.News read(TeamLog.Cursor since) {
                throw new AssertionError("a test reads nothing");
            }

            @Override
            public List<TeamRun> open(String customer, dev.redrive.enterprise.ItemKind kind) {
                throw new AssertionError("a test asks for nothing");
            }

            @Override
            public boolean awaitNews(Duration atMost) {
                throw new AssertionError("a test waits for nothing");
            }

            @Override
            public void wake() {
                throw new AssertionError("a test waits for nothing");
            }

            @Override
            public void close() {}
        }
    }

    private TeamSetup setup() {
        PassphraseFile file =
                new PassphraseFile(home.resolve("keys.sealed"), 10, new SecureRandom());
        TimedSecretStore patient =
                new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10));
        return new TeamSetup(
                new TeamStore(home.resolve("team.json")),
                new VaultedPassword(new StoredKeyVault(patient, file), new Redactor()));
    }

    private TeamViewModel model() {
        TeamViewModel model =
                new TeamViewModel(
                        bench.kit,
                        setup(),
                        new TeamWalk(server),
                        program,
                        new TeamShares(bench.kit, profiles),
                        new KeyTexts(bench.texts, () -> "Keyring"));
        bench.work.runAll();
        return model;
    }

    private static void type(TeamViewModel model) {
        model.host.set("db.acme.example");
        model.user.set("anna");
        model.password.set(SECRET);
    }

    private TeamViewModel saved() {
        TeamViewModel model = model();
        type(model);
        model.save();
        bench.work.runAll();
        return model;
    }

    @Test
    void atFirstNothingIsUsed_andTheUsualPortAndDatabaseAreOffered() {
        TeamViewModel model = model();

        assertThat(model.state.get()).startsWith("Not set up");
        assertThat(model.port.get()).isEqualTo("5432");
        assertThat(model.database.get()).isEqualTo("redrive");
        assertThat(model.used.get()).isFalse();
        assertThat(model.shares.rows).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatIsSaved_isUsedAtOnce_andShownAgainAfterARestart() {
        TeamViewModel model = saved();

        assertThat(program.changes).isOne();
        assertThat(model.used.get()).isTrue();
        assertThat(model.password.get()).isEmpty();
        TeamViewModel again = model();
        assertThat(again.host.get()).isEqualTo("db.acme.example");
        assertThat(again.user.get()).isEqualTo("anna");
        assertThat(again.password.get()).isEmpty();
        assertThat(again.passwordPrompt.get()).contains("type to replace");
        assertThat(keychain.size()).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "host, other.example",
        "port, 5433",
        "user, ben",
    })
    void anotherHostPortOrUser_needsItsOwnPassword(String field, String value) {
        TeamViewModel model = saved();
        switch (field) {
            case "host" -> model.host.set(value);
            case "port" -> model.port.set(value);
            default -> model.user.set(value);
        }

        model.save();
        model.test();
        bench.work.runAll();

        assertThat(model.passwordProblem.get()).startsWith("Enter the password for this host");
        assertThat(program.changes).as("nothing was saved").isOne();
        assertThat(server.passwords).as("sent to nobody").containsOnly(SECRET);
        assertThat(setup().choice().orElseThrow().server().host()).isEqualTo("db.acme.example");
    }

    @Test
    void anotherDatabaseOfTheSameServer_keepsThePassword() {
        TeamViewModel model = saved();
        model.database.set("redrive_test");

        model.save();
        bench.work.runAll();

        TeamChoice now = setup().choice().orElseThrow();
        assertThat(now.server().database()).isEqualTo("redrive_test");
        assertThat(setup().hasPassword(now)).isTrue();
    }

    @Test
    void whatIsWrong_isMarked_andNothingIsKept() {
        TeamViewModel model = model();
        model.host.set("postgresql://db");
        model.port.set("five");
        model.database.set(" ");
        model.user.set("");

        model.save();
        model.test();
        bench.work.runAll();

        assertThat(model.hostProblem.get()).startsWith("Only the name");
        assertThat(model.portProblem.get()).startsWith("A port is");
        assertThat(model.databaseProblem.get()).isNotEmpty();
        assertThat(model.userProblem.get()).isNotEmpty();
        assertThat(server.passwords).isEmpty();
        assertThat(home).isEmptyDirectory();
        model.host.set("db");
        assertThat(model.hostProblem.get()).isEmpty();
    }

    @Test
    void passwordTheKeychainDoesNotKeep_isSaid_andUsedUntilTheEnd() {
        keychain.answer(SecretState.LOCKED);

        TeamViewModel model = saved();

        Problem problem = Objects.requireNonNull(model.problem.get());
        assertThat(problem.title()).contains("only until Redrive closes");
        assertThat(problem.detail()).startsWith("Keyring is locked");
        assertThat(program.changes).isOne();
    }

    @Test
    void passwordForTheKeyFile_opensItFirst() {
        TeamViewModel model = model();
        type(model);
        model.storage.set(KeyStorage.FILE);

        model.save();
        bench.work.runAll();

        assertThat(program.filesOpened).isOne();
        assertThat(setup().choice().orElseThrow().storage()).isEqualTo(KeyStorage.FILE);
    }

    @Test
    void removal_isAskedFor_andForgetsThePassword() {
        TeamViewModel model = saved();

        model.remove();
        bench.dialogs.questions.getLast().onYes().run();
        bench.work.runAll();

        assertThat(model.used.get()).isFalse();
        assertThat(setup().choice()).isEmpty();
        assertThat(keychain.size()).isZero();
        assertThat(program.changes).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void stepThatFails_isNamed_withWhatToDo(TeamStep step) {
        TeamViewModel model = model();
        type(model);
        server.failing = step;

        model.test();
        bench.work.runAll();

        assertThat(model.trial.running.get()).isFalse();
        int at = List.of(TeamStep.values()).indexOf(step);
        for (int i = 0; i < model.trial.steps.size(); i++) {
            assertThat(model.trial.steps.get(i).mark())
                    .isEqualTo(i < at ? Mark.PASSED : i == at ? Mark.FAILED : Mark.NOT_REACHED);
        }
        assertThat(model.trial.result.get()).startsWith("The database rejected the user anna");
        assertThat(setup().choice()).as("a test saves nothing").isEmpty();
    }

    @Test
    void goodTest_saysWhatTheUserSees_withThePasswordThatIsTyped() {
        TeamViewModel model = model();
        type(model);
        server.readOnly = TeamTrouble.NEWER_SCHEMA;

        model.test();
        assertThat(model.trial.running.get()).isTrue();
        assertThat(model.trial.steps).hasSize(6).allMatch(row -> row.mark() == Mark.WAITS);
        bench.work.runAll();

        assertThat(server.passwords).containsExactly(SECRET);
        assertThat(model.trial.steps).allMatch(row -> row.mark() == Mark.PASSED);
        assertThat(model.trial.result.get())
                .contains("You see one customer: Acme.")
                .contains("Only read: the team log is of a newer version");
    }

    @Test
    void canceledTest_showsNothingOfItsAnswer_andInterruptsWhatWaits() {
        TeamViewModel model = model();
        type(model);
        List<Boolean> interrupted = new ArrayList<>();
        server.during =
                () -> {
                    model.trial.cancel();
                    interrupted.add(Thread.interrupted());
                };

        model.test();
        bench.work.runAll();

        assertThat(interrupted).containsExactly(true);
        assertThat(model.trial.running.get()).isFalse();
        assertThat(model.trial.steps).isEmpty();
        assertThat(model.trial.result.get()).isEmpty();
    }

    @Test
    void changedField_forgetsTheTestOfWhatWasTypedBefore() {
        TeamViewModel model = model();
        type(model);
        model.test();
        bench.work.runAll();

        model.port.set("5433");

        assertThat(model.trial.steps).isEmpty();
        assertThat(model.trial.result.get()).isEmpty();
    }

    @Test
    void state_isSaidInOneLineForEachThing() {
        TeamViewModel model = saved();
        model.tick();
        assertThat(model.state.get()).isEqualTo("Connecting to db.acme.example:5432…");

        program.state =
                new TeamDesk.State(
                        null,
                        true,
                        null,
                        UiBench.NOON,
                        UiBench.NOON,
                        Duration.ofMinutes(1),
                        Refused.NONE);
        model.tick();
        assertThat(model.state.get())
                .startsWith("Connected to db.acme.example:5432 since ")
                .doesNotContain("\n");

        program.state =
                new TeamDesk.State(
                        null,
                        false,
                        TeamTrouble.RIGHTS,
                        UiBench.NOON,
                        UiBench.NOON,
                        Duration.ofMinutes(-10),
                        new Refused(2, "ERROR: no such customer\n  Detail: the whole row"));
        model.tick();
        assertThat(model.state.get().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Connected"),
                        line -> assertThat(line).startsWith("Only read: anna may read"),
                        line -> assertThat(line).contains("10 min behind this computer"),
                        line ->
                                assertThat(line)
                                        .startsWith("2 reports were not taken")
                                        .contains("which says “ERROR: no such customer”"));
    }

    @ParameterizedTest
    @EnumSource
    void everyTrouble_isOneParagraphThatSaysWhatToDo(TeamTrouble trouble) {
        TeamViewModel model = saved();
        program.state =
                new TeamDesk.State(trouble, null, null, null, null, Duration.ZERO, Refused.NONE);

        model.tick();

        assertThat(model.state.get())
                .doesNotContain("\n")
                .doesNotContain(SECRET)
                .containsPattern("(?i)check|ask|add|enter|update|tries again|show it");
    }

    @Test
    void passwordThatIsNotThereAfterARestart_isAskedFor() {
        TeamViewModel model = model();
        type(model);
        model.storage.set(KeyStorage.SESSION);
        model.save();
        bench.work.runAll();
        program.state =
                new TeamDesk.State(
                        TeamTrouble.LOGIN, null, null, null, null, Duration.ZERO, Refused.NONE);

        TeamViewModel again = model();

        assertThat(again.state.get()).startsWith("Enter the password for this host");
    }

    @Test
    void customers_areOfferedByTheHostOfTheProfile_andKeptWithIt(@TempDir Path kept) {
        profiles = bench.profiles(kept.resolve("profiles.json"));
        server.customers = Map.of("Acme", hostOfAcme(), "Zeta", "z.test");
        TeamViewModel model = saved();
        TeamShares.Row row = row(model);
        assertThat(row.options())
                .extracting(TeamShares.Option::words)
                .containsExactly("Not shared", "Acme", "Zeta (at z.test)");
        assertThat(row.chosen().customer()).isEmpty();

        model.shares.choose(row.profile(), row.options().get(2));
        bench.files.runAll();
        assertThat(Objects.requireNonNull(model.shares.problem.get()).detail())
                .startsWith("In the team log, Zeta has the service z.test");
        assertThat(row(model).profile().teamCustomer()).isEmpty();

        model.shares.choose(row.profile(), row.options().get(1));
        bench.files.runAll();
        assertThat(row(model).profile().teamCustomer()).isEqualTo("Acme");
        assertThat(row(model).chosen().words()).isEqualTo("Acme");
        assertThat(model.shares.problem.get()).isNull();
    }

    @Test
    void customerThatIsGoneOrElsewhere_isMarked() {
        profiles = bench.profiles(ProfileBook.EMPTY.with(UiBench.ACME.sharedAs("Acme")));
        server.customers = Map.of("Acme", "moved.test");
        TeamViewModel model = saved();
        assertThat(row(model).problem()).startsWith("In the team log, Acme has the service moved");

        server.customers = Map.of();
        TeamViewModel again = model();
        assertThat(row(again).chosen().words())
                .isEqualTo("Acme (not shown to you by the database)");
        assertThat(again.shares.note.get()).startsWith("The database shows you no customer yet");
    }

    @Test
    void demo_hasNoCustomer() {
        TeamViewModel model = saved();

        assertThat(model.shares.rows)
                .extracting(row -> row.profile().id())
                .isNotEmpty()
                .doesNotContain("demo");
    }

    private static String hostOfAcme() {
        return UiBench.ACME.host().toLowerCase(java.util.Locale.ROOT);
    }

    private static TeamShares.Row row(TeamViewModel model) {
        return model.shares.rows.stream()
                .filter(row -> row.profile().id().equals(UiBench.ACME.id()))
                .findFirst()
                .orElseThrow();
    }
}
