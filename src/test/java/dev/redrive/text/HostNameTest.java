package dev.redrive.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "proxy, proxy",
        "' Proxy.ACME\u200b', proxy.acme",
        "proxy.acme., proxy.acme",
        "my_proxy-1, my_proxy-1",
        "_dmarc.example, _dmarc.example",
        "10.0.0.1, 10.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "1.example, 1.example",
        "3com.example, 3com.example",
        "::1, ::1",
        "[::1], ::1",
        "FE80::1, fe80::1",
        "2001:db8::10.0.0.1, 2001:db8::10.0.0.1",
        "büro.example, xn--bro-hoa.example",
        "BÜRO.example, xn--bro-hoa.example",
        "пример.рф, xn--e1afmkfd.xn--p1ai",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "\uff50roxy.example, proxy.example",
        "xn--bro-hoa.example, xn--bro-hoa.example"
    })
    void aHost_isBroughtToItsOneForm(String typed, String host) {
        assertThat(HostName.read(typed)).isEqualTo(host);
        assertThat(HostName.read(host)).as("read again").isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.0.0.1:3128",
                "proxy:8080",
                "dead:beef",
                "::::",
                ":::1",
                "::1%eth0",
                "[::1",
                "::1]",
                "[[::1]]",
                "1:2:3:4:5:6:7",
                "a..b",
                ".a",
                "a..",
                ".",
                "..",
                "-a",
                "a-",
                "a.-b",
                "a b",
                "a\u00a0b",
                "a\u200bb",
                "a\nb",
                "http://proxy",
                "proxy/",
                "jo@proxy",
                "a?b",
                "a#b",
                "a*b",
                "a\\b",
                "10.0.0",
                "1.2.3.4.5",
                "256.1.1.1",
                "999.1.1.1",
                "010.0.0.1",
                "2130706433",
                "127.1",
                "0x7f.1",
                "a.0x7f",
                "straße.example",
                "a\u200db",
                "xn--\u0000"
            })
    void whatIsNoHost_isRefused(String typed) {
        assertThat(HostName.read(typed)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 300, 5_000})
    void aPartThatIsTooLong_isRefused(int length) {
        assertThat(HostName.read("a".repeat(63) + ".example")).isNotNull();
        assertThat(HostName.read("a".repeat(length) + ".example")).isNull();
        assertThat(HostName.read("ü".repeat(length) + ".example")).isNull();
        assertThat(HostName.read("ab.".repeat(length + 40) + "c")).isNull();
    }
}
