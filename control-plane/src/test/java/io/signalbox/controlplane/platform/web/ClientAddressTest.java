package io.signalbox.controlplane.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whom a request is counted for. */
class ClientAddressTest {

    private static final String PROXY = "10.1.2.3";

    @Test
    void isThePeerWhenNoProxyIsNamed() {
        HttpServletRequest seen = seen(List.of(), "203.0.113.9", "198.51.100.7", "https");
        assertThat(ClientAddress.of(seen).text()).isEqualTo("203.0.113.9");
        assertThat(seen.isSecure()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "127.0.0.1", "::1", "10.1.2.4"})
    void believesNobodyElse(String peer) {
        HttpServletRequest seen = seen(List.of(PROXY), peer, "198.51.100.7", "https");
        assertThat(ClientAddress.of(seen).address()).isEqualTo(InetAddress.ofLiteral(peer));
        assertThat(seen.isSecure()).isFalse();
        assertThat(seen.getScheme()).isEqualTo("http");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.7|198.51.100.7",
                "1.1.1.1, 198.51.100.7|198.51.100.7",
                "1.1.1.1, 198.51.100.7, 10.9.9.9|198.51.100.7",
                "198.51.100.7:4711|198.51.100.7",
                "[2001:db8::7]:4711|2001:db8:0:0:0:0:0:7",
                "2001:db8::7|2001:db8:0:0:0:0:0:7",
                "::ffff:198.51.100.7|198.51.100.7",
                "10.9.9.9|10.9.9.9",
                "localhost|10.1.2.3",
                "evil.example, 10.9.9.9|10.9.9.9",
                "198.51.100.7 OR 1=1|10.1.2.3"
            })
    void isWhoTheNearestProxiesSpeakFor(String header, String expected) {
        HttpServletRequest seen = seen(List.of("10.0.0.0/8"), PROXY, header, "https");
        assertThat(ClientAddress.of(seen).text()).isEqualTo(expected);
    }

    @Test
    void knowsTlsThatEndedAtATrustedProxy() {
        assertThat(seen(List.of(PROXY), PROXY, "198.51.100.7", "https").isSecure())
                .isTrue();
        assertThat(seen(List.of(PROXY), PROXY, "198.51.100.7", "https, http").isSecure())
                .isFalse();
        assertThat(seen(List.of(PROXY), PROXY, "198.51.100.7", "https").getRequestURL())
                .hasToString("https://localhost/");
    }

    @Test
    void countsAnIpv6SubscriberOnce() {
        assertThat(limited("2001:db8:1:2::1")).isEqualTo(limited("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(limited("2001:db8:1:2::1")).isNotEqualTo(limited("2001:db8:1:3::1"));
        assertThat(limited("::ffff:198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(limited("198.51.100.7")).isNotEqualTo(limited("198.51.100.8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", ""})
    void startsWithNoRangeItCannotRead(String range) {
        assertThatThrownBy(() -> NetworkRange.parse(range)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.0.1,true",
        "10.0.0.0/8,11.0.0.1,false",
        "10.0.0.0/9,10.128.0.1,false",
        "fd00::/8,fdff::1,true",
        "0.0.0.0/0,203.0.113.9,true",
        "0.0.0.0/0,fd00::1,false",
        "127.0.0.1,127.0.0.1,true",
        "127.0.0.1,127.0.0.2,false"
    })
    void comparesLeadingBits(String range, String address, boolean inside) {
        assertThat(NetworkRange.parse(range).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    private static String limited(String address) {
        return new ClientAddress(InetAddress.ofLiteral(address)).forLimits();
    }

    private static HttpServletRequest seen(List<String> trusted, String peer, String addresses, String scheme) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(peer);
        request.addHeader("Host", "localhost");
        request.addHeader("X-Forwarded-For", addresses);
        request.addHeader("X-Forwarded-Proto", scheme);
        var chain = new MockFilterChain();
        try {
            new TrustedProxies(new WebSettings(trusted, List.of(), null))
                    .doFilter(request, new MockHttpServletResponse(), chain);
        } catch (ServletException | IOException failure) {
            throw new AssertionError(failure);
        }
        return (HttpServletRequest) chain.getRequest();
    }
}
