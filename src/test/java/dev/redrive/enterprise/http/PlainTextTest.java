package dev.redrive.enterprise.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.http.ErrorDetails.PlainText;
import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchange.Exchanged.Ending;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "'<p>Bad<br/>gateway</p>', Bad gateway",
        "'<script>if (a < b) alert()</script>ready', ready",
        "'<!-- x > y --><b>shown</b>', shown",
        "'cut off in a <a href=\"http://x', cut off in a",
        "'1 < 2 and 3 > 2', 1 < 2 and 3 > 2",
        "'&lt;tag&gt; &amp; &quot;more&quot;', <tag> & \"more\"",
        "'a\u0000b\u001b[31mc\u202ed\u2028e', a b [31mcd e"
    })
    void leavesReadableTextOnOneLine(String text, String plain) {
        assertThat(PlainText.of(text)).isEqualTo(plain);
    }

    @Test
    void whatIsLongIsCutWithoutHalvingACharacter() {
        String detail = detailOf("x".repeat(299) + "😀".repeat(20));

        assertThat(detail).hasSize(300).endsWith("x…");
    }

    @Test
    void anErrorsMessageIsFoundUnderMostNames() {
        assertThat(detailOf("{\"code\":7,\"description\":\"so it is\"}")).isEqualTo("so it is");
        assertThat(detailOf("{\"error\":\"bad\",\"message\":\"\"}")).isEqualTo("bad");
        assertThat(detailOf("{\"error\":{\"title\":\"inner\"}}")).isEqualTo("inner");
        assertThat(detailOf("{\"code\":7}")).isEqualTo("{\"code\":7}");
        assertThat(detailOf("{\"message\":\"<b>a</b>\\r\\nb\"}")).isEqualTo("a b");
    }

    private static String detailOf(String body) {
        HttpHeaders none = HttpHeaders.of(Map.of(), (_, _) -> true);
        return new ErrorDetails(text -> text).of(new Answer(500, none, body, Ending.COMPLETE));
    }
}
