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

        assertThat(model.kindProperty().get()).isEqualTo(Kind.SYSTEM);
        assertThat(model.inUseProperty().get())
                .isEqualTo("In use: the proxy the system names, if it names one.");
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void aPasswordTheKeychainRefusesIsSaidAndUsedAllTheSame() {
        passwords.answer(new Trouble(SecretState.LOCKED, ""));
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        model.userProperty().set("jo");
        model.passwordProperty().set("secret");

        apply(model);

        assertThat(model.inUseProperty().get()).isEqualTo("In use: proxy.acme:3128.");
        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.title()).contains("only until Redrive closes");
        assertThat(problem.detail()).startsWith("Keyring is locked");
        assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
    }

    @Test
    void aProxyByHandIsUsedAndShownAgainAfterARestart() {
        ProxyViewModel model = model();
        typeManual(model, " proxy.acme ", "3128");
        model.userProperty().set("jo");
        model.passwordProperty().set("secret");

        apply(model);

        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.Manual("proxy.acme", 3128, "jo"));
        assertThat(passwords.kept()).isEqualTo("secret");
        assertThat(model.inUseProperty().get()).isEqualTo("In use: proxy.acme:3128.");
        assertThat(model.passwordProperty().get()).isEmpty();
        ProxyViewModel again = model();
        assertThat(again.kindProperty().get()).isEqualTo(Kind.MANUAL);
        assertThat(again.hostProperty().get()).isEqualTo("proxy.acme");
        assertThat(again.portProperty().get()).isEqualTo("3128");
        assertThat(again.userProperty().get()).isEqualTo("jo");
        assertThat(again.passwordProperty().get()).isEmpty();
        assertThat(again.passwordPromptProperty().get()).contains("type to replace");
    }

    @Test
    void anEmptyPasswordLeavesTheOneThatIsKept() {
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        model.userProperty().set("jo");
        model.passwordProperty().set("secret");
        apply(model);

        apply(model);

        assertThat(passwords.kept()).isEqualTo("secret");
    }

    @Test
    void whatIsWrongIsMarkedAndNothingIsKept() {
        ProxyViewModel model = model();
        typeManual(model, "http://proxy", "80 80");
        model.userProperty().set("a:b");

        apply(model);

        assertThat(model.hostProblemProperty().get()).startsWith("Only the name");
        assertThat(model.portProblemProperty().get()).startsWith("A port is a number");
        assertThat(model.userProblemProperty().get()).startsWith("A name has no colon");
        assertThat(home).isEmptyDirectory();
        model.hostProperty().set("proxy");
        assertThat(model.hostProblemProperty().get()).isEmpty();
        assertThat(model.portProblemProperty().get()).isNotEmpty();
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

        assertThat(model.hostProblemProperty().get()).startsWith("Only the name or the address");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatIsPasted_isBroughtToItsOneForm() {
        ProxyViewModel model = model();
        typeManual(model, "\u200bB\u00fcro.Example\u00a0", "\u00a03128\u200b");
        model.userProperty().set("jo\u00a0");

        apply(model);

        assertThat(desk().proxy())
                .isEqualTo(new ProxyChoice.Manual("xn--bro-hoa.example", 3128, "jo"));
        assertThat(model.inUseProperty().get()).isEqualTo("In use: xn--bro-hoa.example:3128.");
    }

    @Test
    void aPasswordThatCannotBeKept_isRefusedAtItsField_orLeavesTheProxyAsItWas() {
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        model.userProperty().set("jo");
        model.passwordProperty().set("x".repeat(201));

        apply(model);

        assertThat(model.passwordProblemProperty().get()).startsWith("A password has no control");
        assertThat(home).isEmptyDirectory();
        model.passwordProperty().set("secret");
        assertThat(model.passwordProblemProperty().get()).isEmpty();
        passwords.breakDown();
        apply(model);
        assertThat(Objects.requireNonNull(model.problemProperty().get()).title())
                .isEqualTo("The proxy could not be changed");
        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.AsTheSystem());
    }

    @Test
    void noneNeedsNoAddress() {
        ProxyViewModel model = model();
        typeManual(model, "", "");
        model.kindProperty().set(Kind.NONE);

        apply(model);

        assertThat(desk().proxy()).isEqualTo(new ProxyChoice.None());
        assertThat(model.inUseProperty().get()).isEqualTo("In use: no proxy.");
    }

    @Test
    void aDiskThatFailsIsSaidAndWhatIsTypedStays() throws IOException {
        ProxyViewModel model = model();
        typeManual(model, "proxy.acme", "3128");
        Files.delete(home);
        Files.writeString(home, "in the way");

        apply(model);

        Problem problem = Objects.requireNonNull(model.problemProperty().get());
        assertThat(problem.title()).isEqualTo("The proxy could not be changed");
        assertThat(model.hostProperty().get()).isEqualTo("proxy.acme");
        assertThat(model.inUseProperty().get()).contains("the system names");
        Files.delete(home);
        Files.createDirectory(home);
    }

    private static void typeManual(ProxyViewModel model, String host, String port) {
        model.kindProperty().set(Kind.MANUAL);
        model.hostProperty().set(host);
        model.portProperty().set(port);
    }

    private void apply(ProxyViewModel model) {
        model.apply();
        bench.work.runAll();
    }

    private ProxyViewModel model() {
        ProxyViewModel model =
                new ProxyViewModel(bench.kit, desk(), new KeyTexts(bench.texts, "Keyring"));
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
