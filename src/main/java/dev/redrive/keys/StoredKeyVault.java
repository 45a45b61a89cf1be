package dev.redrive.keys;

import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each profile's key where the profile wants it, and every key that is at hand in memory
 * besides. Asks a place that refused no more by itself, so that the system does not ask the person
 * over and over; only {@link #fetch}, {@link #keep} and {@link #probe} ask it again. Any thread but
 * the JavaFX thread.
 */
public final class StoredKeyVault implements KeyVault, AutoCloseable {

    private static final Logger LOG = System.getLogger(StoredKeyVault.class.getName());

    private final SessionKeyVault session = new SessionKeyVault();
    private final PatientStore keychain;
    private final PassphraseFile file;
    private final List<Consumer<KeyNews>> listeners = new CopyOnWriteArrayList<>();
    private final Set<KeyStorage> refused = ConcurrentHashMap.newKeySet();

    /** Where each profile's key may be; guarded by this. */
    private final Map<String, Set<KeyStorage>> places = new HashMap<>();

    /** Raised with every key that is kept or dropped, so that no late answer brings back an old. */
    private final Map<String, Integer> turns = new HashMap<>();

    /** What is to be erased from the file once it is open; guarded by this. */
    private final Set<String> leftInFile = ConcurrentHashMap.newKeySet();

    /** A vault over these places, with nothing at hand. */
    public StoredKeyVault(PatientStore keychain, PassphraseFile file) {
        this.keychain = keychain;
        this.file = file;
    }

    /** Tells the listener what is answered late, on a thread that must not wait. */
    public void listen(Consumer<KeyNews> listener) {
        listeners.add(listener);
    }

    @Override
    public @Nullable ApiKey find(Profile profile) {
        ApiKey key = session.find(profile);
        if (key == null && !refused.contains(profile.keyStorage())) {
            read(profile);
            key = session.find(profile);
        }
        return key;
    }

    @Override
    public KeyStatus fetch(Profile profile) {
        places(profile.id()).add(profile.keyStorage());
        KeyStatus atHand = session.fetch(profile);
        return atHand.state() == SecretState.STORED ? atHand : read(profile);
    }

    private KeyStatus read(Profile profile) {
        int turn = turn(profile.id());
        SecretName name = SecretName.of(profile);
        return switch (profile.keyStorage()) {
            case SESSION -> KeyStatus.ABSENT;
            case FILE -> taken(profile, turn, file.read(name));
            case KEYCHAIN ->
                    taken(
                            profile,
                            turn,
                            keychain.read(name, late -> tell(profile, taken(profile, turn, late))));
        };
    }

    /** Takes to hand what was found, unless the key was replaced or dropped meanwhile. */
    private synchronized KeyStatus taken(Profile profile, int turn, SecretAnswer answer) {
        noticed(profile.keyStorage(), answer);
        char[] secret = answer.reveal();
        answer.wipe();
        if (secret == null) {
            return answer.status();
        }
        try {
            if (ApiKey.problemOf(secret) != null) {
                return new KeyStatus(SecretState.DENIED, "");
            }
            if (turn == turn(profile.id())) {
                session.keep(profile, ApiKey.of(secret));
            }
            return session.fetch(profile);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private void noticed(KeyStorage place, SecretAnswer answer) {
        if (answer.status().isTrouble()) {
            refused.add(place);
        } else {
            refused.remove(place);
        }
    }

    @Override
    public KeyStatus keep(Profile profile, ApiKey key) {
        char[] secret = key.reveal();
        try {
            int turn = held(profile, key);
            return switch (profile.keyStorage()) {
                case SESSION -> moved(profile, KeyStatus.STORED);
                case FILE -> moved(profile, file.write(SecretName.of(profile), secret).status());
                case KEYCHAIN -> moved(profile, writeToKeychain(profile, secret, turn));
            };
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private synchronized int held(Profile profile, ApiKey key) {
        session.keep(profile, key);
        places(profile.id()).add(profile.keyStorage());
        leftInFile.remove(profile.id());
        return nextTurn(profile.id());
    }

    private KeyStatus writeToKeychain(Profile profile, char[] secret, int turn) {
        SecretAnswer answer =
                keychain.write(
                        SecretName.of(profile),
                        secret,
                        late -> {
                            noticed(KeyStorage.KEYCHAIN, late);
                            if (turn == turn(profile.id())) {
                                tell(profile, late.status());
                            }
                        });
        noticed(KeyStorage.KEYCHAIN, answer);
        return answer.status();
    }

    /** Once the key is where it should be, it goes from where it was. */
    private KeyStatus moved(Profile profile, KeyStatus status) {
        if (status.state() != SecretState.STORED) {
            return status;
        }
        Set<KeyStorage> others = EnumSet.copyOf(places(profile.id()));
        others.remove(profile.keyStorage());
        KeyStatus left = eraseFrom(others, profile.id());
        if (left.isTrouble()) {
            LOG.log(Level.WARNING, "a key is still where it was kept before: {0}", left);
            return profile.keyStorage() == KeyStorage.SESSION ? left : status;
        }
        return status;
    }

    private KeyStatus eraseFrom(Set<KeyStorage> where, String id) {
        KeyStatus worst = KeyStatus.ABSENT;
        for (KeyStorage place : where) {
            KeyStatus status =
                    switch (place) {
                        case SESSION -> KeyStatus.ABSENT;
                        case KEYCHAIN -> keychain.erase(id, _ -> {}).status();
                        case FILE -> eraseFromFile(id);
                    };
            if (status.isTrouble()) {
                worst = status;
            } else {
                places(id).remove(place);
            }
        }
        return worst;
    }

    private KeyStatus eraseFromFile(String id) {
        KeyStatus status = file.erase(id).status();
        if (status.state() == SecretState.LOCKED) {
            leftInFile.add(id);
        }
        return status;
    }

    @Override
    public KeyStatus forget(String profileId) {
        Set<KeyStorage> known = EnumSet.noneOf(KeyStorage.class);
        synchronized (this) {
            session.forget(profileId);
            nextTurn(profileId);
            known.addAll(places(profileId));
        }
        KeyStatus left = eraseFrom(known, profileId);
        // And from where nothing is known of it, as a change that failed once may have left it.
        Set<KeyStorage> others = EnumSet.complementOf(EnumSet.copyOf(known));
        if (!file.isOpen()) {
            others.remove(KeyStorage.FILE);
        }
        eraseFrom(others, profileId);
        return left.isTrouble() ? left : KeyStatus.STORED;
    }

    /**
     * Whether the keychain works, found by trying.
     *
     * @param late gets what is answered after {@link SecretState#TIMED_OUT}
     */
    public KeyStatus probe(Consumer<KeyStatus> late) {
        SecretAnswer answer =
                keychain.probe(given -> {
                    noticed(KeyStorage.KEYCHAIN, given);
                    late.accept(given.status());
                });
        noticed(KeyStorage.KEYCHAIN, answer);
        return answer.status();
    }

    /** The file with the passphrase was opened: what should have been erased from it is now. */
    public void fileOpened() {
        refused.remove(KeyStorage.FILE);
        leftInFile.removeIf(id -> !file.erase(id).status().isTrouble());
    }

    private void tell(Profile profile, KeyStatus status) {
        ApiKey key = session.find(profile);
        String ending = null;
        if (key != null) {
            ending = key.ending();
            key.wipe();
        }
        KeyNews news = new KeyNews(profile, status, ending);
        listeners.forEach(listener -> listener.accept(news));
    }

    private Set<KeyStorage> places(String id) {
        synchronized (this) {
            return places.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet());
        }
    }

    private synchronized int turn(String id) {
        return turns.getOrDefault(id, 0);
    }

    private synchronized int nextTurn(String id) {
        return turns.merge(id, 1, Integer::sum);
    }

    /** Nobody waits to find a key any more, since the program closes. */
    public void stopReading() {
        keychain.stopReading();
    }

    /** Wipes every key that is at hand; what is kept elsewhere stays there. */
    @Override
    public void close() {
        session.close();
        file.close();
    }

    /**
     * Keeps keys in memory until the program closes. Owns and wipes the keys given to {@link
     * #keep}; hands out copies, so that a key in use is not wiped under the hand of its user. Never
     * blocks; any thread.
     */
    public static final class SessionKeyVault implements KeyVault, AutoCloseable {

        private final Map<String, Held> keys = new HashMap<>();

        @Override
        public synchronized @Nullable ApiKey find(Profile profile) {
            Held held = keys.get(profile.id());
            return held == null || !held.address.equals(profile.serviceUrl()) ? null : held.copy();
        }

        @Override
        public synchronized KeyStatus fetch(Profile profile) {
            Held held = keys.get(profile.id());
            return held == null || !held.address.equals(profile.serviceUrl())
                    ? KeyStatus.ABSENT
                    : KeyStatus.STORED;
        }

        @Override
        public synchronized KeyStatus keep(Profile profile, ApiKey key) {
            Held before = keys.put(profile.id(), new Held(profile.serviceUrl(), key));
            if (before != null && before.key != key) {
                before.key.wipe();
            }
            return KeyStatus.STORED;
        }

        @Override
        public synchronized KeyStatus forget(String profileId) {
            Held held = keys.remove(profileId);
            if (held == null) {
                return KeyStatus.ABSENT;
            }
            held.key.wipe();
            return KeyStatus.STORED;
        }

        /** Wipes every key. */
        @Override
        public synchronized void close() {
            keys.values().forEach(held -> held.key.wipe());
            keys.clear();
        }

        /** No record, so that nothing ever prints or writes it whole. */
        private static final class Held {
            private final URI address;
            private final ApiKey key;

            private Held(URI address, ApiKey key) {
                this.address = address;
                this.key = key;
            }

            private ApiKey copy() {
                char[] characters = key.reveal();
                try {
                    return ApiKey.of(characters);
                } finally {
                    Arrays.fill(characters, '\0');
                }
            }
        }
    }

    /**
     * A vault whose keys are masked in logs and details from the moment they go in or come out.
     *
     * @param vault keeps the keys
     * @param redactor masks them
     */
    public record ProtectedVault(KeyVault vault, Redactor redactor) implements KeyVault {

        @Override
        public @Nullable ApiKey find(Profile profile) {
            ApiKey key = vault.find(profile);
            if (key != null) {
                redactor.protect(key);
            }
            return key;
        }

        @Override
        public KeyStatus fetch(Profile profile) {
            return vault.fetch(profile);
        }

        @Override
        public KeyStatus keep(Profile profile, ApiKey key) {
            redactor.protect(key);
            return vault.keep(profile, key);
        }

        @Override
        public KeyStatus forget(String profileId) {
            return vault.forget(profileId);
        }
    }
}
