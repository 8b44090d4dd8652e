package io.signalbox.agent.mapping.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.contract.shared.TicketType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourcedTicketTest {

    @Test
    void cutsALongTitleWithoutHalvingACharacter() {
        var ticket = new SourcedTicket(at("x".repeat(499) + "😀"));

        assertThat(ticket.fields().title()).isEqualTo("x".repeat(499));
        assertThat(ticket.full(1, null).provenance().get("title"))
                .isEqualTo(Provenance.payloadByRule("/place", "limits.cut"));
    }

    @Test
    void leavesOutLinksThatABrowserMustNotFollow() {
        var ticket = new SourcedTicket(at("A")).url(at("javascript:alert(1)"));

        assertThat(ticket.fields().url()).isNull();
        assertThat(ticket.full(1, null).provenance()).doesNotContainKey("url");
    }

    @Test
    void keepsEachLabelOnceAndAHundredAtMost() {
        List<String> many =
                IntStream.range(0, 300).mapToObj(i -> " label " + i / 2 + " ").toList();

        var labels = new SourcedTicket(at("A"))
                .labels(new Sourced<>(many, Provenance.payload("/labels")))
                .fields()
                .labels();

        assertThat(labels).hasSize(100).startsWith("label 0", "label 1");
    }

    @Test
    void namesNothingInAPatchThatWasNotSet() {
        var patch = SourcedTicket.patchOf("HubSpot ticket 1", TicketType.REQUEST, at("https://example.com/1"))
                .description(at("text"))
                .patch(7, null);

        assertThat(patch.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(patch.provenance()).containsOnlyKeys("description");
        assertThat(patch.ticket().title()).isEqualTo("HubSpot ticket 1");
    }

    private static Sourced<String> at(String value) {
        return new Sourced<>(value, Provenance.payload("/place"));
    }
}
