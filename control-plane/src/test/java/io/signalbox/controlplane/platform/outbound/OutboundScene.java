package io.signalbox.controlplane.platform.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.util.unit.DataSize;

/** A host that answers as told, and name servers that say what a test wants. */
abstract class OutboundScene {

    StrangeHost host;

    @BeforeEach
    void start() throws IOException {
        host = new StrangeHost();
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
    }

    Sender realNames(List<String> allow) {
        return new Sender(new Outbound(settings(allow), InetAddress::getAllByName));
    }

    static OutboundSettings settings(List<String> allow) {
        return new OutboundSettings(
                allow,
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                DataSize.ofKilobytes(64),
                4);
    }

    record Sender(Outbound outbound) implements AutoCloseable {

        OutboundAnswer send(String address) {
            return send(OutboundRequest.get(outbound.parse(address)));
        }

        OutboundAnswer send(OutboundRequest request) {
            return outbound.send(request);
        }

        @Override
        public void close() throws IOException {
            outbound.destroy();
        }
    }
}
