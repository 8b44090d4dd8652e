package io.signalbox.agent.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenamedSettingsTest {

    @Test
    void namesTheNewVariableWhenTheFormerOneIsSet() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of("SIGNALBOX_AGENT_DOORS_RUNS", "9"), 300))
                .build();

        assertThatThrownBy(() -> RenamedSettings.check(config))
                .hasMessageContaining("SIGNALBOX_AGENT_DOORS_RUNS")
                .hasMessageContaining("is now called SIGNALBOX_AGENT_ATTEMPTS_RULES");
    }

    @Test
    void refusesEveryFormerName() {
        RenamedSettings.NAMES.keySet().forEach(former -> assertThatThrownBy(() -> RenamedSettings.check(with(former)))
                .as(former)
                .isInstanceOf(IllegalStateException.class));
    }

    @Test
    void acceptsPresentNames() {
        RenamedSettings.NAMES.values().forEach(present -> assertThatCode(() -> RenamedSettings.check(with(present)))
                .as(present)
                .doesNotThrowAnyException());
    }

    private static SmallRyeConfig with(String name) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(Map.of(name, "1"), "test", 300))
                .build();
    }
}
