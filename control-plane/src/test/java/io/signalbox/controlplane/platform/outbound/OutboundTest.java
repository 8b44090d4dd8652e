package io.signalbox.controlplane.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is sent, and when it is given up. */
class OutboundTest extends OutboundScene {

    @Test
    void followsNoRedirect() throws IOException {
        host.answersStatus(302, "Location: http://127.0.0.1:" + host.port() + "/inner\r\nContent-Length: 0\r\n\r\n");
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            assertThat(outbound.send(host.address()).status()).isEqualTo(302);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void sendsItsNameAndNothingOfTheEnvironment() throws IOException {
        host.answers("Set-Cookie: track=1\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok");
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            outbound.send(host.address());
            outbound.send(host.address());

            assertThat(host.requests()).hasSize(2).allSatisfy(request -> assertThat(request)
                    .startsWith("GET / HTTP/1.1")
                    .contains("User-Agent: Signalbox\r\n")
                    .doesNotContain("Cookie", "Proxy", "Accept-Encoding"));
        }
    }

    @Test
    void sendsForms() throws IOException {
        host.answers("Connection: close\r\nContent-Length: 2\r\n\r\nok");
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            outbound.send(OutboundRequest.post(URI.create(host.address()), "code=a%26b%3Dc")
                    .with("Authorization", "Basic eDp5"));

            assertThat(host.requests().getFirst())
                    .contains("Authorization: Basic eDp5\r\n", "Content-Type: application/x-www-form-urlencoded")
                    .endsWith("code=a%26b%3Dc");
        }
    }

    @Test
    void ignoresProxiesOfTheEnvironment() throws IOException {
        host.answers("Connection: close\r\nContent-Length: 2\r\n\r\nok");
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            assertThat(outbound.send(host.address()).text()).isEqualTo("ok");
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    @Test
    void givesUpOnSilentHosts() throws IOException {
        host.staysSilent();
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            assertThatThrownBy(() -> outbound.send(host.address())).isInstanceOf(OutboundFailed.class);
        }
    }

    @Test
    void givesUpOnHostsThatDrip() throws IOException {
        host.drips();
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            assertThatThrownBy(() -> outbound.send(host.address()))
                    .isInstanceOf(OutboundFailed.class)
                    .hasMessageContaining("in time");
            // And lets go of the connection: a stranger must not keep it
            assertThat(host.wasHungUp(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void givesUpOnEndlessBodies() throws IOException {
        host.talksForEver();
        try (var outbound = realNames(List.of("127.0.0.1"))) {
            assertThatThrownBy(() -> outbound.send(host.address()))
                    .isInstanceOf(OutboundFailed.class)
                    .hasMessageContaining("too large");
        }
    }

    @Test
    void givesUpOnNameServersThatHang() throws IOException {
        var settings = settings(List.of());
        NameService hanging = name -> {
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(name);
        };
        try (var outbound = new Sender(new Outbound(settings, hanging))) {
            assertThatThrownBy(() -> outbound.send("https://slow.example.com/"))
                    .isInstanceOf(OutboundFailed.class)
                    .hasMessageContaining("in time");
        }
    }
}
