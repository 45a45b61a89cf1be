package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.connection.AddedCertificates.AddedCertificate;
import dev.redrive.connection.ProxyChoice.Manual;
import dev.redrive.files.JsonFile;
import dev.redrive.files.JsonFile.ChangedElsewhereException;
import dev.redrive.files.JsonFile.NewerVersionException;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.HandPassword;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionDeskTest {

    private static final URI SERVICE = URI.create("https://service.example");
    private static final Manual PROXY = new Manual("proxy.acme", 3128, "jo");
    private static final ProxyChoice NONE = new ProxyChoice.None();
    private static final ProxyChoice AS_THE_SYSTEM = new ProxyChoice.AsTheSystem();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final HandPassword passwords = new HandPassword();

    @Test
    void theNetwork_isTheSameUntilTheSettingsChange() throws Exception {
        ConnectionDesk desk = desk();
        Network first = desk.network();
        assertThat(desk.network()).isSameAs(first);

        desk.choose(PROXY, "secret".toCharArray());

        Network second = desk.network();
        assertThat(second).isNotSameAs(first);
        assertThat(second.proxyFor(SERVICE))
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.acme", 3128));
        assertThat(desk().network().proxyFor(SERVICE)).as("after a restart").isNotNull();
        desk.choose(new ProxyChoice.None(), null);
        assertThat(desk.network().proxyFor(SERVICE)).isNull();
    }

    @Test
    void addressesOfThisComputer_needNoProxy() throws Exception {
        ConnectionDesk desk = desk();
        desk.choose(PROXY, null);

        for (String here : List.of("http://127.0.0.1:8", "https://localhost", "http://[::1]:8")) {
            assertThat(desk.network().proxyFor(URI.create(here))).as(here).isNull();
        }
    }

    @Test
    void thePasswordIsSentAsBasic_andIsInNoFile() throws Exception {
        ConnectionDesk desk = desk();
        desk.choose(PROXY, "sécret".toCharArray());

        String told = desk.network().authorization();

        assertThat(told)
                .isEqualTo(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                "jo:sécret".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(home.resolve("connection.json")))
                .contains("proxy.acme", "jo")
                .doesNotContain("cret", String.valueOf(told).substring(6));
    }

    @Test
    void aPasswordBelongsToItsProxy() throws Exception {
        ConnectionDesk desk = desk();
        desk.choose(PROXY, "secret".toCharArray());
        assertThat(desk.hasPassword(PROXY)).isTrue();

        desk.choose(PROXY, null);
        assertThat(desk.hasPassword(PROXY)).as("left as it was").isTrue();
        desk.choose(new Manual("other.acme", 3128, "jo"), null);

        assertThat(desk.network().authorization()).isNull();
        desk.choose(PROXY, null);
        assertThat(desk.hasPassword(PROXY)).as("gone for good").isFalse();
    }

    @Test
    void withoutAUser_noPasswordIsKept() throws Exception {
        ConnectionDesk desk = desk();
        desk.choose(PROXY, "secret".toCharArray());

        desk.choose(new Manual("proxy.acme", 3128, ""), "secret".toCharArray());

        assertThat(passwords.kept()).isNull();
        assertThat(desk.network().authorization()).isNull();
    }

    @Test
    void aChoiceThatCannotBeSaved_changesNothing() throws Exception {
        ConnectionDesk desk = desk();
        Network before = desk.network();
        Files.createDirectory(home.resolve("connection.json"));
        Files.writeString(home.resolve("connection.json").resolve("in the way"), "x");

        ConnectionDesk stuck =
                new ConnectionDesk(
                        new ConnectionStore(
                                home.resolve("connection.json")
                                        .resolve("in the way")
                                        .resolve("connection.json")),
                        certificates(),
                        passwords);
        assertThatThrownBy(() -> stuck.choose(PROXY, "secret".toCharArray()))
                .isInstanceOf(IOException.class);

        assertThat(stuck.proxy()).isEqualTo(new ProxyChoice.AsTheSystem());
        assertThat(passwords.kept()).isNull();
        assertThat(desk.network()).isSameAs(before);
    }

    @Test
    void unreadableSettings_bypassNoProxy_andApplyOnceReadable() throws Exception {
        desk().choose(PROXY, null);
        Path file = home.resolve("connection.json");
        Path aside = Files.move(file, home.resolve("aside"));
        Files.createDirectory(file);
        try (QuietLogs _ = new QuietLogs(JsonFile.class)) {
            ConnectionDesk desk = desk();

            assertThat(desk.found().why()).isNotNull();
            assertThat(desk.network().proxyFor(SERVICE))
                    .matches(nowhere -> nowhere.getHostString().endsWith(".invalid"));
            assertThatThrownBy(() -> desk.choose(new ProxyChoice.None(), null))
                    .isInstanceOf(IOException.class);
            assertThat(file).isDirectory();

            Files.delete(file);
            Files.move(aside, file);
            assertThat(desk.network().proxyFor(SERVICE))
                    .isEqualTo(InetSocketAddress.createUnresolved("proxy.acme", 3128));
            assertThat(desk.proxy()).isEqualTo(PROXY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"kind\":\"PAC\"}", "7", "{\"kind\":\"MANUAL\"}"})
    void settingsOfANewerProgramThatMeanNothingYet_bypassNoProxy(String proxy) throws Exception {
        Path file = home.resolve("connection.json");
        Files.writeString(file, "{\"schema\":9,\"proxy\":" + proxy + "}");

        ConnectionDesk desk = desk();

        assertThat(desk.found().why()).isInstanceOf(NewerVersionException.class);
        assertThat(desk.network().proxyFor(SERVICE))
                .matches(nowhere -> nowhere.getHostString().endsWith(".invalid"));
        assertThatThrownBy(() -> desk.choose(PROXY, null))
                .isInstanceOf(NewerVersionException.class);
        assertThat(file).content().contains(proxy);
    }

    @Test
    void aProxyChosenElsewhereMeanwhileIsNotReplacedUnseen() throws Exception {
        ConnectionDesk desk = desk();
        assertThat(desk.proxy()).isEqualTo(new ProxyChoice.AsTheSystem());
        desk().choose(PROXY, null);

        assertThatThrownBy(() -> desk.choose(new ProxyChoice.None(), null))
                .isInstanceOf(ChangedElsewhereException.class);
        assertThat(desk.proxy()).isEqualTo(PROXY);
        desk.choose(new ProxyChoice.None(), null);
        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.None());
    }

    @Test
    void aProxyIsKeptOnly_whenItsPasswordWas() throws Exception {
        ConnectionDesk desk = desk();
        Manual other = new Manual("other.acme", 8080, "");
        desk.choose(other, null);
        passwords.breakDown();

        assertThatThrownBy(() -> desk.choose(PROXY, "secret".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret");

        assertThat(desk.proxy()).isEqualTo(other);
        assertThat(desk.network().proxyFor(SERVICE))
                .isEqualTo(InetSocketAddress.createUnresolved("other.acme", 8080));
        assertThat(desk().proxy()).as("after a restart").isEqualTo(other);
    }

    @Test
    void certificatesMakeAnotherNetwork(@TempDir Path keys) throws Exception {
        Certificates made = new Certificates(keys);
        Path file = Files.writeString(keys.resolve("ca.pem"), Certificates.pem(made.authority()));
        ConnectionDesk desk = desk();
        Network before = desk.network();

        desk.trust(desk.readCertificates(file));

        assertThat(desk.network()).isNotSameAs(before);
        AddedCertificate one = desk.certificates().certificates().getFirst();
        Network with = desk.network();
        desk.distrust(one);
        assertThat(desk.network()).isNotSameAs(with);
        assertThat(desk.certificates().certificates()).isEmpty();
    }

    private ConnectionDesk desk() {
        return new ConnectionDesk(
                new ConnectionStore(home.resolve("connection.json")), certificates(), passwords);
    }

    private AddedCertificates certificates() {
        return new AddedCertificates(home.resolve("certificates"), InstantSource.system());
    }

    static Stream<Arguments> fixedProxies() {
        return Stream.of(
                Arguments.of(new Manual("ours.acme", 8080, ""), "ours.acme"),
                Arguments.of(new Manual("ours.acme", 8080, "ben"), "ours.acme"),
                Arguments.of(new Manual("proxy.acme", 3129, "jo"), "proxy.acme"),
                Arguments.of(NONE, null),
                Arguments.of(AS_THE_SYSTEM, null));
    }

    @ParameterizedTest
    @MethodSource("fixedProxies")
    void fixedProxy_isUsed_andTheUsersOwnStaysOnDiskAndComesBack(
            ProxyChoice ours, @Nullable String host) throws Exception {
        desk().choose(PROXY, "secret".toCharArray());
        Path file = home.resolve("connection.json");
        String own = Files.readString(file);
        AtomicReference<@Nullable ProxyChoice> fixed = new AtomicReference<>();
        ConnectionDesk desk = desk(fixed);
        assertThat(host(desk)).isEqualTo("proxy.acme");

        fixed.set(ours);

        assertThat(desk.proxy()).isEqualTo(ours);
        assertThat(host(desk)).isEqualTo(host);
        assertThat(desk.network()).isSameAs(desk.network());
        assertThat(desk.network().authorization()).isNull(); // It is of another proxy.
        for (ProxyChoice other :
                List.of(PROXY, new Manual("else.acme", 1, ""), NONE, AS_THE_SYSTEM)) {
            if (!other.equals(ours)) {
                assertThatThrownBy(() -> desk.choose(other, "x".toCharArray()))
                        .isInstanceOf(AccessDeniedException.class);
            }
        }
        assertThat(desk.choose(ours, null)).isNull();
        assertThat(desk.proxy()).isEqualTo(ours);
        assertThat(file).hasContent(own);
        assertThat(passwords.kept()).isEqualTo("secret");

        fixed.set(null);
        assertThat(desk.proxy()).isEqualTo(PROXY);
        assertThat(host(desk)).isEqualTo("proxy.acme");
        assertThat(desk.network().authorization()).isNotNull();
    }

    @Test
    void ofAFixedProxy_thePasswordIsTheUsers() throws Exception {
        Manual ours = new Manual("ours.acme", 8080, "ben");
        ConnectionDesk desk = desk(new AtomicReference<>(ours));
        assertThat(desk.network().authorization()).isNull();

        desk.choose(ours, "secret".toCharArray());

        assertThat(desk.network().authorization()).startsWith("Basic ");
        assertThat(home.resolve("connection.json")).doesNotExist();
    }

    @Test
    void fixedProxy_isUsed_whereTheUsersOwnCannotBeRead() throws Exception {
        Files.createDirectory(home.resolve("connection.json"));
        try (QuietLogs _ = new QuietLogs(JsonFile.class)) {
            ConnectionDesk desk = desk(new AtomicReference<>(new Manual("ours.acme", 8080, "")));

            assertThat(host(desk)).isEqualTo("ours.acme");
        }
    }

    private static @Nullable String host(ConnectionDesk desk) {
        InetSocketAddress proxy = desk.network().proxyFor(SERVICE);
        return proxy == null ? null : proxy.getHostString();
    }

    private ConnectionDesk desk(AtomicReference<@Nullable ProxyChoice> fixed) {
        return new ConnectionDesk(
                new ConnectionStore(home.resolve("connection.json")),
                certificates(),
                passwords,
                fixed::get);
    }
}
