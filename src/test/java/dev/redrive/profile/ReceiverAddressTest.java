package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.ReceiverAddress.Problem;
import dev.redrive.profile.ReceiverAddress.Reading;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://push.example.com, https://push.example.com",
        "https://push.example.com/, https://push.example.com/",
        "' HTTPS://Push.Example.COM:443/Trips/ ', https://push.example.com/Trips/",
        "https://push.example.com:8443/a/b, https://push.example.com:8443/a/b",
        "https://push.example.com/a//b/../c, https://push.example.com/a//b/../c",
        "https://push.example.com/a?v=2&kind=trips, https://push.example.com/a?v=2&kind=trips",
        "https://push.example.com?tenant=acme, https://push.example.com?tenant=acme",
        "https://push.example.com/trajets/été, https://push.example.com/trajets/%C3%A9t%C3%A9",
        "https://bücher.example/a, https://xn--bcher-kva.example/a",
        "https://192.0.2.7/a, https://192.0.2.7/a",
        "https://[2001:DB8::1]:8443/a, https://[2001:db8::1]:8443/a",
        "https://push.example.com/v1/enterprise, https://push.example.com/v1/enterprise",
    })
    void usableAddress_isRequestedExactlySo(String typed, String address) {
        assertThat(ReceiverAddress.read(typed)).isEqualTo(new Reading.Usable(URI.create(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  \u200B', EMPTY",
        "push.example.com/trips, NOT_AN_ADDRESS",
        "https://, NOT_AN_ADDRESS",
        "https:///trips, NOT_AN_ADDRESS",
        "https://push.example.com:99999/, NOT_AN_ADDRESS",
        "https://push.example.com:0/, NOT_AN_ADDRESS",
        "https://push.example.com/%zz, NOT_AN_ADDRESS",
        "https://a..b/, NOT_AN_ADDRESS",
        "https://push_server.example.com/, UNDERSCORE",
        "http://push.example.com/, NOT_HTTPS",
        "http://127.0.0.1:8080/, NOT_HTTPS",
        "http://localhost/, NOT_HTTPS",
        "ftp://push.example.com/, NOT_HTTPS",
        "https://jo@push.example.com/, HAS_USER",
        "https://jo:secret@push.example.com/, HAS_USER",
        "https://push.example.com@evil.example/, HAS_USER",
        "https://push.example.com/#part, HAS_FRAGMENT",
        "https://push.example.com/a?v=2#part, HAS_FRAGMENT",
    })
    void otherAddress_isRefused(String typed, Problem problem) {
        assertThat(ReceiverAddress.read(typed)).isEqualTo(new Reading.Wrong(problem, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key=abc",
                "api_key=abc",
                "apiKey=1",
                "X-DQ-ENTERPRISE-API-KEY=x",
                "v=2&token=x",
                "v=2;access_token=x",
                "client%5Fsecret=x",
                "%74oken=x",
                "password=x",
                "pwd=",
                "sig=x",
                "X-Amz-Signature=x",
                "auth=x",
                "code=x",
                "sv=2024-01-01&se=2027&sig=x",
                "jwt=x",
                "session=x",
                "id=9f86d081884c7d659a2feaa0c55ad015",
                "id=123e4567-e89b-12d3-a456-426614174000",
                "9f86d081884c7d659a2feaa0c55ad015",
                "v=eyJhbGciOiJIUzI1NiJ9.e30.abc",
                "next=https://jo:pw@elsewhere.example/",
            })
    void queryThatLooksSecret_isRefused(String query) {
        assertThat(ReceiverAddress.read("https://push.example.com/trips?" + query))
                .isEqualTo(new Reading.Wrong(Problem.SECRET_QUERY, null));
    }

    @Test
    void addressThatIsTooLong_orHasABlankInside_isNamed() {
        assertThat(ReceiverAddress.read("https://push.example.com/" + "a".repeat(1_000)))
                .isEqualTo(new Reading.Wrong(Problem.TOO_LONG, null));
        assertThat(ReceiverAddress.read("https://push.example.com/" + "é".repeat(200)))
                .isEqualTo(new Reading.Wrong(Problem.TOO_LONG, null));
        Reading blank = ReceiverAddress.read("https://push.example.com/a b");
        assertThat(((Reading.Wrong) blank).problem()).isEqualTo(Problem.STRAY);
        Reading header = ReceiverAddress.read("https://push.example.com/a\r\nX: y");
        assertThat(((Reading.Wrong) header).problem()).isEqualTo(Problem.STRAY);
    }

    @Test
    void receiverInALog_saysNoAddress() {
        assertThat(new Receiver(URI.create("https://push.example.com/"), true))
                .hasToString("Receiver[allowed=true]");
    }
}
