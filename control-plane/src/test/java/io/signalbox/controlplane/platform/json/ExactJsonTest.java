package io.signalbox.controlplane.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ControlPlaneTest
class ExactJsonTest {

    @Autowired
    private JsonMapper json;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":0.1234567890123456789}",
                "{\"n\":19.90}",
                "{\"n\":9007199254740993}",
                "{\"n\":123456789012345678901234567890}"
            })
    void keepsEveryDigit(String text) {
        assertThat(json.writeValueAsString(json.readValue(text, Map.class))).isEqualTo(text);
        assertThat(json.readTree(text).toString()).isEqualTo(text);
    }

    @Test
    void writesMembersInOneOrder() {
        assertThat(json.writeValueAsString(Map.of("b", 1, "a", 2, "c", Map.of("z", 1, "y", 2))))
                .isEqualTo("{\"a\":2,\"b\":1,\"c\":{\"y\":2,\"z\":1}}");
    }
}
