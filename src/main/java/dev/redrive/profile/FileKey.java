package dev.redrive.profile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a passphrase becomes: a key for the cipher, and some bytes by which a file knows whether it
 * is its passphrase. Made from one secret, of which neither tells anything.
 */
final class FileKey {

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
     * Takes some tenths of a second with as many iterations as it should have.
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

    private static byte[] derive(byte[] secret, String purpose) throws GeneralSecurityException {
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

    /** A copy of the key for the cipher; whoever asks wipes it. */
    byte[] encryption() {
        return encryption.clone();
    }

    void wipe() {
        Arrays.fill(encryption, (byte) 0);
    }
}
