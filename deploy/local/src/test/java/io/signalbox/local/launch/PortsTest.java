package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class PortsTest {

    @Test
    void saysInOneLineWhichPortIsTakenAndHowToChangeIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "SIGNALBOX_PORT"))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("SIGNALBOX_PORT=")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void acceptsPortThatWasJustGivenBack() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThatCode(() -> Ports.requireFree(port, "SIGNALBOX_PORT")).doesNotThrowAnyException();
    }
}
