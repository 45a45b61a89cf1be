package dev.redrive.keys.keychain;

import static dev.redrive.keys.keychain.KeyringDesk.LOCKED;
import static dev.redrive.keys.keychain.KeyringDesk.UNLOCKED;
import static dev.redrive.keys.keychain.KeyringDesk.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redrive.keys.keychain.KeyringDesk.Prompter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every state a Secret Service can be in, with a real bus and a real GNOME Keyring, asked by a
 * process that must end by itself and leave no thread.
 */
class KeychainStatesTest {

    private static final int PATIENT = 8_000;
    private static final int HASTY = 700;
    private static final String FIND =
            "secret-tool lookup application dev.redrive account process; echo;";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    @BeforeEach
    void onlyWhenWanted() {
        RealKeychain.assumeWanted();
        assumeTrue(
                SystemKeychain.of(System.getProperty("os.name", ""))
                        == SystemKeychain.SECRET_SERVICE,
                "only Linux has a Secret Service");
    }

    private KeyringDesk desk(Prompter prompter) throws Exception {
        return new KeyringDesk(folder, prompter);
    }

    /** What was answered, in order, without the time it took; nothing but that was left. */
    private static List<String> answers(List<String> lines) {
        assertThat(lines).contains("end").noneMatch(line -> line.startsWith("left "));
        return lines.stream()
                .filter(line -> !line.equals("end") && !line.isEmpty())
                .map(line -> line.replaceFirst("( \\(.*\\))? in \\d+ ms$", ""))
                .toList();
    }

    @Test
    void unlockedItWorksAndSecretToolSeesTheSame() throws Exception {
        List<String> lines =
                desk(Prompter.REFUSES)
                        .onBus(
                                UNLOCKED
                                        + ask(PATIENT, "probe", "read", "write=by-redrive")
                                        + FIND
                                        + "printf by-secret-tool | secret-tool store --label=x"
                                        + " application dev.redrive account process"
                                        + " address https://service.example;"
                                        + ask(PATIENT, "read", "erase", "read")
                                        + FIND
                                        + "secret-tool search --all application dev.redrive;");

        assertThat(answers(lines))
                .containsExactly(
                        "probe STORED",
                        "read ABSENT",
                        "write STORED",
                        "by-redrive",
                        "read STORED by-secret-tool",
                        "erase STORED",
                        "read ABSENT");
    }

    @Test
    void withoutServiceItSaysSo() throws Exception {
        List<String> lines =
                desk(Prompter.REFUSES).onBus(ask(PATIENT, "probe", "read", "write=x", "erase"));

        assertThat(answers(lines))
                .containsExactly(
                        "probe NO_SERVICE",
                        "read NO_SERVICE",
                        "write NO_SERVICE",
                        "erase NO_SERVICE");
        assertThat(lines).anyMatch(line -> line.contains("org.freedesktop.secrets"));
    }

    @Test
    void withoutBusItSaysSo() throws Exception {
        List<String> lines = desk(Prompter.REFUSES).withoutBus(ask(PATIENT, "probe", "read"));

        assertThat(answers(lines)).containsExactly("probe NO_SERVICE", "read NO_SERVICE");
    }

    @Test
    void lockedItSaysSoAndKeepsWhatItHas() throws Exception {
        KeyringDesk desk = desk(Prompter.REFUSES);
        desk.onBus(UNLOCKED + ask(PATIENT, "write=kept"));

        assertThat(answers(desk.onBus(LOCKED + ask(PATIENT, "read", "write=new", "erase"))))
                .containsExactly("read LOCKED", "write LOCKED", "erase LOCKED");
        assertThat(answers(desk.onBus(UNLOCKED + ask(PATIENT, "read"))))
                .containsExactly("read STORED kept");
    }

    @Test
    void withoutKeyringItLacksAKeyAndIsLockedForANewOne() throws Exception {
        List<String> lines =
                desk(Prompter.REFUSES)
                        .onBus(LOCKED + ask(PATIENT, "read", "write=x", "erase", "probe"));

        assertThat(answers(lines))
                .containsExactly("read ABSENT", "write LOCKED", "erase ABSENT", "probe LOCKED");
    }

    @Test
    void unansweredItIsWaitedForOnceOnlyAndTheKeyringLives() throws Exception {
        KeyringDesk desk = desk(Prompter.NEVER_ANSWERS);
        desk.onBus(UNLOCKED + ask(PATIENT, "write=kept"));

        List<String> lines =
                desk.onBus(
                        LOCKED
                                + ask(HASTY, "read", "write=x", "erase")
                                + "pgrep -f 'keyring-daemon --start' >alive && echo alive;");

        assertThat(answers(lines))
                .containsExactly("read TIMED_OUT", "write TIMED_OUT", "erase TIMED_OUT", "alive");
    }

    @Test
    void answeredLateTheAnswerIsNotLost() throws Exception {
        KeyringDesk desk = desk(Prompter.REFUSES_LATE);
        desk.onBus(UNLOCKED + ask(PATIENT, "write=kept"));

        List<String> lines =
                desk.onBus(LOCKED + "(sleep 4; echo) | " + ask(HASTY, "read", "pause"));

        assertThat(answers(lines)).containsExactly("read TIMED_OUT", "pause", "late LOCKED");
    }

    @Test
    void theProgramOutlivesTheBus() throws Exception {
        List<String> lines =
                desk(Prompter.REFUSES)
                        .withoutBus(
                                "bus=$(dbus-daemon --config-file=bus.conf --fork --print-address=1"
                                        + " --print-pid=1);export DBUS_SESSION_BUS_ADDRESS=$(echo"
                                        + " \"$bus\" | head -1);"
                                        + UNLOCKED
                                        + "(sleep 2; kill $(echo \"$bus\" | tail -1); sleep 1;"
                                        + " echo) | "
                                        + ask(PATIENT, "write=x", "pause", "loop", "read"));

        assertThat(answers(lines))
                .containsExactly("write STORED", "pause", "loop", "read NO_SERVICE");
    }
}
