package dev.redrive.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://service.drivequant.com, https://service.drivequant.com",
        "'  https://service.drivequant.com/\t', https://service.drivequant.com",
        "HTTPS://Service.DriveQuant.COM:443///, https://service.drivequant.com",
        "https://service.drivequant.com/v1/enterprise, https://service.drivequant.com",
        "https://service.drivequant.com/v1/enterprise//, https://service.drivequant.com",
        "https://gateway.example/DriveQuant/v1/enterprise/,"
                + " https://gateway.example/DriveQuant",
        "https://gateway.example/a%20b, https://gateway.example/a%20b",
        "https://example.com:8443, https://example.com:8443",
        "https://example.com:80, https://example.com:80",
        "https://example.com:1, https://example.com:1",
        "https://example.com:65535, https://example.com:65535",
        "http://localhost:8080/, http://localhost:8080",
        "http://LOCALHOST:80, http://localhost",
        "http://127.0.0.1:9, http://127.0.0.1:9",
        "http://127.8.9.10, http://127.8.9.10",
        "http://[::1]:8080, http://[::1]:8080",
        "http://localhost.:8080, http://localhost:8080",
        "'​https://example.com ', https://example.com",
        "https://münchen.example, https://xn--mnchen-3ya.example",
        "https://пример.рф/v1/enterprise, https://xn--e1afmkfd.xn--p1ai",
        "https://example.com./, https://example.com",
        "https://example.com:/, https://example.com",
        "https://gateway.example/é, https://gateway.example/%C3%A9",
    })
    void anAddress_getsItsCanonicalForm(String typed, URI address) {
        assertThat(ServiceAddress.read(typed))
                .isEqualTo(new ServiceAddress.Reading.Usable(address));
        assertThat(ServiceAddress.read(address.toString()))
                .as("read again")
                .isEqualTo(new ServiceAddress.Reading.Usable(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void nothingTyped(String typed) {
        assertProblem(typed, ServiceAddress.Problem.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service.drivequant.com",
                "localhost:8080",
                "/v1/enterprise",
                "https:service.drivequant.com",
                "https://",
                "https:///v1/enterprise",
                "https://:443",
                "https://example.com:0",
                "https://example.com:65536",
                "https://example.com:99999999999",
                "https://straße.example",
                "https://a..b",
                "https://dead:beef",
                "https://[::::]",
                "https://127.1",
                "https://10.0.0.256",
                "https://-a.example",
                "https://example.com:80:80",
                "https://example.com/a|b",
                "http://[::1",
                "://example.com",
                "https://https://example.com",
                "https://example.com/https://example.com",
                "https://example.com//v1/enterprise",
                "https://example.com/../other",
                "https://example.com/a/./b",
                "https://example.com/a/%2e%2E/b"
            })
    void noAddress(String typed) {
        assertProblem(typed, ServiceAddress.Problem.NOT_AN_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://two words.example, U+0020, 12",
        "'https://example.com/a\nb', U+000A, 22",
        "https://exa\u202Emple.com, U+202E, 12",
        "https://example.com/\u200Ba, U+200B, 21",
        "https://exam\u00a0ple.com, U+00A0, 13"
    })
    void aStrayCharacterInside_isNamedWithItsPlace(String typed, String name, int position) {
        assertThat(ServiceAddress.read(typed))
                .isInstanceOfSatisfying(
                        ServiceAddress.Reading.Wrong.class,
                        wrong -> {
                            assertThat(wrong.problem()).isEqualTo(ServiceAddress.Problem.STRAY);
                            assertThat(wrong.stray())
                                    .satisfies(stray -> {
                                        assertThat(stray.name()).startsWith(name);
                                        assertThat(stray.position()).isEqualTo(position);
                                    });
                        });
    }

    @Test
    void aPathHasALimit() {
        String path = "a/".repeat(100);
        assertThat(ServiceAddress.read("https://example.com/" + path))
                .isInstanceOf(ServiceAddress.Reading.Usable.class);
        assertProblem("https://example.com/" + path.repeat(10), ServiceAddress.Problem.TOO_LONG);
        assertProblem("https://example.com/" + "é".repeat(400), ServiceAddress.Problem.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://under_score.example", "https://a.b_c.example:8443/x"})
    void aHostThatJavaCannotConnectTo(String typed) {
        assertProblem(typed, ServiceAddress.Problem.UNDERSCORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.com", "ftp://", "file:///etc/passwd", "ws://localhost"})
    void anAddressForSomethingElse(String typed) {
        assertProblem(typed, ServiceAddress.Problem.NOT_HTTP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://service.drivequant.com",
                "http://localhost.evil.com",
                "http://127.0.0.1.evil.com",
                "http://evil.com/localhost",
                "http://128.0.0.1",
                "http://0.0.0.0",
                "http://192.168.1.2:8080",
                "http://[::2]",
                "http://[fe80::1]"
            })
    void plainHttp_isRejectedExceptToThisComputer(String typed) {
        assertProblem(typed, ServiceAddress.Problem.PLAIN_HTTP_ELSEWHERE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:word@example.com",
                "https://localhost@evil.com",
                "http://localhost@evil.com",
                "https://example.com?key=1",
                "https://example.com/?",
                "https://example.com/#top"
            })
    void moreThanAnAddress(String typed) {
        assertProblem(typed, ServiceAddress.Problem.HAS_EXTRAS);
    }

    @Test
    void thePublicAddress_isCanonicalToo() {
        assertThat(ServiceAddress.read(ServiceAddress.PUBLIC.toString()))
                .isEqualTo(new ServiceAddress.Reading.Usable(ServiceAddress.PUBLIC));
    }

    private static void assertProblem(String typed, ServiceAddress.Problem problem) {
        assertThat(ServiceAddress.read(typed)).isEqualTo(new ServiceAddress.Reading.Wrong(problem));
    }
}
