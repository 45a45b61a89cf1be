package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The program's texts, in every language. */
class TextsTest {

    private static final Path FOLDER = MainCode.RESOURCES.resolve("dev/redrive/ui/kit");

    /** Texts that are rightly the same in English and French. */
    private static final Set<String> SAME_IN_BOTH =
            Set.of(
                    "about.java",
                    "about.licence",
                    "about.partVersion",
                    "about.version",
                    "format.hoursMinutes",
                    "format.minutesSeconds",
                    "keys.keychain.SECRET_SERVICE",
                    "settings.aboutText",
                    "shell.navAdmin",
                    "transfer.profile");

    /** What stands in quotes in the sources and only looks like the key of a text. */
    private static final Set<String> NO_KEYS = Set.of("history.db", "keys.sealed");

    @Test
    void everyTextIsThereUsedTranslatedAndWellFormatted() throws IOException {
        TextsChecker checker =
                new TextsChecker(
                        english().texts(),
                        french().texts(),
                        TextUsage.of(MainCode.SOURCES, MainCode.RESOURCES),
                        SAME_IN_BOTH,
                        NO_KEYS);

        assertThat(checker.problems()).isEmpty();
    }

    @Test
    void noKeyIsThereTwice() throws IOException {
        assertThat(english().repeated()).isEmpty();
        assertThat(french().repeated()).isEmpty();
    }

    private static TextFile english() throws IOException {
        return TextFile.read(FOLDER.resolve("messages.properties"));
    }

    private static TextFile french() throws IOException {
        return TextFile.read(FOLDER.resolve("messages_fr.properties"));
    }
}
