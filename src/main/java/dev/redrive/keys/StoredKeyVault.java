package dev.redrive.keys;

import dev.redrive.base.Listeners;
import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each key in the place it is named for, and every available key in memory as well. A place
 * that failed is not read again without a request of the user, so that the system does not ask for
 * a password over and over; only {@link #fetch}, {@link #keep} and {@link #probe} call it again.
 * Any thread but the JavaFX thread.
 */
public final class StoredKeyVault implements KeyVault, AutoCloseable {

    private static final Logger LOG = System.getLogger(StoredKeyVault.class.getName());

    private record LateAnswer(SecretName name, KeyState state) {}

    private final SessionKeyVault session = new SessionKeyVault();
    private final TimedSecretStore keychain;
    private final PassphraseFile file;
    private final Listeners<LateAnswer> listeners = new Listeners<>("the key vault");
    private final Set<KeyStorage> failed = ConcurrentHashMap.newKeySet();

    /** Where the key of each account may be; guarded by this. */
    private final Map<String, Set<KeyStorage>> places = new HashMap<>();

    /**
     * Raised with every key that is kept or dropped, so that no late answer restores an old key.
     */
    private final Map<String, Integer> turns = new HashMap<>();

    /** What is to be erased from the file once it is open; guarded by this. */
    private final Set<String> leftInFile = ConcurrentHashMap.newKeySet();

    /** A vault over these places; no key is available yet. */
    public StoredKeyVault(TimedSecretStore keychain, PassphraseFile file) {
        this.keychain = keychain;
        this.file = file;
    }

    /** Notifies the listener of late answers, on a thread that must not wait. */
    public void listen(BiConsumer<SecretName, KeyState> listener) {
        listeners.add(late -> listener.accept(late.name(), late.state()));
    }

    @Override
    public @Nullable ApiKey find(SecretName name) {
        ApiKey key = session.find(name);
        if (key == null && !failed.contains(name.storage())) {
            read(name);
            key = session.find(name);
        }
        return key;
    }

    @Override
    public KeyState fetch(SecretName name) {
        places(name.account()).add(name.storage());
        KeyState inMemory = session.fetch(name);
        return inMemory.isAvailable() ? inMemory : read(name);
    }

    private KeyState read(SecretName name) {
        int turn = turn(name.account());
        return switch (name.storage()) {
            case SESSION -> KeyState.MISSING;
            case FILE -> take(name, turn, file.read(name));
            case KEYCHAIN ->
                    take(
                            name,
                            turn,
                            keychain.read(
                                    name, late -> notifyListeners(name, take(name, turn, late))));
        };
    }

    /** Makes the key that was found available, unless it was replaced or dropped meanwhile. */
    private synchronized KeyState take(SecretName name, int turn, SecretAnswer answer) {
        note(name.storage(), answer);
        char[] secret = answer.reveal();
        answer.wipe();
        if (secret == null) {
            return KeyState.unavailable(answer.trouble());
        }
        try {
            if (ApiKey.problemOf(secret) != null) {
                return KeyState.unavailable(new Trouble(SecretState.DENIED, ""));
            }
            if (turn == turn(name.account())) {
                session.keep(name, ApiKey.of(secret));
            }
            return session.fetch(name);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private void note(KeyStorage place, SecretAnswer answer) {
        if (answer.trouble() != null) {
            failed.add(place);
        } else {
            failed.remove(place);
        }
    }

    @Override
    public KeyState keep(SecretName name, ApiKey key) {
        String ending = key.ending();
        char[] secret = key.reveal();
        try {
            int turn = keepInMemory(name, key);
            Trouble trouble =
                    switch (name.storage()) {
                        case SESSION -> null;
                        case FILE -> file.write(name, secret).trouble();
                        case KEYCHAIN -> writeToKeychain(name, secret, turn);
                    };
            return KeyState.available(ending, trouble == null ? eraseElsewhere(name) : trouble);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    private synchronized int keepInMemory(SecretName name, ApiKey key) {
        session.keep(name, key);
        places(name.account()).add(name.storage());
        leftInFile.remove(name.account());
        return nextTurn(name.account());
    }

    private @Nullable Trouble writeToKeychain(SecretName name, char[] secret, int turn) {
        SecretAnswer answer =
                keychain.write(
                        name,
                        secret,
                        late -> {
                            note(KeyStorage.KEYCHAIN, late);
                            if (turn == turn(name.account())) {
                                String ending = session.fetch(name).ending();
                                notifyListeners(
                                        name,
                                        new KeyState(ending, late.trouble(), false, false, false));
                            }
                        });
        note(KeyStorage.KEYCHAIN, answer);
        return answer.trouble();
    }

    /** Erases a key that is in its place from where it was before. */
    private @Nullable Trouble eraseElsewhere(SecretName name) {
        Set<KeyStorage> others = EnumSet.copyOf(places(name.account()));
        others.remove(name.storage());
        Trouble left = eraseFrom(others, name.account());
        if (left != null) {
            LOG.log(Level.WARNING, "a key is still where it was kept before: {0}", left);
        }
        return name.storage() == KeyStorage.SESSION ? left : null;
    }

    /** Answers why a place still has it; null when none has. */
    private @Nullable Trouble eraseFrom(Set<KeyStorage> where, String account) {
        Trouble worst = null;
        for (KeyStorage place : where) {
            Trouble trouble =
                    switch (place) {
                        case SESSION -> null;
                        case KEYCHAIN -> keychain.erase(account, _ -> {}).trouble();
                        case FILE -> eraseFromFile(account);
                    };
            if (trouble != null) {
                worst = trouble;
            } else {
                places(account).remove(place);
            }
        }
        return worst;
    }

    private @Nullable Trouble eraseFromFile(String account) {
        Trouble trouble = file.erase(account).trouble();
        if (trouble != null && trouble.state() == SecretState.LOCKED) {
            leftInFile.add(account);
        }
        return trouble;
    }

    @Override
    public @Nullable Trouble forget(String account) {
        Set<KeyStorage> known = EnumSet.noneOf(KeyStorage.class);
        synchronized (this) {
            session.forget(account);
            nextTurn(account);
            known.addAll(places(account));
        }
        Trouble left = eraseFrom(known, account);
        // Also from the other places, where an earlier change that failed may have left it.
        Set<KeyStorage> others = EnumSet.complementOf(EnumSet.copyOf(known));
        if (!file.isOpen()) {
            others.remove(KeyStorage.FILE);
        }
        eraseFrom(others, account);
        return left;
    }

    /**
     * Whether the keychain works, found by trying.
     *
     * @param late gets the late answer after {@link SecretState#TIMED_OUT}
     */
    public SecretAnswer probe(Consumer<SecretAnswer> late) {
        SecretAnswer answer =
                keychain.probe(given -> {
                    note(KeyStorage.KEYCHAIN, given);
                    late.accept(given);
                });
        note(KeyStorage.KEYCHAIN, answer);
        return answer;
    }

    /** The file with the passphrase was opened: what should have been erased from it is now. */
    public void fileOpened() {
        failed.remove(KeyStorage.FILE);
        leftInFile.removeIf(account -> file.erase(account).trouble() == null);
    }

    private void notifyListeners(SecretName name, KeyState state) {
        listeners.notify(new LateAnswer(name, state));
    }

    private Set<KeyStorage> places(String account) {
        synchronized (this) {
            return places.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet());
        }
    }

    private synchronized int turn(String account) {
        return turns.getOrDefault(account, 0);
    }

    private synchronized int nextTurn(String account) {
        return turns.merge(account, 1, Integer::sum);
    }

    /** No call waits for a key any longer, since the program closes. */
    public void stopReading() {
        keychain.stopReading();
    }

    /** Wipes every available key; what is kept elsewhere stays there. */
    @Override
    public void close() {
        session.close();
        file.close();
    }

    /**
     * Keeps keys in memory until the program closes. Owns and wipes the keys given to {@link
     * #keep}; gives out copies, so that a key in use is never wiped. Never blocks; any thread.
     */
    public static final class SessionKeyVault implements KeyVault, AutoCloseable {

        private final Map<String, Entry> keys = new HashMap<>();

        @Override
        public synchronized @Nullable ApiKey find(SecretName name) {
            Entry entry = entry(name);
            return entry == null ? null : entry.copy();
        }

        @Override
        public synchronized KeyState fetch(SecretName name) {
            Entry entry = entry(name);
            return entry == null ? KeyState.MISSING : KeyState.available(entry.key.ending(), null);
        }

        private @Nullable Entry entry(SecretName name) {
            Entry entry = keys.get(name.account());
            return entry == null || !entry.address.equals(name.address()) ? null : entry;
        }

        @Override
        public synchronized KeyState keep(SecretName name, ApiKey key) {
            Entry before = keys.put(name.account(), new Entry(name.address(), key));
            if (before != null && before.key != key) {
                before.key.wipe();
            }
            return KeyState.available(key.ending(), null);
        }

        @Override
        public synchronized @Nullable Trouble forget(String account) {
            Entry entry = keys.remove(account);
            if (entry != null) {
                entry.key.wipe();
            }
            return null;
        }

        /** Wipes every key. */
        @Override
        public synchronized void close() {
            keys.values().forEach(entry -> entry.key.wipe());
            keys.clear();
        }

        /** Not a record, so that nothing prints or writes it whole. */
        private static final class Entry {
            private final String address;
            private final ApiKey key;

            private Entry(String address, ApiKey key) {
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
        public @Nullable ApiKey find(SecretName name) {
            ApiKey key = vault.find(name);
            if (key != null) {
                redactor.protect(key);
            }
            return key;
        }

        @Override
        public KeyState fetch(SecretName name) {
            KeyState state = vault.fetch(name);
            ApiKey key = state.isAvailable() ? find(name) : null;
            if (key != null) {
                key.wipe(); // The vault's copy for us.
            }
            return state;
        }

        @Override
        public KeyState keep(SecretName name, ApiKey key) {
            redactor.protect(key);
            return vault.keep(name, key);
        }

        @Override
        public @Nullable Trouble forget(String account) {
            return vault.forget(account);
        }
    }
}
