package io.signalbox.controlplane.runs.forking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonComparisonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void namesEachFieldThatDiffers() {
        var found = JsonComparison.of(
                JSON.readTree("{\"a\":1,\"gone\":true,\"same\":[1],\"list\":[{\"x\":\"old\"}],\"a/b\":null}"),
                JSON.readTree("{\"a\":2,\"new\":\"n\",\"same\":[1],\"list\":[{\"x\":\"young\"},3],\"a/b\":0}"));

        assertThat(found)
                .containsExactly(
                        new RunDifference("/a", "1", "2"),
                        new RunDifference("/a~1b", "null", "0"),
                        new RunDifference("/gone", "true", null),
                        new RunDifference("/list/0/x", "\"old\"", "\"young\""),
                        new RunDifference("/list/1", null, "3"),
                        new RunDifference("/new", null, "\"n\""));
    }

    @Test
    void findsNothingInEqualValues() {
        assertThat(JsonComparison.of(JSON.readTree("{\"a\":[1,{}]}"), JSON.readTree("{\"a\":[1,{}]}")))
                .isEmpty();
    }
}
