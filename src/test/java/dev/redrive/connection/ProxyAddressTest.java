package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy",
                " proxy.acme ",
                "10.0.0.1",
                "::1",
                "[::1]",
                "my_proxy-1",
                "büro.example"
            })
    void hosts(String typed) {
        assertThat(ProxyAddress.problemOfHost(typed)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://proxy",
                "proxy:8080",
                "proxy/",
                "a b",
                "jo@proxy",
                "a\nb",
                "[::1]:80"
            })
    void noHosts(String typed) {
        assertThat(ProxyAddress.problemOfHost(typed))
                .isEqualTo(ProxyAddress.HostProblem.NOT_A_HOST);
    }

    @Test
    void emptyHost_isRefused() {
        assertThat(ProxyAddress.problemOfHost(" ")).isEqualTo(ProxyAddress.HostProblem.EMPTY);
    }

    @Test
    void port_isAcceptedWithinItsRange() {
        assertThat(ProxyAddress.port(" 3128 ")).isEqualTo(3128);
        assertThat(ProxyAddress.port("65535")).isEqualTo(65_535);
        for (String wrong : new String[] {"", "0", "65536", "99999", "-1", "80a", "8 0", "٣"}) {
            assertThat(ProxyAddress.port(wrong)).as(wrong).isNull();
        }
    }

    @Test
    void userName_isReadFromTheAddress() {
        assertThat(ProxyAddress.isUsableUser("DOMAIN\\jo")).isTrue();
        assertThat(ProxyAddress.isUsableUser("jo:el")).isFalse();
        assertThat(ProxyAddress.isUsableUser("jo\r\nX: y")).isFalse();
    }

    @Test
    void anAddressOfItsOwnKindIsShownInBrackets() {
        assertThat(new ProxyChoice.Manual("::1", 80, "").address()).isEqualTo("[::1]:80");
        assertThat(new ProxyChoice.Manual("proxy", 80, "").address()).isEqualTo("proxy:80");
    }

    @Test
    void aNameWithAnUnderscore_isGivenToJavaAsAnAddress() throws Exception {
        InetAddress address = InetAddress.getByName("10.1.2.3");

        InetSocketAddress proxy =
                ProxyAddress.connectable(unresolved("my_proxy.acme"), _ -> address);

        assertThat(proxy.getHostString()).isEqualTo("10.1.2.3");
        assertThat(proxy.getAddress()).isEqualTo(address);
        assertThat(proxy.getPort()).isEqualTo(3128);
        assertThat(
                        ProxyAddress.connectable(
                                unresolved("my_proxy.acme"),
                                _ -> {
                                    throw new UnknownHostException();
                                }))
                .isEqualTo(unresolved("my-proxy.acme.invalid"));
        assertThat(
                        ProxyAddress.connectable(
                                unresolved("proxy.acme"),
                                _ -> {
                                    throw new AssertionError("looked up by the client");
                                }))
                .isEqualTo(unresolved("proxy.acme"));
    }

    private static InetSocketAddress unresolved(String host) {
        return InetSocketAddress.createUnresolved(host, 3128);
    }
}
