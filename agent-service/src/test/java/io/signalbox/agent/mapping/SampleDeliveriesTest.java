package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.contract.shared.ProviderName;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps every sample delivery and compares with the file beside it. {@code -Dsamples.write=true} writes those files anew. */
class SampleDeliveriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RuleBook BOOK = BuiltInRules.book();

    static List<SampleDelivery> samples() throws IOException {
        return SampleDelivery.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void mapsSampleAsExpected(SampleDelivery sample) throws IOException {
        JsonNode mapped = map(sample);
        if (Boolean.getBoolean("samples.write")) {
            Files.writeString(
                    sample.expected(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(mapped) + "\n");
        }
        assertThat(mapped)
                .as(sample.name())
                .isEqualTo(JSON.readTree(sample.expected().toFile()));
    }

    @Test
    void coversEveryProviderWithEnoughSamples() throws IOException {
        List<SampleDelivery> samples = SampleDelivery.all();
        assertThat(samples).hasSizeGreaterThanOrEqualTo(80);
        Set<ProviderName> providers = EnumSet.noneOf(ProviderName.class);
        samples.forEach(sample -> providers.add(sample.provider()));
        assertThat(providers).containsExactlyInAnyOrder(ProviderName.values());
    }

    /** The demo sends samples in this order; two with one number would make the story depend on chance. */
    @Test
    void numbersEverySampleOnce() throws IOException {
        Set<Integer> sequences = new HashSet<>();
        for (SampleDelivery sample : SampleDelivery.all()) {
            assertThat(sequences.add(sample.sample().path("sequence").asInt(-1)))
                    .as(sample.name())
                    .isTrue();
            assertThat(sample.sample().path("description").asText())
                    .as(sample.name())
                    .isNotBlank();
        }
    }

    private static JsonNode map(SampleDelivery sample) throws IOException {
        ArrayNode mapped = JSON.createArrayNode();
        for (SourceEvent event : sample.events()) {
            mapped.add(MappingJson.of(BOOK.map(event)));
        }
        // Through text, so that numbers compare as they read
        JsonNode read = JSON.readTree(JSON.writeValueAsString(mapped));
        return sample.sample().path("body").isArray() ? read : read.get(0);
    }
}
