package io.signalbox.agent.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsWhatFits() {
        assertThat(Excerpt.text(JSON.createObjectNode().put("a", "b"), 100)).isEqualTo("{\"a\":\"b\"}");
    }

    @Test
    void shortensLongTextsBeforeItCuts() throws Exception {
        ObjectNode event =
                JSON.createObjectNode().put("log", "x".repeat(50_000)).put("title", "Disk full");

        String excerpt = Excerpt.text(event, 5_000);

        assertThat(excerpt).hasSizeLessThan(5_000);
        assertThat(JSON.readTree(excerpt).path("title").asText()).isEqualTo("Disk full");
    }

    @Test
    void cutsWhatCannotBeShortened() {
        ObjectNode event = JSON.createObjectNode();
        for (int number = 0; number < 2_000; number++) {
            event.put("field_" + number, number);
        }

        assertThat(Excerpt.text(event, 1_000))
                .hasSize(1_000 + "… (cut)".length())
                .endsWith("… (cut)");
    }

    @Test
    void staysAnObjectWhateverItsSize() {
        ObjectNode wide = JSON.createObjectNode();
        for (int number = 0; number < 2_000; number++) {
            wide.put("field_" + number, number);
        }

        assertThat(Excerpt.object(JSON.createObjectNode().put("a", "b"), 100)).hasToString("{\"a\":\"b\"}");
        assertThat(Excerpt.object(JSON.createObjectNode().put("a", "x".repeat(9_000)), 5_000)
                        .path("a")
                        .asText())
                .hasSize(4_001);
        assertThat(Excerpt.object(wide, 1_000).path("excerpt").asText()).startsWith("{\"field_0\":0");
    }
}
