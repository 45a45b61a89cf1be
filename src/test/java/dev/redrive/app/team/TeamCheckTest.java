package dev.redrive.app.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.Launcher;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.profile.KeyStorage;
import dev.redrive.team.TeamServer;
import dev.redrive.team.postgres.TeamDatabase;
import dev.redrive.team.setup.TeamChoice;
import dev.redrive.team.setup.TeamSetup;
import dev.redrive.team.setup.TeamStore;
import dev.redrive.team.setup.TeamWalk;
import dev.redrive.testing.FakeKeychain;
import dev.redrive.testing.OtherProgram;
import dev.redrive.ui.kit.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code redrive --team-check} at a real PostgreSQL. */
@Tag("slow")
class TeamCheckTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static TeamDatabase database;

    private final FakeKeychain keychain = new FakeKeychain();
    private final List<String> lines = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private @Nullable String typed;

    @BeforeAll
    static void start() throws Exception {
        database = new TeamDatabase(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private TeamSetup setup() {
        PassphraseFile none =
                new PassphraseFile(home.resolve("keys.sealed"), 10, new SecureRandom());
        TimedSecretStore patient =
                new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10));
        return new TeamSetup(
                new TeamStore(home.resolve("team.json")),
                new VaultedPassword(new StoredKeyVault(patient, none), new Redactor()));
    }

    private void choose(TeamServer server, KeyStorage storage, @Nullable String password)
            throws Exception {
        setup().choose(
                        new TeamChoice(server, storage),
                        password == null ? null : password.toCharArray());
    }

    private int check(Locale locale) {
        TeamCheck.Terminal terminal =
                new TeamCheck.Terminal() {
                    @Override
                    public void say(String line) {
                        lines.add(line);
                    }

                    @Override
                    public char @Nullable [] askSecret(String prompt) {
                        prompts.add(prompt);
                        return typed == null ? null : typed.toCharArray();
                    }
                };
        return new TeamCheck(
                        setup(), new TeamWalk(database.log()::open), new Texts(locale), terminal)
                .run();
    }

    @Test
    void goodTeamLog_isWalkedThrough_withThePasswordThatIsKept() throws Exception {
        choose(database.server("ben"), KeyStorage.KEYCHAIN, TeamDatabase.PASSWORD);

        assertThat(check(Locale.ENGLISH)).isZero();

        assertThat(prompts).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "Team log at 127.0.0.1:"
                                + database.server("ben").port()
                                + ", database redrive, user ben",
                        "  Name of the host: passed",
                        "  Connection: passed",
                        "  Encryption and certificate: passed",
                        "  User, password and database: passed",
                        "  Version of the team log: passed",
                        "  Rights: passed",
                        "You see 2 customers: Acme, Zeta.",
                        "The team log can be used.");
    }

    @Test
    void passwordThatIsNotKept_isAskedFor_andAWrongOneNamed_inFrenchToo() throws Exception {
        choose(database.server("ben"), KeyStorage.SESSION, null);
        typed = "wrong";

        assertThat(check(Locale.FRANCE)).isOne();

        assertThat(prompts).containsExactly("Mot de passe de ben (ne s’affiche pas)\u00a0: ");
        assertThat(lines)
                .endsWith(
                        "  Chiffrement et certificat\u00a0: réussi",
                        "  Utilisateur, mot de passe et base\u00a0: échec",
                        "La base a refusé l’utilisateur ben ou le mot de passe. Saisissez-les de"
                                + " nouveau\u00a0; s’ils sont justes, demandez à son administrateur.");
        lines.clear();
        typed = TeamDatabase.PASSWORD;
        assertThat(check(Locale.FRANCE)).isZero();
        assertThat(lines).noneMatch(line -> line.contains(TeamDatabase.PASSWORD));
    }

    @Test
    void readerAndOneWhoSeesNothing_areTold() throws Exception {
        choose(database.server("rita"), KeyStorage.KEYCHAIN, TeamDatabase.PASSWORD);
        assertThat(check(Locale.ENGLISH)).isZero();
        assertThat(lines)
                .contains("You see one customer: Acme.")
                .anyMatch(line -> line.startsWith("Only read: rita may read the team log"));
        lines.clear();

        choose(database.server("carl"), KeyStorage.KEYCHAIN, TeamDatabase.PASSWORD);
        assertThat(check(Locale.ENGLISH)).isZero();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("The database shows you no customer yet"));
    }

    @Test
    void withoutATerminalAndAPassword_itSaysSo() throws Exception {
        choose(database.server("ben"), KeyStorage.FILE, null);

        assertThat(check(Locale.ENGLISH)).isOne();

        assertThat(lines.getLast()).startsWith("The password is kept where only the window");
    }

    @Test
    void withoutATeamLog_theProgramSaysSo_exitsWithOne_andLeavesTheFolderAlone() throws Exception {
        Files.writeString(home.resolve("profiles.json"), "of the open window");
        Process program =
                OtherProgram.of(
                                Launcher.class,
                                List.of("-Djava.awt.headless=true"),
                                "--team-check",
                                "--language",
                                "en",
                                "--home",
                                home.toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> said = program.inputReader().lines().toList();

        assertThat(program.waitFor()).isOne();
        assertThat(said)
                .containsExactly(
                        "No team log is set up for this folder. Set it up in the window, under"
                                + " Settings, Team.");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactly("profiles.json");
        }
    }
}
