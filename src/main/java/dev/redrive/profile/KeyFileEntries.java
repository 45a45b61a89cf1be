package dev.redrive.profile;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is sealed in a key file: for each account the secret and the address it is for. */
final class KeyFileEntries {

    private static final class Entry {
        private final String address;
        private final byte[] secret;

        private Entry(String address, byte[] secret) {
            this.address = address;
            this.secret = secret;
        }
    }

    private final Map<String, Entry> entries = new TreeMap<>();

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @throws IOException when it is something else
     */
    static KeyFileEntries of(byte[] content) throws IOException {
        KeyFileEntries read = new KeyFileEntries();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            int count = bytes.getInt();
            for (int i = 0; i < count; i++) {
                String account = new String(next(bytes), StandardCharsets.UTF_8);
                String address = new String(next(bytes), StandardCharsets.UTF_8);
                read.entries.put(account, new Entry(address, next(bytes)));
            }
            return read;
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            read.wipe();
            throw new IOException("its content is not what was written", e);
        }
    }

    private static byte[] next(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] next = new byte[length];
        bytes.get(next);
        return next;
    }

    void put(SecretName name, char[] secret) {
        remove(name.account());
        entries.put(name.account(), new Entry(name.address(), SecretBytes.of(secret)));
    }

    /** The characters, which whoever asks wipes; null when there are none for that address. */
    char @Nullable [] get(SecretName name) {
        Entry entry = entries.get(name.account());
        return entry == null || !entry.address.equals(name.address())
                ? null
                : SecretBytes.toChars(entry.secret);
    }

    /** Whether there was anything to remove. */
    boolean remove(String account) {
        Entry entry = entries.remove(account);
        if (entry == null) {
            return false;
        }
        Arrays.fill(entry.secret, (byte) 0);
        return true;
    }

    /** To be sealed, and wiped by whoever asks. */
    byte[] bytes() {
        int size = Integer.BYTES;
        for (Map.Entry<String, Entry> each : entries.entrySet()) {
            size += 3 * Integer.BYTES + utf8(each.getKey()).length;
            size += utf8(each.getValue().address).length + each.getValue().secret.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putInt(entries.size());
        entries.forEach((account, entry) -> {
            put(bytes, utf8(account));
            put(bytes, utf8(entry.address));
            put(bytes, entry.secret);
        });
        return bytes.array();
    }

    private static void put(ByteBuffer bytes, byte[] part) {
        bytes.putInt(part.length).put(part);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void wipe() {
        entries.values().forEach(entry -> Arrays.fill(entry.secret, (byte) 0));
        entries.clear();
    }
}
