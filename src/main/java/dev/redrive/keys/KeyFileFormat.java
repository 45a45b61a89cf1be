package dev.redrive.keys;

import dev.redrive.keys.SecretStore.SecretName;
import java.io.IOException;
import java.io.Serial;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of the key file: a header, the content sealed with AES-256-GCM, and a checksum over
 * both. The header is authenticated together with the content. The checksum distinguishes
 * accidental damage (a truncated file, a bad disk) from a wrong passphrase; only the seal protects
 * against an attacker.
 */
final class KeyFileFormat {

    /** What can be read from a file without its passphrase. */
    static final class Header {
        private final int iterations;
        private final byte[] salt;
        private final byte[] nonce;
        private final byte[] check;

        private Header(int iterations, byte[] salt, byte[] nonce, byte[] check) {
            this.iterations = iterations;
            this.salt = salt;
            this.nonce = nonce;
            this.check = check;
        }

        int iterations() {
            return iterations;
        }

        private byte[] bytes() {
            return ByteBuffer.allocate(HEADER)
                    .put(MAGIC)
                    .put(VERSION)
                    .putInt(iterations)
                    .put(salt)
                    .put(nonce)
                    .put(check)
                    .array();
        }

        /** The key derived from this passphrase; see {@link FileKey#of}. */
        FileKey key(char[] passphrase) throws GeneralSecurityException {
            return FileKey.of(passphrase, salt, iterations);
        }

        /** Whether it is the key of this file. */
        boolean isOf(FileKey key) {
            return MessageDigest.isEqual(key.check(), check);
        }
    }

    /** The file is not what Redrive wrote. */
    static final class DamagedException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    /** A newer program wrote the file. */
    static final class NewerException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        NewerException(int version) {
            super("version " + version);
        }
    }

    static final int SALT = 16;
    static final int NONCE = 12;
    private static final byte[] MAGIC = "REDRIVEK".getBytes(StandardCharsets.US_ASCII);

    /** Stands for the key derivation and the cipher: PBKDF2-HMAC-SHA256 and AES-256-GCM. */
    private static final byte VERSION = 1;

    private static final int HEADER =
            MAGIC.length + 1 + Integer.BYTES + SALT + NONCE + FileKey.CHECK;
    private static final int SUM = 32;
    private static final int TAG = 16;

    /** No Redrive ever wrote fewer; fewer would make guessing cheap. */
    static final int LEAST_ITERATIONS = 100_000;

    /** Takes a few seconds; more would only keep the program busy. */
    static final int MOST_ITERATIONS = 10_000_000;

    private KeyFileFormat() {}

    /** Seals the content. */
    static byte[] seal(FileKey key, byte[] nonce, byte[] content) throws GeneralSecurityException {
        byte[] header = new Header(key.iterations(), key.salt(), nonce, key.check()).bytes();
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(content);
        byte[] whole = Arrays.copyOf(header, header.length + sealed.length + SUM);
        System.arraycopy(sealed, 0, whole, header.length, sealed.length);
        byte[] sum = sum(whole);
        System.arraycopy(sum, 0, whole, whole.length - SUM, SUM);
        return whole;
    }

    /**
     * The header of a whole file.
     *
     * @param least the fewest iterations that are accepted
     * @throws NewerException when a newer program wrote it
     * @throws DamagedException when it is not what was written
     */
    static Header header(byte[] file, int least) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (file.length < MAGIC.length + 1 || !Arrays.equals(take(bytes, MAGIC.length), MAGIC)) {
            throw new DamagedException("not a key file");
        }
        int version = bytes.get();
        if (version > VERSION) {
            throw new NewerException(version);
        }
        if (version != VERSION || file.length < HEADER + TAG + SUM) {
            throw new DamagedException("cut short");
        }
        if (!Arrays.equals(sum(file), Arrays.copyOfRange(file, file.length - SUM, file.length))) {
            throw new DamagedException("its checksum is wrong");
        }
        int iterations = bytes.getInt();
        if (iterations < least || iterations > MOST_ITERATIONS) {
            throw new DamagedException("no such number of iterations");
        }
        return new Header(
                iterations, take(bytes, SALT), take(bytes, NONCE), take(bytes, FileKey.CHECK));
    }

    /**
     * What was sealed; the caller wipes it.
     *
     * @throws DamagedException when the file was changed after it was sealed
     */
    static byte[] open(FileKey key, byte[] file) throws IOException, GeneralSecurityException {
        Header header = header(file, key.iterations());
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, header.nonce, header.bytes());
        try {
            return cipher.doFinal(file, HEADER, file.length - HEADER - SUM);
        } catch (AEADBadTagException e) {
            DamagedException changed = new DamagedException("it was changed after it was sealed");
            changed.initCause(e);
            throw changed;
        }
    }

    private static Cipher cipher(int mode, FileKey key, byte[] nonce, byte[] header)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] secret = key.encryption();
        try {
            cipher.init(
                    mode,
                    new SecretKeySpec(secret, "AES"),
                    new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
        cipher.updateAAD(header);
        return cipher;
    }

    /** The checksum of everything except itself. */
    private static byte[] sum(byte[] file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file, 0, file.length - SUM);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    /**
     * What is derived from a passphrase: a key for the cipher, and check bytes that show whether
     * the passphrase is the file's. Neither reveals the passphrase.
     */
    static final class FileKey {

        /** The bytes of {@link #check()}. */
        static final int CHECK = 16;

        private static final int BITS = 256;

        private final int iterations;
        private final byte[] salt;
        private final byte[] encryption;
        private final byte[] check;

        private FileKey(int iterations, byte[] salt, byte[] encryption, byte[] check) {
            this.iterations = iterations;
            this.salt = salt;
            this.encryption = encryption;
            this.check = check;
        }

        /**
         * Takes some tenths of a second with the usual number of iterations.
         *
         * @param passphrase left as it is
         */
        static FileKey of(char[] passphrase, byte[] salt, int iterations)
                throws GeneralSecurityException {
            PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, BITS);
            byte[] secret =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            spec.clearPassword();
            try {
                return new FileKey(
                        iterations,
                        salt.clone(),
                        derive(secret, "redrive key file: encryption"),
                        Arrays.copyOf(derive(secret, "redrive key file: check"), CHECK));
            } finally {
                Arrays.fill(secret, (byte) 0);
            }
        }

        private static byte[] derive(byte[] secret, String purpose)
                throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
        }

        int iterations() {
            return iterations;
        }

        byte[] salt() {
            return salt.clone();
        }

        byte[] check() {
            return check.clone();
        }

        /** A copy of the key for the cipher; the caller wipes it. */
        byte[] encryption() {
            return encryption.clone();
        }

        void wipe() {
            Arrays.fill(encryption, (byte) 0);
        }
    }

    /** The content of a key file: for each account, the secret and the address it is for. */
    static final class KeyFileEntries {

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

        /** The characters, which the caller wipes; null when there are none for that address. */
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

        /** The bytes to be sealed; the caller wipes them. */
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
}
