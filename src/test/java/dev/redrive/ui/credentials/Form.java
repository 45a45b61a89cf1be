package dev.redrive.ui.credentials;

import dev.redrive.enterprise.EnterpriseConnector;
import dev.redrive.keys.ApiKey;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileStore;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.credentials.KeyStorageViewModel.KeyFileDoor;
import dev.redrive.ui.kit.Formats;
import dev.redrive.ui.profiles.KeyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form over ACME, which has a key, Trial and the demo; what it starts waits to be run. */
final class Form {

    static final String KEY = "key-0123456789-acme";

    final UiBench bench;
    final ProfilesModel profiles;
    final List<Runnable> asked = new ArrayList<>();
    final KeyStorageViewModel storage;
    final CredentialsViewModel model;
    private final Path folder;

    Form(Path temporary) {
        this(temporary, null);
    }

    Form(Path temporary, @Nullable EnterpriseConnector connector) {
        folder = temporary.resolve("home");
        bench = new UiBench(Locale.ENGLISH, folder.resolve("keys.sealed"));
        profiles = bench.profiles(file());
        profiles.save(UiBench.ACME, UiBench.key(KEY), _ -> {});
        bench.files.runAll();
        bench.vault.listen(profiles.keys()::update);
        storage =
                new KeyStorageViewModel(
                        bench.kit,
                        profiles,
                        bench.vault,
                        bench.keyFile,
                        new KeyTexts(bench.texts, () -> "Keyring"));
        model =
                new CredentialsViewModel(
                        bench.kit(new Formats(bench.texts, () -> ZoneOffset.UTC, stepping())),
                        profiles,
                        connector == null ? bench.service : connector,
                        bench.vault,
                        storage,
                        new Door());
    }

    private final class Door implements KeyFileDoor {
        @Override
        public void open(Runnable opened) {
            asked.add(opened);
        }

        @Override
        public void changePassphrase() {
            throw new AssertionError("nobody asked");
        }
    }

    /** A clock that is 42 ms further at every look. */
    private static InstantSource stepping() {
        return new InstantSource() {
            private Instant now = UiBench.NOON;

            @Override
            public Instant instant() {
                now = now.plusMillis(42);
                return now;
            }
        };
    }

    private Path file() {
        return folder.resolve("profiles.json");
    }

    /** A new profile in which nothing is wrong. */
    void typeNew() {
        model.add();
        model.form.name.set("New");
        model.form.key.set("key-0123456789-new");
    }

    /** Presses "save" and lets it be written. */
    void save() {
        model.save();
        bench.files.runAll();
    }

    /** Presses "test" and lets the answer come. */
    void test() {
        model.testConnection();
        bench.work.runAll();
    }

    /** The problems beside name, address and key. */
    List<String> problems() {
        return List.of(
                model.form.nameProblem.get(),
                model.form.addressProblem.get(),
                model.form.keyProblem.get());
    }

    String connection() {
        return model.connection.get();
    }

    ProfileBook onDisk() {
        return new ProfileStore(file()).load().value();
    }

    @Nullable String kept(Profile profile) {
        ApiKey key = bench.vault.find(profile);
        return key == null ? null : new String(key.reveal());
    }

    void breakTheDisk() throws IOException {
        Files.delete(file());
        Files.delete(folder);
        Files.writeString(folder, "in the way");
    }

    void repairTheDisk() throws IOException {
        Files.delete(folder);
    }
}
