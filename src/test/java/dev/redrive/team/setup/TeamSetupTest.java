package dev.redrive.team.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.keys.PassphraseFile;
import dev.redrive.keys.Redactor;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.StoredKeyVault;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.keys.VaultedPassword;
import dev.redrive.profile.KeyStorage;
import dev.redrive.team.TeamServer;
import dev.redrive.testing.FakeKeychain;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TeamSetupTest {

    private static final String SECRET = "pass wörd: %&/\"@host";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final FakeKeychain keychain = new FakeKeychain();
    private final Redactor redactor = new Redactor();

    private PassphraseFile file() {
        return new PassphraseFile(home.resolve("keys.sealed"), 10, new SecureRandom());
    }

    private TeamSetup setup(PassphraseFile file) {
        TimedSecretStore patient =
                new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10));
        return new TeamSetup(
                new TeamStore(home.resolve("team.json")),
                new VaultedPassword(new StoredKeyVault(patient, file), redactor));
    }

    private TeamSetup setup() {
        return setup(file());
    }

    private static TeamChoice choice(String host, String port, String user, KeyStorage storage) {
        return Objects.requireNonNull(TeamChoice.read(host, port, "redrive", user, storage));
    }

    private static TeamChoice usual() {
        return choice("db.acme.example", "5432", "anna", KeyStorage.KEYCHAIN);
    }

    private static @Nullable String passwordOf(TeamSetup setup, TeamChoice choice) {
        return setup.password(choice).map(String::new).orElse(null);
    }

    @Test
    void withoutAFile_thereIsNoTeamLog() {
        assertThat(setup().choice()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void choice_isFoundAgainAfterARestart_andItsPasswordWhereItWasKept(KeyStorage storage)
            throws Exception {
        TeamChoice choice = choice("DB.Acme.example.", " 5433 ", "anna", storage);
        PassphraseFile file = file();
        file.create("a long passphrase".toCharArray());
        assertThat(setup(file).choose(choice, SECRET.toCharArray())).isNull();

        TeamSetup again = setup(file);

        assertThat(again.choice()).contains(choice);
        assertThat(choice.server())
                .isEqualTo(new TeamServer("db.acme.example", 5433, "redrive", "anna"));
        assertThat(passwordOf(again, choice))
                .isEqualTo(storage == KeyStorage.SESSION ? null : SECRET);
        assertThat(Files.readString(home.resolve("team.json"))).doesNotContain("pass w");
        assertThat(redactor.clean("it is " + SECRET + ".")).isEqualTo("it is ***.");
    }

    @ParameterizedTest
    @CsvSource({
        "db.other.example, 5432, anna",
        "db.acme.example, 5433, anna",
        "db.acme.example, 5432, ben",
        "db.acme.example, 5432, Anna"
    })
    void anotherHostPortOrUser_neverGetsTheOldPassword(String host, String port, String user)
            throws Exception {
        setup().choose(usual(), SECRET.toCharArray());
        TeamChoice other = choice(host, port, user, KeyStorage.KEYCHAIN);

        assertThat(passwordOf(setup(), other)).isNull();
        setup().choose(other, null);

        assertThat(passwordOf(setup(), other)).isNull();
        assertThat(keychain.size()).as("it is dropped").isZero();
        setup().choose(usual(), null);
        assertThat(passwordOf(setup(), usual())).isNull();
    }

    @Test
    void anotherPlace_takesThePasswordAlong() throws Exception {
        PassphraseFile file = file();
        file.create("a long passphrase".toCharArray());
        TeamSetup setup = setup(file);
        setup.choose(usual(), SECRET.toCharArray());
        TeamChoice inFile = choice("db.acme.example", "5432", "anna", KeyStorage.FILE);

        assertThat(setup.choose(inFile, null)).isNull();

        assertThat(keychain.size()).isZero();
        assertThat(passwordOf(setup(file), inFile)).isEqualTo(SECRET);
        setup.choose(choice("db.acme.example", "5432", "anna", KeyStorage.SESSION), null);
        assertThat(passwordOf(setup(file), inFile)).isNull();
        assertThat(passwordOf(setup, setup.choice().orElseThrow())).isEqualTo(SECRET);
    }

    @Test
    void removedTeamLog_leavesNoPassword() throws Exception {
        setup().choose(usual(), SECRET.toCharArray());

        setup().remove();

        assertThat(setup().choice()).isEmpty();
        assertThat(keychain.size()).isZero();
    }

    @Test
    void lockedKeychain_isSaid_andThePasswordIsUsedUntilTheEnd() throws Exception {
        keychain.answer(SecretState.LOCKED);
        TeamSetup setup = setup();

        assertThat(Objects.requireNonNull(setup.choose(usual(), SECRET.toCharArray())).state())
                .isEqualTo(SecretState.LOCKED);

        assertThat(passwordOf(setup, usual())).isEqualTo(SECRET);
        assertThat(setup().hasPassword(usual())).isFalse();
    }

    @Test
    void choiceMadeElsewhereMeanwhile_staysAndIsUsed() throws Exception {
        TeamSetup here = setup();
        here.choice();
        TeamChoice others = choice("db.acme.example", "5432", "ben", KeyStorage.SESSION);
        setup().choose(others, null);

        assertThatThrownBy(() -> here.choose(usual(), null))
                .isInstanceOf(ChangedElsewhereException.class);

        assertThat(here.choice()).contains(others);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"host\":\"a/b\",\"port\":5432,\"database\":\"d\",\"user\":\"u\",\"passwordStorage\":\"SESSION\"}",
                "{\"host\":\"a\",\"port\":0,\"database\":\"d\",\"user\":\"u\",\"passwordStorage\":\"SESSION\"}",
                "{\"host\":\"a\",\"port\":5432,\"database\":\"\",\"user\":\"u\",\"passwordStorage\":\"SESSION\"}",
                "{\"host\":\"a\",\"port\":5432,\"database\":\"d\",\"user\":\"u\\u202eu\",\"passwordStorage\":\"SESSION\"}",
                "{\"host\":\"a\",\"port\":5432,\"database\":\"d\",\"user\":\"u\",\"passwordStorage\":\"ELSEWHERE\"}",
                "{\"host\":\"a\",\"host\":\"b\",\"port\":5432,\"database\":\"d\",\"user\":\"u\",\"passwordStorage\":\"SESSION\"}",
                "[]"
            })
    void damagedChoice_isSetAside_andNoTeamLogUsed(String team) throws IOException {
        Files.writeString(home.resolve("team.json"), "{\"schema\":1,\"team\":" + team + "}");

        TeamSetup setup = setup();

        assertThat(setup.choice()).isEmpty();
        assertThat(setup.found().setAside()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u202eb", "a\0b", "\ud800"})
    void nameThatIsNone_isNoDatabaseAndNoUser(String name) {
        assertThat(TeamChoice.read("a", "5432", name, "u", KeyStorage.SESSION)).isNull();
        assertThat(TeamChoice.read("a", "5432", "d", name, KeyStorage.SESSION)).isNull();
        String longest = "é".repeat(31) + "x";
        assertThat(TeamChoice.isUsableName(longest)).isTrue();
        assertThat(TeamChoice.isUsableName(longest + "y")).isFalse();
    }

    @Test
    void serverPrints_noPassword() throws Exception {
        TeamSetup setup = setup();
        setup.choose(usual(), SECRET.toCharArray());

        assertThat(setup.choice().toString()).doesNotContain("pass w");
        assertThat(Optional.of(setup.found()).toString()).doesNotContain("pass w");
    }

    @ParameterizedTest
    @CsvSource({
        // The host and the user in the policy, and the user that is used.
        "log.example, '', anna",
        "log.example, ops, ops",
        "db.acme.example, '', anna",
        "db.acme.example, anna, anna",
    })
    void fixedTeamLog_isUsed_andTheUsersOwnStaysOnDiskAndComesBack(
            String host, String given, String user) throws Exception {
        setup().choose(usual(), SECRET.toCharArray());
        Path file = home.resolve("team.json");
        String own = Files.readString(file);
        AtomicReference<TeamSetup.@Nullable Fixed> fixed = new AtomicReference<>();
        TeamSetup setup = setup(fixed);
        assertThat(setup.choice()).contains(usual());

        fixed.set(fixed(new TeamServer(host, 5433, "theirs", given), KeyStorage.values()));

        TeamChoice now = setup.choice().orElseThrow();
        assertThat(now.server()).isEqualTo(new TeamServer(host, 5433, "theirs", user));
        assertThat(setup.hasPassword(now)).isFalse(); // It is of another server.
        assertThatThrownBy(() -> setup.choose(usual(), SECRET.toCharArray()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(setup::remove).isInstanceOf(AccessDeniedException.class);
        assertThat(setup.choose(now, null)).isNull();
        assertThat(file).hasContent(own);

        fixed.set(null);
        assertThat(setup.choice()).contains(usual());
        assertThat(passwordOf(setup, usual())).isEqualTo(SECRET);
    }

    @Test
    void whereNoTeamLogMayBeUsed_thereIsNone_andTheUsersOwnComesBack() throws Exception {
        setup().choose(usual(), SECRET.toCharArray());
        String own = Files.readString(home.resolve("team.json"));
        AtomicReference<TeamSetup.@Nullable Fixed> fixed =
                new AtomicReference<>(fixed(null, KeyStorage.values()));
        TeamSetup setup = setup(fixed);

        assertThat(setup.choice()).isEmpty();
        assertThatThrownBy(() -> setup.choose(usual(), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(setup::remove).isInstanceOf(AccessDeniedException.class);

        assertThat(home.resolve("team.json")).hasContent(own);
        fixed.set(null);
        assertThat(setup.choice()).contains(usual());
        assertThat(setup.hasPassword(usual())).isTrue();
    }

    @Test
    void ofAFixedTeamLog_thePasswordIsTheUsers_andIsKeptWhereItMayBe() throws Exception {
        PassphraseFile file = file();
        file.create("a long passphrase".toCharArray());
        TeamServer theirs = new TeamServer("log.example", 5432, "theirs", "ops");
        TeamSetup setup = setup(new AtomicReference<>(fixed(theirs, KeyStorage.SESSION)));
        TeamChoice choice = setup.choice().orElseThrow();
        assertThat(choice.storage()).isEqualTo(KeyStorage.SESSION);

        assertThat(setup.choose(choice, SECRET.toCharArray())).isNull();

        assertThat(passwordOf(setup, choice)).isEqualTo(SECRET);
        assertThat(keychain.size()).isZero();
        assertThat(home.resolve("team.json")).doesNotExist();
    }

    private static TeamSetup.Fixed fixed(@Nullable TeamServer server, KeyStorage... allowed) {
        return new TeamSetup.Fixed(server, allowed[0], List.of(allowed)::contains);
    }

    private TeamSetup setup(AtomicReference<TeamSetup.@Nullable Fixed> fixed) {
        TimedSecretStore patient =
                new TimedSecretStore(keychain, Runnable::run, Duration.ofSeconds(10));
        return new TeamSetup(
                new TeamStore(home.resolve("team.json")),
                new VaultedPassword(new StoredKeyVault(patient, file()), redactor),
                fixed::get);
    }
}
