package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.contract.shared.ProvenanceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A ticket has a title, a status, a priority and a type whatever its first event says. Where the event does not say it, the proposal either
 * marks the value {@code default} or does not claim the field, which makes it a placeholder where it is stored.
 */
class PlaceholdersTest {

    private static final Set<String> REQUIRED = Set.of("title", "status", "priority", "type");

    @Test
    void claimsNoDefaultInPatches() throws IOException {
        assertThat(proposals(Completeness.PATCH)).isNotEmpty().allSatisfy(proposal -> assertThat(
                        proposal.provenance().values())
                .extracting(Provenance::kind)
                .doesNotContain(ProvenanceKind.DEFAULT));
    }

    @Test
    void saysOfEveryRequiredFieldOfWholeTicketsWhereItCameFrom() throws IOException {
        assertThat(proposals(Completeness.FULL))
                .isNotEmpty()
                .filteredOn(proposal -> proposal.operation() == Operation.UPSERT)
                .allSatisfy(
                        proposal -> assertThat(proposal.provenance()).containsKeys(REQUIRED.toArray(String[]::new)));
    }

    /** The title of a ticket that is named in passing may be in the event; what comments say of the rest is nothing. */
    @Test
    void statesNoStatusOfTicketsNamedInPassing() throws IOException {
        assertThat(proposals(Completeness.PARTIAL)).isNotEmpty().allSatisfy(proposal -> {
            Provenance status = proposal.provenance().get("status");
            assertThat(status == null || status.kind() == ProvenanceKind.DEFAULT || status.pointer() != null)
                    .as("%s", proposal)
                    .isTrue();
        });
    }

    private static List<Proposal> proposals(Completeness completeness) throws IOException {
        List<SourceEvent> events = new ArrayList<>();
        for (GoldenCase golden : GoldenCase.all()) {
            events.add(golden.sourceEvent());
        }
        for (SampleDelivery sample : SampleDelivery.all()) {
            events.addAll(sample.events());
        }
        RuleBook book = BuiltInRules.book();
        return events.stream()
                .map(book::map)
                .filter(Proposal.class::isInstance)
                .map(Proposal.class::cast)
                .filter(proposal -> proposal.completeness() == completeness)
                .toList();
    }
}
