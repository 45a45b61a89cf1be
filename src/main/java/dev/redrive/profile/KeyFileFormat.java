package dev.redrive.profile;

import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bytes of the key file: a header, what is sealed with AES-256-GCM, and a checksum over both.
 * The header is authenticated together with the content. The checksum tells accidents (a file cut
 * short, a bad disk) from a wrong passphrase; it proves nothing against somebody who means harm,
 * which the seal does.
 */
final class KeyFileFormat {

    /** What a file says without its passphrase. */
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

        /** The key that this passphrase makes; see {@link FileKey#of}. */
        FileKey key(char[] passphrase) throws GeneralSecurityException {
            return FileKey.of(passphrase, salt, iterations);
        }

        /** Whether it is the key of this file. */
        boolean isOf(FileKey key) {
            return MessageDigest.isEqual(key.check(), check);
        }
    }

    /** It is not what was written. */
    static final class DamagedException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        DamagedException(String message) {
            super(message);
        }
    }

    /** A newer program wrote it. */
    static final class NewerException extends IOException {
        @Serial private static final long serialVersionUID = 1L;

        NewerException(int version) {
            super("version " + version);
        }
    }

    static final int SALT = 16;
    static final int NONCE = 12;
    private static final byte[] MAGIC = "REDRIVEK".getBytes(StandardCharsets.US_ASCII);

    /** Which way from passphrase to key, and which cipher: here PBKDF2-HMAC-SHA256, AES-256-GCM. */
    private static final byte VERSION = 1;

    private static final int HEADER =
            MAGIC.length + 1 + Integer.BYTES + SALT + NONCE + FileKey.CHECK;
    private static final int SUM = 32;
    private static final int TAG = 16;

    /** Fewer were never written, and would make guessing cheap. */
    static final int LEAST_ITERATIONS = 100_000;

    /** Some seconds of work; more would only keep the program busy. */
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
     * What was sealed; whoever asks wipes it.
     *
     * @throws DamagedException when the file was changed after it was sealed
     */
    static byte[] open(FileKey key, byte[] file) throws IOException, GeneralSecurityException {
        Header header = header(file, key.iterations());
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, header.nonce, header.bytes());
        try {
            return cipher.doFinal(file, HEADER, file.length - HEADER - SUM);
        } catch (AEADBadTagException e) {
            DamagedException changed = new DamagedException("somebody has changed it");
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

    /** Of all but the place for itself. */
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
}
