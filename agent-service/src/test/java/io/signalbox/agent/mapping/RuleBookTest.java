package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.contract.shared.ProviderName;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    @Test
    void saysThatAProviderHasNoRules() {
        Mapping mapping = new RuleBook(List.of()).map(Events.event(ProviderName.JIRA, "x", "{}"));

        assertThat(mapping).isEqualTo(new Unmapped(DeadLetterReason.NO_MAPPING_RULE, "There are no rules for jira."));
    }

    @Test
    void turnsAnUnexpectedShapeIntoASentenceThatNamesThePlace() {
        Mapping mapping = new RuleBook(List.of(new Puzzled()))
                .map(Events.event(ProviderName.JIRA, "jira:issue_created", "{'issue':'none'}"));

        assertThat(mapping).isEqualTo(new Unmapped(DeadLetterReason.NO_MAPPING_RULE, "/issue is not an object."));
    }

    @Test
    void answersPayloadsThatAreNoObjects() {
        for (ProviderName provider : ProviderName.values()) {
            for (String payload : List.of("{}", "[]", "'text'", "17", "null")) {
                assertThat(Events.map(provider, "event", payload))
                        .as(provider + " " + payload)
                        .isInstanceOf(Unmapped.class);
            }
        }
    }

    /** Rules that meet a payload they cannot read. */
    private static final class Puzzled implements ProviderRules {

        @Override
        public ProviderName provider() {
            return ProviderName.JIRA;
        }

        @Override
        public Mapping map(SourceEvent event) {
            throw UnexpectedShape.at("/issue", "an object");
        }
    }
}
