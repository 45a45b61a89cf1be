package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @AutoClose private static final Rig rig = Rig.of(Scenario.NIGHT_OUTAGE);

    @ParameterizedTest
    @CsvSource({
        "POST,push/trips/failed/retry",
        "POST,push/crashes/failed/retry",
        "GET,task/6753030831fe9826412bac5c",
        "POST,team",
        "GET,teams",
        "PUT,teams/fleet-north/status",
        "POST,hyperadmin",
        "GET,hyperadmins",
        "GET,nothing"
    })
    void withoutTheKeyEveryCallIsA401WithNothingInIt(String method, String path) throws Exception {
        HttpResponse<String> missing = rig.send(rig.request(method, path, ""));
        String longer = new String(rig.demo.key()) + "0";
        HttpResponse<String> wrong =
                rig.send(rig.request(method, path, "{}").header(Rig.KEY_HEADER, longer));

        assertThat(missing.statusCode()).isEqualTo(401);
        assertThat(missing.body()).isEmpty();
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "",
                "task",
                "task/",
                "task/6753030831fe9826412bac5c",
                "task/a/b",
                "teams/",
                "../enterprise"
            })
    void whatIsNotThereIsA404InJson(String path) throws Exception {
        HttpResponse<String> response = rig.call("GET", path, "");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).startsWith("{\"title\":\"Not found\",\"status\":404");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1", "/v1/enterprisely/teams", "/favicon.ico"})
    void outsideTheBasePathThereIsNothingWhateverTheKey(String path) throws Exception {
        URI address = rig.demo.address().resolve(path);

        assertThat(rig.send(HttpRequest.newBuilder(address)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,push/trips/failed/retry,POST",
        "PUT,push/crashes/failed/retry,POST",
        "POST,task/1,GET",
        "GET,team,POST",
        "DELETE,teams,GET",
        "GET,teams/fleet-north/status,PUT",
        "DELETE,hyperadmin,POST",
        "HEAD,hyperadmins,GET"
    })
    void anotherMethodIsA405ThatNamesTheRightOne(String method, String path, String allowed)
            throws Exception {
        HttpResponse<String> response = rig.call(method, path, "");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void moreThan64KiBAreNotRead() throws Exception {
        String fits = "{\"teamId\":" + " ".repeat(64 * 1024 - 11) + "}";

        assertThat(rig.call("POST", "team", fits).statusCode()).isEqualTo(400);
        assertThat(rig.call("POST", "team", fits + " ").statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example:PORT", "Host: 127.0.0.1", "X-Host: 127.0.0.1:PORT"})
    void anotherHostNameIsRefusedEvenWithTheKey(String header) throws Exception {
        assertThat(raw(header)).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: 127.0.0.1:PORT", "Host: LocalHost:PORT"})
    void itsOwnNamesAreTaken(String header) throws Exception {
        assertThat(raw(header)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void twoHostNamesAreOneTooMany() throws Exception {
        assertThat(raw("Host: 127.0.0.1:PORT\r\nHost: evil.example:PORT"))
                .startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:PORT"})
    void noWebPageIsLetIn(String origin) throws Exception {
        HttpRequest.Builder question =
                rig.request("OPTIONS", "push/trips/failed/retry", "")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", Rig.KEY_HEADER);
        HttpRequest.Builder call =
                rig.request("GET", "teams", "").header(Rig.KEY_HEADER, new String(rig.demo.key()));
        String port = Integer.toString(rig.demo.address().getPort());

        for (HttpRequest.Builder each : List.of(question, call)) {
            HttpResponse<String> response =
                    rig.send(each.header("Origin", origin.replace("PORT", port)));

            assertThat(response.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
        }
        assertThat(rig.send(question).statusCode()).isGreaterThanOrEqualTo(400);
    }

    /** The JDK's client does not let its callers write this header. */
    private static String raw(String header) throws Exception {
        int port = rig.demo.address().getPort();
        String request =
                "GET /v1/enterprise/teams HTTP/1.1\r\n"
                        + header.replace("PORT", Integer.toString(port))
                        + "\r\nx-dq-enterprise-api-key: "
                        + new String(rig.demo.key())
                        + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(40), US_ASCII);
        }
    }
}
