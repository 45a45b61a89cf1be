package dev.redrive.keys.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.redrive.keys.SecretBytes;
import dev.redrive.keys.SecretState;
import dev.redrive.keys.SecretStore;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.keys.keychain.NativeLibrary.MissingLibraryException;
import dev.redrive.keys.keychain.NativeLibrary.NativeFunction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Credential Manager of 64-bit Windows. One generic credential for each account, of this user
 * on this machine; its user name stands for the address.
 */
final class CredentialManager implements SecretStore {

    /** {@code CREDENTIALW}. */
    static final StructLayout CREDENTIAL =
            MemoryLayout.structLayout(
                    JAVA_INT.withName("Flags"),
                    JAVA_INT.withName("Type"),
                    ADDRESS.withName("TargetName"),
                    ADDRESS.withName("Comment"),
                    JAVA_LONG.withName("LastWritten"),
                    JAVA_INT.withName("CredentialBlobSize"),
                    MemoryLayout.paddingLayout(4),
                    ADDRESS.withName("CredentialBlob"),
                    JAVA_INT.withName("Persist"),
                    JAVA_INT.withName("AttributeCount"),
                    ADDRESS.withName("Attributes"),
                    ADDRESS.withName("TargetAlias"),
                    ADDRESS.withName("UserName"));

    private static final Logger LOG = System.getLogger(CredentialManager.class.getName());
    private static final String TARGET = "Redrive/";

    /** {@code CRED_MAX_STRING_LENGTH}, with the NUL at the end. */
    static final int LONGEST_COMMENT = 256;

    /** {@code CRED_MAX_USERNAME_LENGTH}, likewise. */
    static final int LONGEST_USER_NAME = 513;

    static final int GENERIC = 1;
    static final int LOCAL_MACHINE = 2;
    static final int NOT_FOUND = 1168;
    static final int NO_SUCH_LOGON_SESSION = 1312;

    private @Nullable Functions functions;

    /** A keychain that loads its library with the first call. */
    CredentialManager() {}

