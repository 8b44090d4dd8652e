package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Maps every golden case and compares with what it expects. {@code -Dgolden.write=true} fills in what a case does not say yet,
 * {@code -Dgolden.write=all} writes every expectation anew; both rewrite the tables of docs/reference/mapping.md. What was written is to be
 * read: a case is right only when a person finds it right.
 */
class GoldenCasesTest {

    private static final String WRITE = System.getProperty("golden.write", "");

    static List<GoldenCase> cases() throws IOException {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mapsEventAsExpected(GoldenCase golden) throws IOException {
        Mapping mapping = BuiltInRules.book().map(golden.sourceEvent());
        ContractLimits.check(mapping);
        JsonNode mapped = golden.mapped();
        if (WRITE.equals("all") || WRITE.equals("true") && golden.expected().isMissingNode()) {
            golden.write(mapped);
        }
        assertThat(mapped).as(golden.toString()).isEqualTo(golden.expected());
    }

    @Test
    void saysInOneLineWhatEachCaseIsAbout() throws IOException {
        assertThat(cases()).allSatisfy(golden -> {
            assertThat(golden.title()).as(golden.toString()).isNotBlank().doesNotContain("\n", "|");
            assertThat(golden.content().path("event_type").asText())
                    .as(golden.toString())
                    .isNotBlank();
            assertThat(golden.content().path("external_id").asText())
                    .as(golden.toString())
                    .isNotBlank();
            assertThat(golden.file().getFileName().toString())
                    .as("<event>--<case>.json")
                    .contains("--");
        });
    }

    @Test
    void isWrittenDownInTheReference() throws IOException {
        var page = new MappingReference(cases());
        if (!WRITE.isEmpty()) {
            page.write();
        }
        assertThat(page.stored())
                .as("Out of date: run GoldenCasesTest with -Dgolden.write=true")
                .isEqualTo(page.current());
    }
}
