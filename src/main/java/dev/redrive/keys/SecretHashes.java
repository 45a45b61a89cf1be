package dev.redrive.keys;

import dev.redrive.keys.Decoded.Folded;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Salted SHA-256 hashes of secrets, grouped by length, each behind a 16-bit filter so that not
 * every position of a text has to be hashed. A long random key cannot be recovered from its hash; a
 * short password could be guessed. Immutable. Any thread.
 */
final class SecretHashes {

    /** No secrets; finds nothing. */
    static final SecretHashes NONE = new SecretHashes(new byte[0]);

    private static final int FILTER_BITS = 16;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    /** All secrets of one length. */
    private static final class Row {
        private final BitSet filter = new BitSet(1 << FILTER_BITS);
        private final List<byte[]> hashes = new ArrayList<>();

        private Row copy() {
            Row copy = new Row();
            copy.filter.or(filter);
            copy.hashes.addAll(hashes);
            return copy;
        }
    }

    private final byte[] salt;
    private final long base;
    private final Map<Integer, Row> rows = new TreeMap<>();

    /** No secrets yet. */
    SecretHashes(byte[] salt) {
        this.salt = salt.clone();
        base = salt.length < Long.BYTES ? 1 : (ByteBuffer.wrap(salt).getLong() | 1);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** These and more; the given characters are wiped. */
    SecretHashes with(Iterable<char[]> more) {
        SecretHashes all = new SecretHashes(salt);
        rows.forEach((length, row) -> all.rows.put(length, row.copy()));
        for (char[] secret : more) {
            all.add(secret);
            Arrays.fill(secret, '\0');
        }
        return all;
    }

    private void add(char[] secret) {
        long sum = 0;
        for (char c : secret) {
            sum = sum * base + c;
        }
        byte[] hash = hash(digest(), secret);
        Row row = rows.computeIfAbsent(secret.length, _ -> new Row());
        row.filter.set(filtered(sum));
        if (row.hashes.stream().noneMatch(known -> Arrays.equals(known, hash))) {
            row.hashes.add(hash);
        }
    }

    private static int filtered(long sum) {
        return (int) (((sum ^ (sum >>> 29)) * FACTOR) >>> (Long.SIZE - FILTER_BITS));
    }

    /** Marks every secret in the text it was folded from. */
    void mark(Folded text, BitSet masked) {
        rows.forEach((length, row) -> mark(text, length, row, masked));
    }

    private void mark(Folded text, int length, Row row, BitSet masked) {
        long gone = 1;
        for (int i = 0; i < length; i++) {
            gone *= base;
        }
        long sum = 0;
        for (int end = 0; end < text.length(); end++) {
            sum = sum * base + text.at(end);
            int start = end - length + 1;
            if (start < 0) {
                continue;
            }
            if (start > 0) {
                sum -= gone * text.at(start - 1);
            }
            if (row.filter.get(filtered(sum)) && holds(row, text, start, length)) {
                masked.set(text.from(start), text.to(end));
            }
        }
    }

    /** Seldom asked, so that the digest is made for it only then. */
    private boolean holds(Row row, Folded text, int start, int length) {
        char[] window = new char[length];
        for (int i = 0; i < length; i++) {
            window[i] = text.at(start + i);
        }
        byte[] hash = hash(digest(), window);
        return row.hashes.stream().anyMatch(known -> Arrays.equals(known, hash));
    }

    private byte[] hash(MessageDigest digest, char[] secret) {
        ByteBuffer bytes = ByteBuffer.allocate(Character.BYTES * secret.length);
        bytes.asCharBuffer().put(secret);
        digest.update(salt);
        byte[] hash = digest.digest(bytes.array());
        Arrays.fill(bytes.array(), (byte) 0);
        return hash;
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
