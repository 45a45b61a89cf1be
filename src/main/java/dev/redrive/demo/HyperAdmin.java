package dev.redrive.demo;

import java.time.Instant;

/** A hyper-admin as listed; the password is checked when one is made and kept nowhere. */
record HyperAdmin(String userId, String firstname, String lastname, Instant creationDate) {

    private static final int SHORTEST_PASSWORD = 12;
    private static final String SIGNS = "!@#$%^?=+_-";

    /** At least 12 characters with a lower and an upper letter, a digit and one of the signs. */
    static boolean isPasswordAccepted(String password) {
        return password.length() >= SHORTEST_PASSWORD
                && password.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && password.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && password.chars().anyMatch(c -> c >= '0' && c <= '9')
                && password.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
    }
}
