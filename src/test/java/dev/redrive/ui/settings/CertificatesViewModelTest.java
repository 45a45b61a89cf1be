package dev.redrive.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.connection.ConnectionStore;
import dev.redrive.testing.Certificates;
import dev.redrive.testing.HandFileChoice;
import dev.redrive.testing.HandPassword;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.Formats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesViewModelTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path keys;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static Certificates made;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path home;

    private final UiBench bench = new UiBench();
    private final HandFileChoice files = bench.fileChoice;
    private final List<Dialogs.Question> questions = bench.dialogs.questions;

    @BeforeAll
    static void makeCertificates() {
        made = new Certificates(keys);
        made.expired();
    }

    @Test
    void certificate_isTrustedOnlyOnceTheUserHasSeenIt() throws IOException {
        CertificatesViewModel model = model();
        choose(Certificates.pem(made.authority()));

        add(model);

        assertThat(model.rows).isEmpty();
        Dialogs.Question question = questions.getLast();
        assertThat(question.title()).isEqualTo("Trust this certificate?");
        assertThat(question.text())
                .startsWith(Certificates.AUTHORITY + "\nSigned by " + Certificates.AUTHORITY)
                .containsPattern("SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}\n");
        question.onYes().run();
        bench.work.runAll();
        assertThat(model.rows)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.owner()).isEqualTo(Certificates.AUTHORITY);
                    assertThat(row.validity()).startsWith("Valid until ");
                    assertThat(row.expired()).isFalse();
                });
        assertThat(model().rows).as("after a restart").hasSize(1);
    }

    @Test
    void aBadFileSaysWhyAndAsksNothing() throws IOException {
        CertificatesViewModel model = model();
        choose("remember the milk");

        add(model);

        assertThat(Objects.requireNonNull(model.problem.get()).title())
                .isEqualTo("There is no readable certificate in this file");
        assertThat(Objects.requireNonNull(model.problem.get()).detail())
                .isEqualTo("The file: chosen.crt");
        assertThat(questions).isEmpty();
        choose(Certificates.pem(made.certificate("expired")));
        add(model);
        assertThat(Objects.requireNonNull(model.problem.get()).title())
                .isEqualTo("The certificate in this file has expired");
    }

    @Test
    void canceledQuestion_changesNothing() {
        CertificatesViewModel model = model();
        files.answer(null);

        add(model);

        assertThat(files.asked()).containsExactly("Add a certificate");
        assertThat(model.problem.get()).isNull();
        assertThat(questions).isEmpty();
    }

    @Test
    void oneThatHasExpiredMeanwhileSaysSoAndCanBeRemoved() throws IOException {
        Files.createDirectories(home.resolve("certificates"));
        Files.writeString(
                home.resolve("certificates").resolve("old.pem"),
                Certificates.pem(made.certificate("expired")));
        Files.writeString(home.resolve("certificates").resolve("notes.pem"), "milk");
        CertificatesViewModel model = model();

        CertificatesViewModel.Row row = model.rows.getFirst();
        assertThat(row.expired()).isTrue();
        assertThat(row.validity()).startsWith("Expired on ");
        assertThat(model.unreadable.get()).endsWith("notes.pem");
        model.remove(row);
        questions.getLast().onYes().run();
        bench.work.runAll();

        assertThat(model.rows).isEmpty();
        assertThat(home.resolve("certificates").resolve("old.pem")).doesNotExist();
    }

    private void choose(String content) throws IOException {
        files.answer(Files.writeString(home.resolve("chosen.crt"), content));
    }

    private void add(CertificatesViewModel model) {
        model.add();
        bench.work.runAll();
    }

    /** With the clock of this computer, since certificates are made by it. */
    private CertificatesViewModel model() {
        InstantSource clock = InstantSource.system();
        ConnectionDesk desk =
                new ConnectionDesk(
                        new ConnectionStore(home.resolve("connection.json")),
                        new AddedCertificates(home.resolve("certificates"), clock),
                        new HandPassword());
        CertificatesViewModel model =
                new CertificatesViewModel(
                        bench.kit(new Formats(bench.texts, () -> ZoneOffset.UTC, clock)), desk);
        bench.work.runAll();
        return model;
    }
}
