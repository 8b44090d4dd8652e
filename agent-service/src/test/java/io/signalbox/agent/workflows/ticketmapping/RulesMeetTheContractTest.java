package io.signalbox.agent.workflows.ticketmapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.PayloadMutation;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.mapping.SampleDelivery;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.agent.validation.ProposalValidator;
import io.signalbox.agent.validation.RealProposalValidator;
import java.io.IOException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What rules propose never comes back from the interlocking: it would only end in the dead letters, where nobody can mend it. */
class RulesMeetTheContractTest {

    private static final int MUTANTS_PER_EVENT = 5;

    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final ProposalDocument documents = new ProposalDocument(json);
    private final ProposalValidator validator = RealProposalValidator.with(json);
    private final RuleBook book = BuiltInRules.book();

    @Test
    void passesTheInterlockingWithEverySample() throws IOException {
        for (SampleDelivery sample : SampleDelivery.all()) {
            for (SourceEvent event : sample.events()) {
                passes(event, sample.name());
            }
        }
    }

    @Test
    void passesTheInterlockingWithMutatedSamples() throws IOException {
        var mutation = new PayloadMutation(new Random(20261120));
        for (SampleDelivery sample : SampleDelivery.all()) {
            for (SourceEvent event : sample.events()) {
                for (int mutant = 0; mutant < MUTANTS_PER_EVENT; mutant++) {
                    passes(Events.with(event, mutation.mutate(event.payload())), sample.name());
                }
            }
        }
    }

    private void passes(SourceEvent event, String name) {
        if (book.map(event) instanceof Proposal proposal) {
            assertThat(validator.checkDocument(documents.of(proposal, event), subject(event)))
                    .as(() -> name + " " + event.payload())
                    .isEmpty();
        }
    }

    private static Subject subject(SourceEvent event) {
        UUID id = new UUID(0, 1);
        return new Subject(id, id, id, event);
    }
}
