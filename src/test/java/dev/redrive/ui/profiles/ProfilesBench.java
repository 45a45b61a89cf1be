package dev.redrive.ui.profiles;

import dev.redrive.audit.Act;
import dev.redrive.files.JsonFile;
import dev.redrive.keys.ApiKey;
import dev.redrive.keys.StoredKeyVault.SessionKeyVault;
import dev.redrive.policy.Policies;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.UiBench;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Profiles over a real file and a real vault, whose work waits until a test runs it. */
final class ProfilesBench {

    static final Profile NORTH = UiBench.profile("north", "Nord", ProfileKind.PRODUCTION);
    static final Profile SOUTH = UiBench.profile("south", "Sud", ProfileKind.TEST);
    static final Profile DEMO = UiBench.DEMO;
    static final String KEY = "key-0123456789-north";

    final HandExecutor files = new HandExecutor();
    final SessionKeyVault vault = new SessionKeyVault();
    final List<Act> acts = new CopyOnWriteArrayList<>();
    final List<String> entered = new ArrayList<>();
    final List<@Nullable Exception> told = new ArrayList<>();
    final Path file;
    private final Path folder;
    final ProfilesModel model;

    ProfilesBench(Path home, ProfileBook book) {
        this(home, book, false);
    }

    ProfilesBench(Path home, ProfileBook book, boolean chooseDemo) {
        folder = home;
        file = home.resolve("profiles.json");
        model =
                new ProfilesModel(
                        new JsonFile.Found<>(book, true, null, null, null, List.of()),
                        DEMO,
                        new ProfileStore(file),
                        new ProfileKeys(vault, files, Runnable::run, entered::add, acts::add),
                        files,
                        Runnable::run,
                        new PolicyModel(Policies.none(), Runnable::run));
        if (chooseDemo) {
            model.chooseDemo();
        }
    }

    /** Both profiles, the first chosen and with a key. */
    static ProfilesBench ofTwo(Path home) {
        ProfilesBench bench =
                new ProfilesBench(
                        home, ProfileBook.EMPTY.with(NORTH).with(SOUTH).choosing("north"));
        bench.save(NORTH, KEY);
        bench.told.clear();
        bench.entered.clear();
        return bench;
    }

    static Profile renamed(Profile profile, String name) {
        return new Profile(
                profile.id(), name, profile.kind(), profile.colour(), profile.serviceUrl());
    }

    static Profile at(Profile profile, String address) {
        return new Profile(
                profile.id(),
                profile.name(),
                profile.kind(),
                profile.colour(),
                URI.create(address));
    }

    /** Saves to the end. */
    void save(Profile profile, @Nullable String key) {
        model.save(profile, key == null ? null : UiBench.key(key), told::add);
        files.runAll();
    }

    /** The characters kept for the profile at its address; null for none. */
    @Nullable String kept(Profile profile) {
        ApiKey key = vault.find(profile);
        return key == null ? null : new String(key.reveal());
    }

    /** By profile id, how each available key ends. */
    Map<String, String> keyEndings() {
        Map<String, String> endings = new HashMap<>();
        model.keys()
                .states()
                .forEach((id, key) -> {
                    if (key.ending() != null) {
                        endings.put(id, key.ending());
                    }
                });
        return endings;
    }

    /** What a program started now would find. */
    ProfileBook onDisk() {
        return new ProfileStore(file).load().value();
    }

    /** Nothing can be written from now on. */
    void breakTheDisk() throws IOException {
        try (var old = Files.newDirectoryStream(folder)) {
            for (Path path : old) {
                Files.delete(path);
            }
        }
        Files.delete(folder);
        Files.writeString(folder, "in the way");
    }

    /** It can again. */
    void repairTheDisk() throws IOException {
        Files.delete(folder);
    }

    /** Every byte on the disk as text. */
    String written() throws IOException {
        return Files.readString(file);
    }
}
