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
        "http://localhost:8080/, http://localhost:8080",
        "http://LOCALHOST:80, http://localhost",
        "http://127.0.0.1:9, http://127.0.0.1:9",
        "http://127.8.9.10, http://127.8.9.10",
        "http://[::1]:8080, http://[::1]:8080",
    })
    void isBroughtToItsOneForm(String typed, URI address) {
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
                "https://two words.example",
                "https://example.com/a\nb",
                "https://example.com:0",
                "https://example.com:65536",
                "https://example.com:99999999999",
                "https://under_score.example",
                "https://münchen.example",
                "https://exa\u202Emple.com",
                "http://[::1",
                "://example.com"
            })
    void noAddress(String typed) {
        assertProblem(typed, ServiceAddress.Problem.NOT_AN_ADDRESS);
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
    void theKeyNeverTravelsInTheOpen(String typed) {
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
    void thePublicAddressIsInTheSameForm() {
        assertThat(ServiceAddress.read(ServiceAddress.PUBLIC.toString()))
                .isEqualTo(new ServiceAddress.Reading.Usable(ServiceAddress.PUBLIC));
    }

    private static void assertProblem(String typed, ServiceAddress.Problem problem) {
        assertThat(ServiceAddress.read(typed)).isEqualTo(new ServiceAddress.Reading.Wrong(problem));
    }
}
