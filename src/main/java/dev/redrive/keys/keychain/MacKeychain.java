package dev.redrive.keys.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

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
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The login keychain of macOS. One generic password for each account. The address is kept in a line
 * before the secret, encrypted with it.
 */
final class MacKeychain implements SecretStore {

    private static final Logger LOG = System.getLogger(MacKeychain.class.getName());
    private static final String SERVICE = "Redrive";
    private static final MemorySegment NULL = MemorySegment.NULL;
    private static final int USER_CANCELED = -128;
    private static final int NOT_AVAILABLE = -25291;
    private static final int AUTHENTICATION_FAILED = -25293;
    private static final int NO_SUCH_KEYCHAIN = -25294;
    private static final int NOT_FOUND = -25300;
    private static final int NO_DEFAULT_KEYCHAIN = -25307;
    private static final int NO_INTERACTION = -25308;

    /** {@code kSecLabelItemAttr}, the four letters "labl". */
    private static final int LABEL = 0x6c61626c;

    /**
     * {@code SecKeychainAttribute}: tag, length, data. A list of them has the same form: their
     * number, four bytes of padding, where they are.
     */
    private static final StructLayout ATTRIBUTE =
            MemoryLayout.structLayout(JAVA_INT, JAVA_INT, ADDRESS);

    private @Nullable Functions functions;

    /** A keychain that loads its libraries with the first call. */
    MacKeychain() {}

    /**
     * The functions of the Security framework that are used: those for generic passwords, as their
     * results can be wiped, unlike those of {@code SecItem}.
     */
    private record Functions(
            NativeFunction find,
            NativeFunction add,
            NativeFunction modify,
            NativeFunction delete,
            NativeFunction freeContent,
            NativeFunction release) {

        static Functions load() throws MissingLibraryException {
            NativeLibrary security =
                    NativeLibrary.load("/System/Library/Frameworks/Security.framework/Security");
            NativeLibrary core =
                    NativeLibrary.load(
                            "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation");
            return new Functions(
                    security.function(
                            "SecKeychainFindGenericPassword",
                            JAVA_INT,
                            ADDRESS,
                            JAVA_INT,
                            ADDRESS,
                            JAVA_INT,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS),
                    security.function(
                            "SecKeychainAddGenericPassword",
                            JAVA_INT,
                            ADDRESS,
                            JAVA_INT,
                            ADDRESS,
                            JAVA_INT,
                            ADDRESS,
                            JAVA_INT,
                            ADDRESS,
                            ADDRESS),
                    security.function(
                            "SecKeychainItemModifyAttributesAndData",
                            JAVA_INT,
                            ADDRESS,
                            ADDRESS,
                            JAVA_INT,
                            ADDRESS),
                    security.function("SecKeychainItemDelete", JAVA_INT, ADDRESS),
                    security.function("SecKeychainItemFreeContent", JAVA_INT, ADDRESS, ADDRESS),
                    core.procedure("CFRelease", ADDRESS));
        }
    }

    /** One call. */
    private interface Call {
        SecretAnswer make(Functions functions, Arena arena);
    }

