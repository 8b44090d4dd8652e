package io.signalbox.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.local.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LocalSettingsTest {

    @Test
    void listensWhereItSaysByDefault() {
        LocalSettings settings = LocalSettings.read(new Environment(Map.of("SIGNALBOX_PORT", " ")));
        assertThat(settings.controlPlaneUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.agentUrl()).isEqualTo("http://127.0.0.1:8081");
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.dataDirectory()).hasFileName(".signalbox");
    }

    @Test
    void refusesWhatIsNoPort() {
        Environment environment = new Environment(Map.of("SIGNALBOX_AGENT_PORT", "80x"));
        assertThatThrownBy(() -> LocalSettings.read(environment))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SIGNALBOX_AGENT_PORT")
                .hasMessageContaining("80x");
    }

    @Test
    void refusesOnePortForBoth() {
        Environment environment = new Environment(Map.of("SIGNALBOX_PORT", "8081"));
        assertThatThrownBy(() -> LocalSettings.read(environment)).isInstanceOf(Refusal.class);
    }
}
