package io.signalbox.controlplane.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are called at all. */
class OutboundAddressTest extends OutboundScene {

    private static final String PUBLIC = "93.184.216.34";
    private final AtomicInteger lookups = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://localhost/",
                "https://localhost./",
                "https://LOCALHOST/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[64:ff9b:1::a00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
                "https://[fe80::1]/",
                "https://[fd00:ec2::254]/",
                "https://[ff02::1]/",
                "https://0.0.0.0/",
                "https://10.0.0.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
            })
    void refusesEveryFormOfAddressThatIsNotPublic(String address) throws IOException {
        try (var outbound = realNames(List.of())) {
            assertThatThrownBy(() -> outbound.send(address)).isInstanceOf(OutboundRefused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://login.example.com/",
                "file:///etc/passwd",
                "gopher://login.example.com/",
                "https:///nobody",
                "https://",
                "login.example.com",
                "https://login.example.com@127.0.0.1/",
                "https://ada:secret@login.example.com/",
                "https://login.example.com/#fragment",
                "https://login.example.com:0/",
                "https://login.example.com:99999/",
                "https://login.example.com\\@127.0.0.1/",
                "https://login.example.com/\r\nX-Forged: yes",
                "https://login example.com/",
                "",
            })
    void refusesWhatIsNoPlainAddressOfHost(String address) throws IOException {
        try (var outbound = names(List.of(), PUBLIC)) {
            assertThatThrownBy(() -> outbound.send(address)).isInstanceOf(OutboundRefused.class);
            assertThat(lookups).hasValue(0);
        }
    }

    @Test
    void refusesNamesThatStandForPrivateAddresses() throws IOException {
        try (var outbound = names(List.of(), "10.1.2.3")) {
            assertThatThrownBy(() -> outbound.send("https://login.example.com/"))
                    .isInstanceOf(OutboundRefused.class);
        }
    }

    @Test
    void refusesNamesWithOnePrivateAddressAmongPublicOnes() throws IOException {
        try (var outbound = names(List.of(), PUBLIC + " 127.0.0.1")) {
            assertThatThrownBy(() -> outbound.send("https://login.example.com/"))
                    .isInstanceOf(OutboundRefused.class);
        }
    }

    @Test
    void saysTheSameOfUnknownNamesAndPrivateOnes() throws IOException {
        try (var outbound = names(List.of(), "10.1.2.3", "")) {
            String ofPrivate = messageOf(outbound, "https://payroll.internal/");
            String ofUnknown = messageOf(outbound, "https://payroll.internal/");

            assertThat(ofUnknown).isEqualTo(ofPrivate).doesNotContain("10.1.2.3");
        }
    }

    @Test
    void connectsToWhatItCheckedAndAsksOnce() throws IOException {
        host.answers("Connection: close\r\nContent-Length: 2\r\n\r\nok");
        try (var outbound = names(List.of("127.0.0.1"), "127.0.0.1", "127.0.0.2")) {
            String address = "http://rebinding.example.com:" + host.port() + "/";

            assertThat(outbound.send(address).text()).isEqualTo("ok");
            assertThat(lookups).hasValue(1);
            assertThatThrownBy(() -> outbound.send(address)).isInstanceOf(OutboundRefused.class);
            assertThat(host.requests()).hasSize(1);
        }
    }

    @Test
    void callsAllowedNetworksWithoutTls() throws IOException {
        host.answers("Content-Length: 2\r\n\r\nok");
        try (var outbound = realNames(List.of("127.0.0.0/8"))) {
            assertThat(outbound.send(host.address()).status()).isEqualTo(200);
        }
    }

    @Test
    void callsAllowedNamesWhereverTheyAre() throws IOException {
        host.answers("Content-Length: 2\r\n\r\nok");
        try (var outbound = names(List.of("idp.corp.example"), "127.0.0.1")) {
            assertThat(outbound.send("http://IDP.corp.example.:" + host.port() + "/")
                            .text())
                    .isEqualTo("ok");
            assertThatThrownBy(() -> outbound.send("http://other.corp.example:" + host.port() + "/"))
                    .isInstanceOf(OutboundRefused.class);
        }
    }

    @Test
    void refusesPublicHostsWithoutTls() throws IOException {
        try (var outbound = names(List.of("10.0.0.0/8"), PUBLIC)) {
            assertThatThrownBy(() -> outbound.send("http://login.example.com/"))
                    .isInstanceOf(OutboundRefused.class)
                    .hasMessageContaining("https://");
        }
    }

    private static String messageOf(Sender outbound, String address) {
        try {
            outbound.send(address);
            return "was answered";
        } catch (OutboundRefused refused) {
            return refused.getMessage();
        }
    }

    /** A name server that answers each question with the next list of addresses, and then with the last one. */
    private Sender names(List<String> allow, String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return new Sender(new Outbound(settings(allow), name -> {
            lookups.incrementAndGet();
            String answer = left.size() > 1 ? left.removeFirst() : left.getFirst();
            return Arrays.stream(answer.split(" "))
                    .filter(text -> !text.isEmpty())
                    .map(InetAddress::ofLiteral)
                    .toArray(InetAddress[]::new);
        }));
    }
}
