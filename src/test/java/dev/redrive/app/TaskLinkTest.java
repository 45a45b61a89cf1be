package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskLinkTest {

    private static final String ID = "6753030831fe9826412bac5c";
    private static final String REST = "?host=service.example&kind=trips";

    @ParameterizedTest
    @CsvSource({
        "redrive://task/6753a?host=service.example&kind=trips, 6753a, service.example, TRIPS",
        "redrive://task/6753a?kind=crashes&host=service.example, 6753a, service.example, CRASHES",
        "REDRIVE://TASK/6753A?host=SERVICE.example&kind=trips, 6753A, service.example, TRIPS",
        "redrive://task/a%2Fb%20%C3%A9?host=service.example:8443&kind=trips,"
                + " a/b é, service.example:8443, TRIPS",
        "redrive://task/1+2?host=127.0.0.1:8080&kind=trips, 1+2, 127.0.0.1:8080, TRIPS",
        "redrive://task/1?host=%5B::1%5D:80&kind=trips, 1, [::1]:80, TRIPS",
        "redrive://task/1?host=[::1]&kind=trips, 1, [::1], TRIPS"
    })
    void link_isReadInEitherOrder(String text, String id, String address, ItemKind kind) {
        assertThat(TaskLink.read(text))
                .isNotNull()
                .returns(id, TaskLink::taskId)
                .returns(address, TaskLink::address)
                .returns(kind, TaskLink::kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redrive:",
                "redrive://task",
                "redrive://task/" + ID,
                "redrive://task/" + REST,
                "redrive://task/" + ID + "?host=service.example",
                "redrive://task/" + ID + "?kind=trips",
                "redrive://task/" + ID + REST + "&start=yes",
                "redrive://task/" + ID + REST + "&host=other.example",
                "redrive://task/" + ID + REST + "#here",
                "redrive://task/" + ID + "/start" + REST,
                "redrive://retry/" + ID + REST,
                "redrive://jo@task/" + ID + REST,
                "redrive://task:80/" + ID + REST,
                "redrive:task/" + ID + REST,
                " redrive://task/" + ID + REST,
                "redrive://task/" + ID + REST + "\n",
                "https://task/" + ID + REST,
                "redrive://task/" + ID + "?host=service.example&kind=everything",
                "redrive://task/" + ID + "?host=&kind=trips",
                "redrive://task/" + ID + "?host=http://service.example&kind=trips",
                "redrive://task/" + ID + "?host=http:%2F%2Fservice.example&kind=trips",
                "redrive://task/" + ID + "?host=jo@service.example&kind=trips",
                "redrive://task/" + ID + "?host=service.example:0&kind=trips",
                "redrive://task/" + ID + "?host=service.example:65536&kind=trips",
                "redrive://task/" + ID + "?host=service.example:99999999999&kind=trips",
                "redrive://task/" + ID + "?host=service.example%00&kind=trips",
                "redrive://task/" + ID + "?host=1.2.3&kind=trips",
                "redrive://task/%" + REST,
                "redrive://task/%4" + REST,
                "redrive://task/%zz" + REST,
                "redrive://task/%C3" + REST,
                "redrive://task/%C0%AF" + REST,
                "redrive://task/%ED%A0%80" + REST,
                "redrive://task/a%00b" + REST,
                "redrive://task/a%0Ab" + REST,
                "redrive://task/a%E2%80%AEb" + REST,
                "redrive://task/%20" + REST,
                "redrive://task/%20" + ID + REST,
                "redrive://task/taskId%3A%20" + ID + REST,
                "redrive://task/a\u202Eb" + REST,
                "redrive://task/é" + REST,
                "redrive://task/a\"%20--home%20x" + REST
            })
    void whatHasAnythingElse_isNoLink(String text) {
        assertThat(TaskLink.read(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 600, 601, 3_000, 1_000_000})
    void idOrLinkThatIsTooLong_isNoLink(int length) {
        assertThat(
                        TaskLink.read(
                                "redrive://task/"
                                        + "a1".repeat(length).substring(0, length)
                                        + REST))
                .isNull();
        assertThat(TaskLink.read("redrive://task/1" + "%20".repeat(length) + REST)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "service.example, https://service.example, true",
        "service.example:443, https://service.example, true",
        "service.example, https://SERVICE.example:443, true",
        "service.example:80, http://service.example, true",
        "[::1]:8080, http://[::1]:8080, true",
        "service.example:8443, https://service.example, false",
        "service.example, https://service.example:8443, false",
        "service.example, https://other.example, false",
        "service.example, https://service.example.evil.example, false",
        "127.0.0.1:80, https://127.0.0.1, false"
    })
    void host_isThatOfAProfile_withThePortItHas(String host, URI service, boolean same) {
        TaskLink link = TaskLink.read("redrive://task/1?host=" + host + "&kind=trips");

        assertThat(Objects.requireNonNull(link).isAt(service)).isEqualTo(same);
    }
}
