package dev.redrive.keys.keychain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Whether a test may touch the keychain of the person it runs for. */
final class RealKeychain {

    private RealKeychain() {}

    /** Skips the test unless it was asked for. */
    static void assumeWanted() {
        assumeTrue(
                Boolean.getBoolean("redrive.keychain")
                        || "true".equals(System.getenv("REDRIVE_KEYCHAIN")),
                "the system's own keychain is tried only with -Dredrive.keychain=true");
    }
}
