package dev.redrive.keys.keychain;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretStore.SecretAnswer;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.keys.TimedSecretStore;
import dev.redrive.keys.keychain.NativeLibrary.MissingLibraryException;
import dev.redrive.keys.keychain.NativeLibrary.NativeFunction;
import dev.redrive.profile.KeyStorage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A process of its own that asks the system's keychain, the way the program does, and says what it
 * answered. Ends by itself, if nothing keeps it from that.
 */
final class KeychainProcess {

    static final SecretName NAME =
            new SecretName(
                    "process", "https://service.example", "Redrive: process", KeyStorage.KEYCHAIN);

    private KeychainProcess() {}

    /**
     * Asks one question after the other.
     *
     * @param arguments how long to wait for an answer, in ms; then {@code write=SECRET}, {@code
     *     read}, {@code erase}, {@code probe}, {@code pause} to wait for a line on the input, or
     *     {@code loop} to do what a window on a display does all the time
     */
    public static void main(String[] arguments) throws IOException, MissingLibraryException {
        ExecutorService worker =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("keychain").factory());
        TimedSecretStore store =
                new TimedSecretStore(
                        SystemKeychain.of(System.getProperty("os.name")).open(),
                        worker,
                        Duration.ofMillis(Long.parseLong(arguments[0])));
        for (int i = 1; i < arguments.length; i++) {
            String[] question = arguments[i].split("=", 2);
            if (question[0].equals("pause")) {
                say("pause");
                while (System.in.read() != '\n') {
                    Thread.onSpinWait();
                }
                continue;
            }
            if (question[0].equals("loop")) {
                turnMainLoop();
                continue;
            }
            long before = System.nanoTime();
            SecretAnswer answer =
                    switch (question[0]) {
                        case "write" ->
                                store.write(NAME, question[1].toCharArray(), KeychainProcess::late);
                        case "read" -> store.read(NAME, KeychainProcess::late);
                        case "erase" -> store.erase(NAME.account(), KeychainProcess::late);
                        case "probe" -> store.probe(KeychainProcess::late);
                        default -> throw new IllegalArgumentException(question[0]);
                    };
            char[] secret = answer.reveal();
            Trouble trouble = answer.trouble();
            say(
                    question[0]
                            + " "
                            + answer.state()
                            + (secret == null ? "" : " " + new String(secret))
                            + (trouble == null || trouble.detail().isEmpty()
                                    ? ""
                                    : " (" + trouble.detail() + ")")
                            + " in "
                            + (System.nanoTime() - before) / 1_000_000
                            + " ms");
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != Thread.currentThread())
                .filter(thread -> !thread.getName().equals("DestroyJavaVM"))
                .forEach(thread -> say("left " + thread.getName()));
        say("end");
    }

    private static void turnMainLoop() throws MissingLibraryException {
        NativeFunction iteration =
                NativeLibrary.load("libglib-2.0.so.0")
                        .function("g_main_context_iteration", JAVA_INT, ADDRESS, JAVA_INT);
        while (iteration.number(MemorySegment.NULL, 0) != 0) {
            Thread.onSpinWait();
        }
        say("loop");
    }

    private static void late(SecretAnswer answer) {
        say("late " + answer.state());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