    /** The functions of {@code advapi32.dll} that are used. */
    private record Functions(
            NativeFunction write, NativeFunction read, NativeFunction delete, NativeFunction free) {

        static Functions load() throws MissingLibraryException {
            NativeLibrary library = NativeLibrary.load("advapi32.dll");
            return new Functions(
                    library.withLastError("CredWriteW", JAVA_INT, ADDRESS, JAVA_INT),
                    library.withLastError(
                            "CredReadW", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS),
                    library.withLastError("CredDeleteW", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                    library.procedure("CredFree", ADDRESS));
        }
    }

    /** One call, given memory for texts and for the error. */
    private interface Call {
        SecretAnswer make(Functions functions, Arena arena, MemorySegment error);
    }

    @Override
    public SecretAnswer write(SecretName name, char[] secret) {
        return call((calls, arena, error) -> {
            byte[] bytes = SecretBytes.of(secret);
            MemorySegment blob = arena.allocate(bytes.length);
            try {
                MemorySegment.copy(MemorySegment.ofArray(bytes), 0, blob, 0, bytes.length);
                MemorySegment credential = arena.allocate(CREDENTIAL);
                credential.set(JAVA_INT, at("Type"), GENERIC);
                credential.set(ADDRESS, at("TargetName"), target(arena, name.account()));
                credential.set(ADDRESS, at("Comment"), wide(arena, comment(name.label())));
                credential.set(JAVA_INT, at("CredentialBlobSize"), bytes.length);
                credential.set(ADDRESS, at("CredentialBlob"), blob);
                credential.set(JAVA_INT, at("Persist"), LOCAL_MACHINE);
                credential.set(ADDRESS, at("UserName"), wide(arena, userName(name.address())));
                return calls.write().number(error, credential, 0) != 0
                        ? SecretAnswer.stored()
                        : failed(error);
            } finally {
                blob.fill((byte) 0);
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    @Override
    public SecretAnswer read(SecretName name) {
        return call((calls, arena, error) -> {
            MemorySegment place = arena.allocate(ADDRESS);
            MemorySegment target = target(arena, name.account());
            if (calls.read().number(error, target, GENERIC, 0, place) == 0) {
                return failed(error);
            }
            MemorySegment found = NativeLibrary.pointer(place, 0);
            try {
                return answer(NativeLibrary.sized(found, CREDENTIAL.byteSize()), name.address());
            } finally {
                calls.free().run(found);
            }
        });
    }

    /** The label, shortened to what Windows accepts. */
    static String comment(String label) {
        return cut(label, LONGEST_COMMENT);
    }

    /**
     * The address, or for one that is longer than Windows accepts its beginning and its hash: a
     * secret is never given out for another address that begins in the same way.
     */
    static String userName(String address) {
        if (address.length() < LONGEST_USER_NAME) {
            return address;
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(address.getBytes(StandardCharsets.UTF_8));
            String end = "#" + HexFormat.of().formatHex(hash);
            return cut(address, LONGEST_USER_NAME - end.length()) + end;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The beginning that fits together with a NUL, without half a character at its end. */
    private static String cut(String text, int longest) {
        if (text.length() < longest) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, longest - (splits ? 2 : 1));
    }

    private static SecretAnswer answer(MemorySegment credential, String address) {
        MemorySegment blob =
                NativeLibrary.sized(
                        NativeLibrary.pointer(credential, at("CredentialBlob")),
                        credential.get(JAVA_INT, at("CredentialBlobSize")));
        byte[] bytes = blob.toArray(JAVA_BYTE);
        blob.fill((byte) 0);
        try {
            MemorySegment user = NativeLibrary.pointer(credential, at("UserName"));
            boolean isForAddress =
                    !user.equals(MemorySegment.NULL) && wideText(user).equals(userName(address));
            return isForAddress
                    ? SecretAnswer.found(SecretBytes.toChars(bytes))
                    : SecretAnswer.absent();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    @Override
    public SecretAnswer erase(String account) {
        return call((calls, arena, error) ->
                calls.delete().number(error, target(arena, account), GENERIC, 0) != 0
                        ? SecretAnswer.stored()
                        : failed(error));
    }

    private SecretAnswer call(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            Functions loaded = functions;
            if (loaded == null) {
                loaded = Functions.load();
                functions = loaded;
            }
            return call.make(loaded, arena, arena.allocate(Linker.Option.captureStateLayout()));
        } catch (MissingLibraryException e) {
            LOG.log(Level.DEBUG, "no Credential Manager", e);
            return SecretAnswer.failed(
                    SecretState.NO_SERVICE, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private static SecretAnswer failed(MemorySegment error) {
        int code =
                error.get(
                        JAVA_INT,
                        Linker.Option.captureStateLayout()
                                .byteOffset(PathElement.groupElement("GetLastError")));
        return meaning(code);
    }

    /** What an error of Windows means. */
    static SecretAnswer meaning(int code) {
        return switch (code) {
            case NOT_FOUND -> SecretAnswer.absent();
            case NO_SUCH_LOGON_SESSION -> SecretAnswer.failed(SecretState.NO_SERVICE, words(code));
            default -> SecretAnswer.failed(SecretState.DENIED, words(code));
        };
    }

    private static String words(int code) {
        return "Windows error " + code;
    }

    private static long at(String field) {
        return CREDENTIAL.byteOffset(PathElement.groupElement(field));
    }

    private static MemorySegment target(Arena arena, String account) {
        return wide(arena, TARGET + account);
    }

    private static MemorySegment wide(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.UTF_16LE);
    }

    private static String wideText(MemorySegment text) {
        return NativeLibrary.sized(text, Long.MAX_VALUE).getString(0, StandardCharsets.UTF_16LE);
    }
}
