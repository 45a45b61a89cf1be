package dev.redrive.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker of the texts finds each of the things that can be wrong. */
class TextsCheckerTest {

    private final TextUsage usage = new TextUsage(new TreeSet<>(), new TreeSet<>());

    @Test
    void whatIsInOrderIsLeftAlone() {
        usage.addJava("texts.get(\"start.title\"); texts.get(\"status.\" + word);");
        usage.addView("<Label text=\"%start.ok\"/>");

        assertThat(
                        problems(
                                Map.of(
                                        "start.title", "Send {0} again? It''s final",
                                        "start.ok", "OK",
                                        "status.done", "Don't ask"),
                                Map.of(
                                        "start.title", "Renvoyer {0}\u00a0?",
                                        "start.ok", "OK",
                                        "status.done", "N'en parlez pas")))
                .isEmpty();
    }

    @Test
    void doubledApostropheInAPlainText_isFound() {
        usage.addJava("\"a.b\"");

        assertThat(problems(Map.of("a.b", "the customer''s"), Map.of("a.b", "celui du client")))
                .containsExactly(
                        "a.b (English): two apostrophes, both of which are shown: write one");
    }

    @Test
    void keyMissingInALanguage_isFound() {
        usage.addJava("\"a.b\" \"a.c\"");

        assertThat(problems(Map.of("a.b", "x"), Map.of("a.c", "y")))
                .contains("a.b: missing in French", "a.c: missing in English");
    }

    @Test
    void keyNobodyUses_isFound() {
        usage.addJava("\"a.bc\" \"b.\" \".\" \"\" '\"' \"\"\"\n a.b \"\"\"");

        assertThat(problems(Map.of("a.b", "x"), Map.of("a.b", "y")))
                .containsExactly("a.b: unused", "a.bc: used in code but absent");
    }

    @Test
    void usedKeyThatIsAbsent_isFound() {
        usage.addJava("switch (x) { case A -> \"a.b\"; case B -> \"a.typo\"; } \"a.none.\" + x");
        usage.addJava("load(\"a.fxml\", \"elsewhere.key\", \"a.only-looks-so\", \"a sentence.\")");
        usage.addView("<Label text=\"%other.key\"/>");

        assertThat(problems(Map.of("a.b", "x"), Map.of("a.b", "y")))
                .containsExactlyInAnyOrder(
                        "a.typo: used in code but absent",
                        "a.none.: used in code but absent",
                        "other.key: used in a view but absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{0", "{zero}", "{0,nonsense}", "It's {0}", "{0} it''s o'clock", "{}"})
    void badFormat_isFound(String text) {
        usage.addJava("\"a.b\"");

        assertThat(problems(Map.of("a.b", text), Map.of("a.b", "juste {0}")))
                .anyMatch(problem -> problem.startsWith("a.b (English): "));
        assertThat(problems(Map.of("a.b", "right {0}"), Map.of("a.b", text)))
                .anyMatch(problem -> problem.startsWith("a.b (French): "));
    }

    @ParameterizedTest
    @CsvSource({"{0} of {1}, {0}", "none, {0}", "{0}, {1}"})
    void otherArguments(String english, String french) {
        usage.addJava("\"a.b\"");

        assertThat(problems(Map.of("a.b", english), Map.of("a.b", french)))
                .containsExactly("a.b: other arguments in French");
    }

    @Test
    void untranslatedText_isFound() {
        usage.addJava("\"a.b\" \"a.same\" \"a.ok\"");
        Map<String, String> texts =
                Map.of("a.b", "Send them again", "a.same", "DriveQuant Enterprise", "a.ok", "OK");

        assertThat(problems(texts, texts)).containsExactly("a.b: not translated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prêt ?", "a : b", "a ; b", "Non !", "« a\u00a0»", "«\u00a0a »", "5 %"})
    void spaceBeforeWhichALineCouldBreak_isFoundInFrenchOnly(String text) {
        usage.addJava("\"a.b\"");

        assertThat(problems(Map.of("a.b", text), Map.of("a.b", "juste\u00a0?"))).isEmpty();
        assertThat(problems(Map.of("a.b", "right"), Map.of("a.b", text)))
                .containsExactly("a.b (French): a space where a line could break: write U+00A0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x ", " x", "x\n", "x\u00a0"})
    void blanksAtAnEnd(String text) {
        usage.addJava("\"a.b\"");

        assertThat(problems(Map.of("a.b", text), Map.of("a.b", "y"))).hasSize(1);
    }

    @Test
    void keyGivenTwice_isFound() throws IOException {
        assertThat(TextFile.read(new StringReader("a.b=x\na.c=y\na.b=z\n")).repeated())
                .containsExactly("a.b");
    }

    private List<String> problems(Map<String, String> english, Map<String, String> french) {
        return new TextsChecker(english, french, usage, Set.of("a.same"), Set.of("a.only-looks-so"))
                .problems();
    }
}
