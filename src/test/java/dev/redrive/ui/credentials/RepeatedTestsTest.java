package dev.redrive.ui.credentials;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseApi.KeyAccepted;
import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a connection pressed again and again, and what is typed meanwhile. */
class RepeatedTestsTest {

    private static final Outcome<KeyAccepted> ACCEPTED =
            new Outcome.Answered<>(new KeyAccepted(1, List.of()));
    private static final Outcome<KeyAccepted> REFUSED =
            new Outcome.Failed<>(new EnterpriseFailure.KeyRefused(""));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private Form form;

    @BeforeEach
    void overAcmeWithItsKey() {
        form = new Form(temporary);
        form.model.edit(ACME);
    }

    @Test
    void theKeptKeyIsTestedWhereNoneIsTyped() {
        form.bench.service.toKeyCheck(ACCEPTED);

        form.test();

        assertThat(form.connection()).startsWith("The service accepts this key.");
        assertThat(form.kept(ACME)).isEqualTo(Form.KEY);
    }

    @Test
    void withoutAnyKeyNothingIsSent() {
        form.model.add();
        form.model.form.name.set("New");

        form.test();

        assertThat(form.problems().getLast()).isEqualTo("Enter the enterprise API key.");
        assertThat(form.bench.service.calls()).isEmpty();
    }

    @Test
    void onlyTheAnswerToTheLastPressIsShown() {
        form.bench.service.toKeyCheck(REFUSED);
        form.bench.service.toKeyCheck(ACCEPTED);
        form.model.testConnection();
        form.model.testConnection();

        form.bench.work.runLast(); // Asked last, answered first: refused.
        assertThat(form.connection()).startsWith("ACME: The service rejected this key");
        assertThat(form.model.testing.get()).isFalse();
        form.bench.work.runLast();

        assertThat(form.connection()).startsWith("ACME: The service rejected this key");
        assertThat(form.model.connectionGood.get()).isFalse();
    }

    @Test
    void itIsUnderWayUntilTheLastIsAnswered() {
        form.bench.service.toKeyCheck(REFUSED);
        form.bench.service.toKeyCheck(ACCEPTED);
        form.model.testConnection();
        form.model.testConnection();

        form.bench.work.runFirst();
        assertThat(form.connection()).isEmpty();
        assertThat(form.model.testing.get()).isTrue();
        form.bench.work.runFirst();

        assertThat(form.connection()).startsWith("The service accepts this key.");
        assertThat(form.model.testing.get()).isFalse();
    }

    @Test
    void anAnswerAboutAnotherProfileIsDropped() {
        form.bench.service.toKeyCheck(ACCEPTED);
        form.model.testConnection();
        form.model.edit(TRIAL);
        assertThat(form.model.testing.get()).isFalse();

        form.bench.work.runAll();

        assertThat(form.connection()).isEmpty();
    }

    @Test
    void typingGoesOnAndTheAnswerAboutTheTextBeforeIsDropped() {
        form.bench.service.toKeyCheck(ACCEPTED);
        form.model.testConnection();
        form.model.form.key.set("key-0123456789-half-ty");

        form.bench.work.runAll();

        assertThat(form.model.form.key.get()).isEqualTo("key-0123456789-half-ty");
        assertThat(form.connection()).isEmpty();
        assertThat(form.model.testing.get()).isFalse();
    }

    @Test
    void anAnswerGoesWhenAddressOrKeyAreNoLongerThoseItWasAbout() {
        form.bench.service.toKeyCheck(ACCEPTED);
        form.bench.service.toKeyCheck(ACCEPTED);
        form.test();
        form.model.form.name.set("Acme & Sons");
        assertThat(form.connection()).isNotEmpty();

        form.model.form.key.set("k");
        assertThat(form.connection()).isEmpty();

        form.model.form.key.set("");
        form.test();
        form.model.form.address.set("https://elsewhere.example");
        assertThat(form.connection()).isEmpty();
    }

    @Test
    void theAnswerStaysWhenWhatWasTestedIsSaved() {
        form.bench.service.toKeyCheck(ACCEPTED);
        form.typeNew();
        form.test();

        form.save();

        assertThat(form.connection()).startsWith("The service accepts this key.");
    }
}
