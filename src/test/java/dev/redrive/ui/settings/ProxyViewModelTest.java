package dev.redrive.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretState;
import dev.redrive.testing.HandPassword;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.settings.ProxyViewModel.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyViewModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final UiBench bench = new UiBench();
    private final HandPassword passwords = new HandPassword();

    @Test
    void atFirstTheSystemsProxyIsInUse() {
        ProxyViewModel model = model();

        assertThat(model.kind.get()).isEqualTo(Kind.SYSTEM);
        assertThat(model.inUse.get())
                .isEqualTo("In use: the proxy the system names, if it names one.");
        assertThat(model.busy.get()).isFalse();
    }

    @Test
    void aPasswordTheKeychainRefusesIsSaidAndUsedAllTheSame() {
        passwords.answer(new Trouble(SecretState.LOCKED, ""));
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        model.user.set("jo");
        model.password.set("secret");

        apply(model);

        assertThat(model.inUse.get()).isEqualTo("In use: proxy.acme:3128.");
        Problem problem = Objects.requireNonNull(model.problem.get());
        assertThat(problem.title()).contains("only until Redrive closes");
        assertThat(problem.detail()).startsWith("Keyring is locked");
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    }

    @Test
    void aProxyByHandIsUsedAndShownAgainAfterARestart() {
        ProxyViewModel model = model();
        typeManual(model, " proxy.acme ", "3128");
        model.user.set("jo");
        model.password.set("secret");

        apply(model);

        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.Manual("proxy.acme", 3128, "jo"));
        assertThat(passwords.kept()).isEqualTo("secret");
        assertThat(model.inUse.get()).isEqualTo("In use: proxy.acme:3128.");
        assertThat(model.password.get()).isEmpty();
        ProxyViewModel again = model();
        assertThat(again.kind.get()).isEqualTo(Kind.MANUAL);
        assertThat(again.host.get()).isEqualTo("proxy.acme");
        assertThat(again.port.get()).isEqualTo("3128");
        assertThat(again.user.get()).isEqualTo("jo");
        assertThat(again.password.get()).isEmpty();
        assertThat(again.passwordPrompt.get()).contains("type to replace");
    }

    @Test
    void anEmptyPasswordLeavesTheOneThatIsKept() {
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        model.user.set("jo");
        model.password.set("secret");
        apply(model);

        apply(model);

        assertThat(passwords.kept()).isEqualTo("secret");
    }

    @Test
    void whatIsWrongIsMarkedAndNothingIsKept() {
        ProxyViewModel model = model();
        typeManual(model, "http://proxy", "80 80");
        model.user.set("a:b");

        apply(model);

        assertThat(model.hostProblem.get()).startsWith("Only the name");
        assertThat(model.portProblem.get()).startsWith("A port is a number");
        assertThat(model.userProblem.get()).startsWith("A name has no colon");
        assertThat(home).isEmptyDirectory();
        model.host.set("proxy");
        assertThat(model.hostProblem.get()).isEmpty();
        assertThat(model.portProblem.get()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:3128",
                "dead:beef",
                "::::",
                "a..b",
                "http://proxy",
                "a b",
                "10.0.0",
                "jo@proxy"
            })
    void aHostThatIsNone_isRefusedAtItsField(String host) {
        ProxyViewModel model = model();
        typeManual(model, host, "3128");

        apply(model);

        assertThat(model.hostProblem.get()).startsWith("Only the name or the address");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatIsPasted_isBroughtToItsOneForm() {
        ProxyViewModel model = model();
        typeManual(model, "\u200bB\u00fcro.Example\u00a0", "\u00a03128\u200b");
        model.user.set("jo\u00a0");

        apply(model);

        assertThat(desk().proxy())
                .isEqualTo(new ProxyChoice.Manual("xn--bro-hoa.example", 3128, "jo"));
        assertThat(model.inUse.get()).isEqualTo("In use: xn--bro-hoa.example:3128.");
    }

    @Test
    void aPasswordThatCannotBeKept_isRefusedAtItsField_orLeavesTheProxyAsItWas() {
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        model.user.set("jo");
        model.password.set("x".repeat(201));

        apply(model);

        assertThat(model.passwordProblem.get()).startsWith("A password has no control");
        assertThat(home).isEmptyDirectory();
        model.password.set("secret");
        assertThat(model.passwordProblem.get()).isEmpty();
        passwords.breakDown();
        apply(model);
        assertThat(Objects.requireNonNull(model.problem.get()).title())
                .isEqualTo("The proxy could not be changed");
        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.AsTheSystem());
    }

    @Test
    void noneNeedsNoAddress() {
        ProxyViewModel model = model();
        typeManual(model, "", "");
        model.kind.set(Kind.NONE);

        apply(model);

        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.None());
        assertThat(model.inUse.get()).isEqualTo("In use: no proxy.");
    }

    @Test
    void aDiskThatFailsIsSaidAndWhatIsTypedStays() throws IOException {
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        Files.delete(home);
        Files.writeString(home, "in the way");

        apply(model);

        Problem problem = Objects.requireNonNull(model.problem.get());
        assertThat(problem.title()).isEqualTo("The proxy could not be changed");
        assertThat(model.host.get()).isEqualTo("proxy.acme");
        assertThat(model.inUse.get()).contains("the system names");
        Files.delete(home);
        Files.createDirectory(home);
    }

    private static void typeManual(ProxyViewModel model, String host, String port) {
        model.kind.set(Kind.MANUAL);
        model.host.set(host);
        model.port.set(port);
    }

    private void apply(ProxyViewModel model) {
        model.apply();
        bench.work.runAll();
    }

    private ProxyViewModel model() {
        ProxyViewModel model =
                new ProxyViewModel(bench.kit, desk(), new KeyTexts(bench.texts, () -> "Keyring"));
        bench.work.runAll();
        return model;
    }

    private ConnectionDesk desk() {
        return new ConnectionDesk(
                new ConnectionStore(home.resolve("connection.json")),
                new AddedCertificates(home.resolve("certificates"), bench.clock),
                passwords);
    }
}
