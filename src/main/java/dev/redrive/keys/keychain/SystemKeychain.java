package dev.redrive.keys.keychain;

import dev.redrive.base.OperatingSystem;
import dev.redrive.keys.SecretBytes;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.keys.keychain.LibSecret.SecretServiceException;
import dev.redrive.keys.keychain.NativeLibrary.MissingLibraryException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keychain of each operating system. */
public enum SystemKeychain {
    /** On Linux and BSD: GNOME Keyring, KWallet and others behind one interface. */
    SECRET_SERVICE,
    /** On Windows. */
    CREDENTIAL_MANAGER,
    /** On macOS. */
    MAC_KEYCHAIN,
    /** Somewhere else. */
    NONE;

    /**
     * The keychain of a system.
     *
     * @param system as Java's {@code os.name} has it
     */
    public static SystemKeychain of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (OperatingSystem.isWindows(name)) {
            return CREDENTIAL_MANAGER;
        }
        if (OperatingSystem.isMac(name)) {
            return MAC_KEYCHAIN;
        }
        return name.contains("linux") || name.contains("bsd") ? SECRET_SERVICE : NONE;
    }

    /** Opens the keychain, without calling it yet. */
    public SecretStore open() {
        return switch (this) {
            case SECRET_SERVICE -> new SecretServiceKeychain();
            case CREDENTIAL_MANAGER -> new CredentialManager();
            case MAC_KEYCHAIN -> new MacKeychain();
            case NONE -> new NoKeychain(name());
        };
    }

    /** A system without a keychain that Redrive knows. */
    static final class NoKeychain implements SecretStore {

        private final String system;

        NoKeychain(String system) {
            this.system = system;
        }

        private SecretAnswer none() {
            return SecretAnswer.failed(SecretState.NO_SERVICE, system);
        }

        @Override
        public SecretAnswer write(SecretName name, char[] secret) {
            return none();
        }

        @Override
        public SecretAnswer read(SecretName name) {
            return none();
        }

        @Override
        public SecretAnswer erase(String account) {
            return none();
        }
    }

    /**
     * The Secret Service of a Linux desktop (GNOME Keyring, KWallet, KeePassXC), by libsecret.
     * Searches before it reads, so that the desktop prompts the user only for an item that exists.
     */
    static final class SecretServiceKeychain implements SecretStore {

        private static final Logger LOG = System.getLogger(SecretServiceKeychain.class.getName());
        private static final String APPLICATION = "application";
        private static final String NAME = "dev.redrive";
        private static final String ACCOUNT = "account";
        private static final String ADDRESS = "address";

        private @Nullable LibSecret library;

        /** A keychain that loads its libraries with the first call. */
        SecretServiceKeychain() {}

        /** One call to the library. */
        private interface Call {
            SecretAnswer make(LibSecret secret, Arena arena) throws SecretServiceException;
        }

        @Override
        public SecretAnswer write(SecretName name, char[] secret) {
            return call((library, arena) -> {
                byte[] bytes = SecretBytes.of(secret);
                MemorySegment text = arena.allocate(bytes.length + 1L);
                try {
                    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, text, 0, bytes.length);
                    library.store(arena, attributes(name), name.label(), text);
                } finally {
                    text.fill((byte) 0);
                    Arrays.fill(bytes, (byte) 0);
                }
                eraseOthers(library, arena, name);
                return SecretAnswer.stored();
            });
        }

        /** Removes the account's secrets for other addresses, which must never be used again. */
        private static void eraseOthers(LibSecret library, Arena arena, SecretName name)
                throws SecretServiceException {
            Map<String, String> all = attributes(name.account());
            for (LibSecret.Item item : library.search(arena, all, ADDRESS)) {
                if (!item.attribute().equals(name.address())) {
                    library.clear(arena, with(all, ADDRESS, item.attribute()));
                }
            }
        }

        @Override
        public SecretAnswer read(SecretName name) {
            return call((library, arena) -> {
                List<LibSecret.Item> items = library.search(arena, attributes(name), ADDRESS);
                if (items.isEmpty()) {
                    return SecretAnswer.absent();
                }
                byte[] found = library.lookup(arena, attributes(name));
                if (found == null) {
                    // It exists, but its collection stayed locked, or another program removed it.
                    return items.stream().anyMatch(LibSecret.Item::locked)
                            ? SecretAnswer.failed(SecretState.LOCKED, "")
                            : SecretAnswer.absent();
                }
                char[] secret = SecretBytes.toChars(found);
                Arrays.fill(found, (byte) 0);
                return SecretAnswer.found(secret);
            });
        }

        @Override
        public SecretAnswer erase(String account) {
            return call((library, arena) -> {
                List<LibSecret.Item> before = library.search(arena, attributes(account), ADDRESS);
                if (before.isEmpty()) {
                    return SecretAnswer.absent();
                }
                library.clear(arena, attributes(account));
                List<LibSecret.Item> after = library.search(arena, attributes(account), ADDRESS);
                return after.isEmpty()
                        ? SecretAnswer.stored()
                        : SecretAnswer.failed(
                                after.stream().anyMatch(LibSecret.Item::locked)
                                        ? SecretState.LOCKED
                                        : SecretState.DENIED,
                                "");
            });
        }

        private SecretAnswer call(Call call) {
            try (Arena arena = Arena.ofConfined()) {
                return call.make(library(), arena);
            } catch (MissingLibraryException e) {
                LOG.log(Level.DEBUG, "no libsecret", e);
                return SecretAnswer.failed(
                        SecretState.NO_SERVICE, Objects.requireNonNullElse(e.getMessage(), ""));
            } catch (SecretServiceException e) {
                LOG.log(Level.DEBUG, "the Secret Service refused", e);
                return SecretAnswer.failed(
                        e.state(), Objects.requireNonNullElse(e.getMessage(), ""));
            }
        }

        private LibSecret library() throws MissingLibraryException {
            LibSecret loaded = library;
            if (loaded == null) {
                loaded = LibSecret.load();
                library = loaded;
            }
            return loaded;
        }

        private static Map<String, String> attributes(String account) {
            return Map.of(APPLICATION, NAME, ACCOUNT, account);
        }

        private static Map<String, String> attributes(SecretName name) {
            return with(attributes(name.account()), ADDRESS, name.address());
        }

        private static Map<String, String> with(
                Map<String, String> some, String key, String value) {
            Map<String, String> more = new TreeMap<>(some);
            more.put(key, value);
            return more;
        }
    }
}
