package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.ProxyWay.Around;
import dev.redrive.connection.ProxyWay.Direct;
import dev.redrive.connection.ProxyWay.Obstacle;
import dev.redrive.connection.ProxyWay.Source;
import dev.redrive.connection.ProxyWay.Through;
import dev.redrive.enterprise.EnterpriseApi.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemProxyTest {

    private static final URI SERVICE = URI.create("https://service.example/v1");
    private static final Proxy HTTP = proxy(Proxy.Type.HTTP, "http.acme", 3128);
    private static final Proxy SOCKS = proxy(Proxy.Type.SOCKS, "socks.acme", 1080);

    @Test
    void theFirstProxyThatCanBeUsed_counts() {
        Through through = new Through(address("http.acme", 3128), Source.SYSTEM);

        assertThat(way(Map.of(), HTTP)).isEqualTo(through);
        assertThat(way(Map.of(), HTTP, Proxy.NO_PROXY)).isEqualTo(through);
        assertThat(way(Map.of(), SOCKS, HTTP)).isEqualTo(through);
        assertThat(way(Map.of(), Proxy.NO_PROXY)).isEqualTo(new Direct());
        assertThat(way(Map.of(), SOCKS, Proxy.NO_PROXY)).isEqualTo(new Direct());
    }

    @Test
    void aSocksProxy_isSaid_andNotTakenForNoProxy() {
        assertThat(way(Map.of(), SOCKS)).isEqualTo(new Around(Obstacle.SOCKS, "socks.acme:1080"));
    }

    @Test
    void aSystemThatFailsToNameAProxy_isSaid() {
        Around failed = new Around(Obstacle.NOT_NAMED, "");

        assertThat(way(Map.of("HTTPS_PROXY", "http://env.acme"))).isEqualTo(failed);
        assertThat(
                        new SystemProxy(
                                        () ->
                                                selector(() -> {
                                                    throw new IllegalStateException("no PAC");
                                                }),
                                        Map.of())
                                .to(SERVICE))
                .isEqualTo(failed);
        assertThat(new SystemProxy(() -> null, Map.of()).to(SERVICE)).isEqualTo(new Direct());
    }

    @ParameterizedTest
    @CsvSource({
        "http://env.acme:8080, env.acme, 8080",
        "http://env.acme:8080/, env.acme, 8080",
        "env.acme:8080, env.acme, 8080",
        "' HTTP://Env.Acme ', env.acme, 80",
        "http://jo:p%40ss@env.acme:3128, env.acme, 3128",
        "http://[::1]:3128, ::1, 3128",
        "http://10.0.0.1:3128, 10.0.0.1, 3128"
    })
    void theVariable_countsWhereTheSystemNamesNone(String value, String host, int port) {
        Through through = new Through(address(host, port), Source.ENVIRONMENT);

        assertThat(way(Map.of("HTTPS_PROXY", value), Proxy.NO_PROXY)).isEqualTo(through);
        assertThat(way(Map.of("https_proxy", value), Proxy.NO_PROXY)).isEqualTo(through);
        assertThat(way(Map.of("HTTPS_PROXY", value), HTTP))
                .isEqualTo(new Through(address("http.acme", 3128), Source.SYSTEM));
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://env.acme:1080, SOCKS, env.acme:1080",
        "socks5h://jo:secret@env.acme:1080, SOCKS, env.acme:1080",
        "https://env.acme:3129, TLS_TO_PROXY, env.acme:3129",
        "http://env.acme:0, NOT_AN_ADDRESS, ''",
        "http://env.acme:80a, NOT_AN_ADDRESS, ''",
        "http://jo:secret@a..b:3128, NOT_AN_ADDRESS, ''",
        "ftp://env.acme, NOT_AN_ADDRESS, ''",
        "http://, NOT_AN_ADDRESS, ''",
        "::::, NOT_AN_ADDRESS, ''"
    })
    void aVariableThatCannotBeUsed_isSaid_withoutItsPassword(
            String value, Obstacle obstacle, String shown) {
        assertThat(way(Map.of("HTTPS_PROXY", value), Proxy.NO_PROXY))
                .isEqualTo(new Around(obstacle, shown));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "service.example",
                ".service.example",
                "*.example",
                "example",
                "EXAMPLE",
                "a.b, service.example",
                "a.b service.example:443",
                "service.example:443"
            })
    void whatIsExcluded_isReachedDirectly(String excluded) {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "env.acme:1", "NO_PROXY", excluded);

        assertThat(way(variables, Proxy.NO_PROXY)).isEqualTo(new Direct());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "ervice.example", "x.service.example", "service.example:80", "."})
    void whatIsNotExcluded_isNot(String excluded) {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "env.acme:1", "no_proxy", excluded);

        assertThat(way(variables, Proxy.NO_PROXY)).isInstanceOf(Through.class);
    }

    @Test
    void everyWay_hasAName_inTheWordsOfTheService() {
        assertThat(Arrays.stream(Source.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Route.Source.values()).map(Enum::name).toList());
        assertThat(Arrays.stream(Obstacle.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Route.Obstacle.values()).map(Enum::name).toList());
    }

    private static ProxyWay way(Map<String, String> environment, Proxy... named) {
        return new SystemProxy(() -> selector(() -> List.of(named)), environment).to(SERVICE);
    }

    private static InetSocketAddress address(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }

    private static Proxy proxy(Proxy.Type type, String host, int port) {
        return new Proxy(type, address(host, port));
    }

    private static ProxySelector selector(Supplier<List<Proxy>> named) {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(@Nullable URI uri) {
                return named.get();
            }

            @Override
            public void connectFailed(
                    @Nullable URI uri, @Nullable SocketAddress sa, @Nullable IOException ioe) {
                throw new AssertionError("not asked for");
            }
        };
    }
}
