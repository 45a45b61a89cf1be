package dev.redrive.ui.settings;

import dev.redrive.connection.AddedCertificates;
import dev.redrive.connection.AddedCertificates.AddedCertificate;
import dev.redrive.connection.AddedCertificates.BadCertificateFileException;
import dev.redrive.connection.CertificateFacts;
import dev.redrive.connection.ConnectionDesk;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.Dialogs;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The certificates that were added to those this computer trusts anyway. JavaFX thread. */
public final class CertificatesViewModel {

    /**
     * One of them, in words.
     *
     * @param added the certificate
     * @param owner whose it is
     * @param signer who signed it
     * @param validity until when it is valid, or since when it is not any more
     * @param expired whether it is not any more
     */
    record Row(
            AddedCertificate added,
            String owner,
            String signer,
            String validity,
            boolean expired) {}

    /** What a look into a file brought: something to add, or a sentence why not. */
    private record Seen(List<AddedCertificate> usable, @Nullable String problem) {}

    private static final String BAD = "settings.badCertificate.";
    private static final List<String> ENDINGS = List.of("pem", "crt", "cer", "der");

    private final ConnectionDesk desk;
    private final Background background;
    private final FileChoice files;
    private final Consumer<Dialogs.Question> ask;
    private final Texts texts;
    private final Formats formats;
    final ObservableList<Row> rows = FXCollections.observableArrayList();

    /** Which files in the folder hold no certificate, in words; empty when all do. */
    final StringProperty unreadable = new SimpleStringProperty("");

    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /** The certificates of that desk, which are read in the background at once. */
    public CertificatesViewModel(UiKit kit, ConnectionDesk desk) {
        this.desk = desk;
        this.background = kit.background();
        this.files = kit.files();
        this.ask = kit.dialogs()::ask;
        this.texts = kit.texts();
        this.formats = kit.formats();
        read();
    }

    private void read() {
        background.run(desk::certificates).then(this::show);
    }

    private void show(AddedCertificates.Listing listing) {
        rows.setAll(listing.certificates().stream().map(this::row).toList());
        unreadable.set(
                listing.unreadable().isEmpty()
                        ? ""
                        : texts.get(
                                "settings.unreadableCertificates",
                                String.join(", ", listing.unreadable())));
    }

    private Row row(AddedCertificate added) {
        CertificateFacts facts = added.facts();
        boolean expired = formats.until(facts.until()).isZero();
        String day = formats.day(facts.until());
        return new Row(
                added,
                facts.owner(),
                texts.get("settings.certificateSigner", facts.signer()),
                texts.get(
                        expired ? "settings.certificateExpired" : "settings.certificateUntil", day),
                expired);
    }

    /** Lets the user choose a file, shows what is in it, and trusts it if the user agrees. */
    void add() {
        Path file =
                files.toRead(
                        texts.get("settings.addCertificateTitle"),
                        ENDINGS,
                        texts.get("settings.certificateFiles"));
        if (file != null) {
            problem.set(null);
            background.run(() -> look(file)).then(seen -> seen(seen, file));
        }
    }

    private Seen look(Path file) {
        try {
            return new Seen(desk.readCertificates(file), null);
        } catch (BadCertificateFileException e) {
            return new Seen(List.of(), texts.get(BAD + e.problem().name()));
        }
    }

    private void seen(Seen seen, Path file) {
        if (seen.problem() != null) {
            problem.set(
                    Problem.error(
                            seen.problem(),
                            texts.get("settings.badCertificateFile", file.getFileName())));
            return;
        }
        List<AddedCertificate> usable = seen.usable();
        ask.accept(
                new Dialogs.Question(
                        texts.get("settings.trustTitle", usable.size()),
                        usable.stream().map(this::described).collect(Collectors.joining("\n\n"))
                                + "\n\n"
                                + texts.get("settings.trustText"),
                        texts.get("settings.trustYes"),
                        texts.get("common.cancel"),
                        () -> change(() -> desk.trust(usable))));
    }

    private String described(AddedCertificate added) {
        CertificateFacts facts = added.facts();
        return texts.get(
                "settings.trustFacts",
                facts.owner(),
                facts.signer(),
                formats.day(facts.until()),
                facts.fingerprint());
    }

    /** Trusts that one no more, if the user agrees. */
    void remove(Row row) {
        ask.accept(
                new Dialogs.Question(
                        texts.get("settings.distrustTitle", row.owner()),
                        texts.get("settings.distrustText"),
                        texts.get("settings.distrustYes"),
                        texts.get("common.cancel"),
                        () -> change(() -> desk.distrust(row.added()))));
    }

    private void change(Change change) {
        problem.set(null);
        background.run(() -> failureOf(change)).then(this::changed);
    }

    private static Optional<String> failureOf(Change change) {
        try {
            change.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void changed(Optional<String> failure) {
        failure.ifPresent(why ->
                problem.set(
                        Problem.error(
                                texts.get("settings.certificatesNotSaved"),
                                texts.get("settings.notSavedDetail", why))));
        read();
    }

    /** A change to the certificates on the disk. */
    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }
}
