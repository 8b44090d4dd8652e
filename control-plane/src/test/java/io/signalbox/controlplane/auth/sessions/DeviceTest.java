package io.signalbox.controlplane.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.web.ClientAddress;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    private static final ClientAddress LOCAL = new ClientAddress(InetAddress.getLoopbackAddress());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 | Chrome on Linux
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0 | Edge on Windows
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15 | Safari on macOS
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Safari/604.1 | Safari on iPhone
            Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0 | Firefox on Android
            curl/8.5.0 | curl
            Java-http-client/25 | Java-http-client
            """)
    void namesBrowserAndSystem(String userAgent, String name) {
        assertThat(Device.of(userAgent, LOCAL).name()).isEqualTo(name);
    }

    @Test
    void staysShortAndPlainWhateverIsSent() {
        assertThat(Device.of(null, LOCAL).name()).isEqualTo("Unknown");
        assertThat(Device.of("<script>alert(1)</script>", LOCAL).name()).isEqualTo("Unknown");
        assertThat(Device.of("x".repeat(5000), LOCAL).name()).hasSize(40);
    }
}