    @Override
    public SecretAnswer write(SecretName name, char[] secret) {
        return call((calls, arena) -> {
            byte[] bytes = SecretBytes.of(secret);
            MemorySegment head =
                    MemorySegment.ofArray((name.address() + "\n").getBytes(StandardCharsets.UTF_8));
            MemorySegment data = arena.allocate(head.byteSize() + bytes.length);
            try {
                data.copyFrom(head);
                MemorySegment.copy(
                        MemorySegment.ofArray(bytes), 0, data, head.byteSize(), bytes.length);
                return put(calls, arena, name, data);
            } finally {
                data.fill((byte) 0);
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    private static SecretAnswer put(
            Functions calls, Arena arena, SecretName name, MemorySegment data) {
        MemorySegment item = arena.allocate(ADDRESS);
        MemorySegment label = label(arena, name.label());
        int size = (int) data.byteSize();
        int found = find(calls, arena, name.account(), NULL, NULL, item);
        if (found == 0) {
            return with(
                    calls, item, known -> meaning(calls.modify().number(known, label, size, data)));
        }
        if (found != NOT_FOUND) {
            return meaning(found);
        }
        MemorySegment service = utf8(arena, SERVICE);
        MemorySegment user = utf8(arena, name.account());
        int added =
                calls.add()
                        .number(
                                NULL,
                                (int) service.byteSize(),
                                service,
                                (int) user.byteSize(),
                                user,
                                size,
                                data,
                                item);
        if (added == 0) {
            // A new item is named after the service; it works without the label too.
            with(calls, item, known -> meaning(calls.modify().number(known, label, 0, NULL)));
        }
        return meaning(added);
    }

    /** A {@code SecKeychainAttributeList} with the name that Keychain Access shows. */
    static MemorySegment label(Arena arena, String label) {
        MemorySegment text = utf8(arena, label);
        MemorySegment attribute = arena.allocate(ATTRIBUTE);
        attribute.set(JAVA_INT, 0, LABEL);
        attribute.set(JAVA_INT, JAVA_INT.byteSize(), (int) text.byteSize());
        attribute.set(ADDRESS, 2 * JAVA_INT.byteSize(), text);
        MemorySegment list = arena.allocate(ATTRIBUTE);
        list.set(JAVA_INT, 0, 1);
        list.set(ADDRESS, 2 * JAVA_INT.byteSize(), attribute);
        return list;
    }

    @Override
    public SecretAnswer read(SecretName name) {
        return call((calls, arena) -> {
            MemorySegment length = arena.allocate(JAVA_INT);
            MemorySegment data = arena.allocate(ADDRESS);
            int found = find(calls, arena, name.account(), length, data, NULL);
            if (found != 0) {
                return meaning(found);
            }
            MemorySegment content =
                    NativeLibrary.sized(NativeLibrary.pointer(data, 0), length.get(JAVA_INT, 0));
            byte[] bytes = content.toArray(JAVA_BYTE);
            content.fill((byte) 0);
            calls.freeContent().number(NULL, content);
            try {
                return answer(bytes, name.address());
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    /** The secret after the line with that address; absent when the line has another address. */
    static SecretAnswer answer(byte[] data, String address) {
        byte[] head = (address + "\n").getBytes(StandardCharsets.UTF_8);
        if (data.length < head.length
                || !Arrays.equals(data, 0, head.length, head, 0, head.length)) {
            return SecretAnswer.absent();
        }
        byte[] secret = Arrays.copyOfRange(data, head.length, data.length);
        try {
            return SecretAnswer.found(SecretBytes.toChars(secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    @Override
    public SecretAnswer erase(String account) {
        return call((calls, arena) -> {
            MemorySegment item = arena.allocate(ADDRESS);
            int found = find(calls, arena, account, NULL, NULL, item);
            return found == 0
                    ? with(calls, item, known -> meaning(calls.delete().number(known)))
                    : meaning(found);
        });
    }

    private static int find(
            Functions calls,
            Arena arena,
            String account,
            MemorySegment length,
            MemorySegment data,
            MemorySegment item) {
        MemorySegment service = utf8(arena, SERVICE);
        MemorySegment user = utf8(arena, account);
        return calls.find()
                .number(
                        NULL,
                        (int) service.byteSize(),
                        service,
                        (int) user.byteSize(),
                        user,
                        length,
                        data,
                        item);
    }

    private static SecretAnswer with(
            Functions calls, MemorySegment place, Function<MemorySegment, SecretAnswer> use) {
        MemorySegment item = NativeLibrary.pointer(place, 0);
        try {
            return use.apply(item);
        } finally {
            calls.release().run(item);
        }
    }

    private SecretAnswer call(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            Functions loaded = functions;
            if (loaded == null) {
                loaded = Functions.load();
                functions = loaded;
            }
            return call.make(loaded, arena);
        } catch (MissingLibraryException e) {
            LOG.log(Level.DEBUG, "no Keychain", e);
            return SecretAnswer.failed(
                    SecretState.NO_SERVICE, Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    /** What an {@code OSStatus} means. */
    static SecretAnswer meaning(int status) {
        String detail = "macOS error " + status;
        return switch (status) {
            case 0 -> SecretAnswer.stored();
            case NOT_FOUND -> SecretAnswer.absent();
            case NO_INTERACTION, AUTHENTICATION_FAILED, USER_CANCELED ->
                    SecretAnswer.failed(SecretState.LOCKED, detail);
            case NOT_AVAILABLE, NO_SUCH_KEYCHAIN, NO_DEFAULT_KEYCHAIN ->
                    SecretAnswer.failed(SecretState.NO_SERVICE, detail);
            default -> SecretAnswer.failed(SecretState.DENIED, detail);
        };
    }

    private static MemorySegment utf8(Arena arena, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MemorySegment segment = arena.allocate(bytes.length);
        return segment.copyFrom(MemorySegment.ofArray(bytes));
    }
}
