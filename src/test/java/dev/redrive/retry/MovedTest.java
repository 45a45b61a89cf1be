package dev.redrive.retry;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.EnterpriseFailure;
import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.testing.UiBench;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A customer's address changes while a task of it is watched. */
class MovedTest {

    static final List<EnterpriseFailure> ABOUT_THE_KEY =
            List.of(new EnterpriseFailure.KeyRefused(""), new EnterpriseFailure.Forbidden(""));

    private static final Profile MOVED =
            new Profile(
                    ACME.id(),
                    ACME.name(),
                    ACME.kind(),
                    ACME.colour(),
                    URI.create("https://elsewhere.example"));

    private static final ContactState STOPPED =
            new ContactState.Stopped(ContactState.Stopped.Cause.ADDRESS_CHANGED);

    private final UiBench bench = new UiBench();
    private final TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 321);

    @BeforeEach
    void changeTheAddressAfterTheFirstCheck() {
        bench.service.says(said("IN_PROGRESS", 321L, 300L));
        bench.waiter.during(() -> {
            bench.vault.forget(ACME.id());
            bench.vault.keep(MOVED, UiBench.key("elsewhere-key-0123456789"));
            bench.desk.profileSaved(MOVED);
            bench.desk.keyEntered(ACME.id());
        });
    }

    @Test
    void theWatchGoesOnAtTheOldAddress_withTheKeyItHas() {
        bench.service.says(said("IN_PROGRESS", 321L, 12L), said("COMPLETED", 321L, 0L));

        bench.loops.runAll();

        assertThat(watch.state().isFinal()).isTrue();
        assertThat(watch.state().profile().serviceUrl()).isEqualTo(ACME.serviceUrl());
    }

    @ParameterizedTest
    @FieldSource("ABOUT_THE_KEY")
    void aKeyThatIsRejectedThere_endsTheWatchAndNoOtherIsRequested(EnterpriseFailure failure) {
        bench.service.fails(failure);

        bench.loops.runAll();

        assertThat(watch.state().contact()).isEqualTo(STOPPED);
        assertThat(watch.state().entry().status()).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aWatchThatWaitsForAKeyAlready_ends() {
        UiBench other = new UiBench();
        TaskWatch waiting = other.start(ACME, ItemKind.TRIPS, TASK, 321);
        other.service.fails(new EnterpriseFailure.KeyRefused(""));
        other.waiter.during(() -> {
            assertThat(waiting.state().contact()).isInstanceOf(ContactState.KeyNeeded.class);
            other.desk.profileSaved(MOVED);
        });

        other.loops.runAll();

        assertThat(waiting.state().contact()).isEqualTo(STOPPED);
    }
}
