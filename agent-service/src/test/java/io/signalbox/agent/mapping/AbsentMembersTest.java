package io.signalbox.agent.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.rules.BuiltInRules;
import io.signalbox.contract.shared.ProvenanceKind;
import io.signalbox.contract.shared.ProviderName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Absence is not a value, whatever the provider: an event that loses the place a field was read at leaves the field alone, or reads it
 * elsewhere. It never writes a placeholder over it. Every golden case and every sample loses each such place in turn.
 */
class AbsentMembersTest {

    private static final List<String> FIELDS = List.of(
            "status", "labels", "assignee_id", "parent_external_id", "description", "due_date", "type", "priority");

    /** Events whose name itself says that the field is gone, whatever else they carry. */
    private static final Set<String> SAID_BY_THE_NAME = Set.of(
            "github issues.untyped type",
            "github issues.unlabeled type",
            "github issues.unlabeled priority",
            "github sub_issues.parent_issue_removed parent_external_id");

    static List<SourceEvent> events() throws IOException {
        List<SourceEvent> events = new ArrayList<>();
        for (GoldenCase golden : GoldenCase.all()) {
            events.add(golden.sourceEvent());
        }
        for (SampleDelivery sample : SampleDelivery.all()) {
            events.addAll(sample.events());
        }
        return events;
    }

    static Stream<Loss> losses() throws IOException {
        return events().stream().flatMap(AbsentMembersTest::losses);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void leavesAFieldAloneThatIsNotCarried(Loss loss) {
        ObjectNode payload = loss.event().payload().deepCopy();
        loss.change(payload, ObjectNode::remove);

        assertThat(loss.overwritten(payload)).as(loss + " removed").isFalse();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void leavesAStatusOrLabelAloneThatIsNull(Loss loss) {
        // A generic sender's null empties the field, as docs/reference/mapping.md says: there is no provider to tell
        // what else it means
        if (!List.of("status", "labels").contains(loss.field())
                || loss.event().provider() == ProviderName.GENERIC
                        && loss.field().equals("labels")) {
            return;
        }
        ObjectNode payload = loss.event().payload().deepCopy();
        loss.change(payload, ObjectNode::putNull);

        assertThat(loss.overwritten(payload)).as(loss + " null").isFalse();
    }

    @Test
    void triesEveryProviderAndField() throws IOException {
        List<Loss> all = losses().toList();

        assertThat(all).hasSizeGreaterThan(200);
        assertThat(all).extracting(loss -> loss.event().provider()).doesNotContainNull();
        assertThat(all).extracting(Loss::field).contains("status", "labels", "assignee_id", "description");
    }

    private static Stream<Loss> losses(SourceEvent event) {
        if (!(BuiltInRules.book().map(event) instanceof Proposal proposal)
                || proposal.operation() != Operation.UPSERT
                || proposal.completeness() == Completeness.PARTIAL) {
            return Stream.of();
        }
        return FIELDS.stream()
                .filter(field -> readAt(proposal.provenance(), field) != null)
                .map(field -> new Loss(event, field, readAt(proposal.provenance(), field)))
                .filter(loss -> !loss.isSaidOtherwise());
    }

    private static String readAt(Map<String, Provenance> provenance, String field) {
        Provenance source = provenance.get(field);
        boolean inAnObject =
                source != null && source.pointer() != null && !source.pointer().matches(".*/\\d+(/.*)?|");
        return inAnObject ? source.pointer() : null;
    }

    /** An event and the place in it that one field is read at. */
    record Loss(SourceEvent event, String field, String pointer) {

        /** A form of Slack is a ticket of its own, so there is nothing to leave alone. */
        boolean isSaidOtherwise() {
            String name = event.provider() + " " + event.eventType();
            return event.eventType().equals("view_submission") || SAID_BY_THE_NAME.contains(name + " " + field);
        }

        void change(ObjectNode payload, BiConsumer<ObjectNode, String> how) {
            JsonPointer place = JsonPointer.compile(pointer);
            JsonNode holder = payload.at(place.head());
            if (holder instanceof ObjectNode object) {
                how.accept(object, place.last().getMatchingProperty());
            }
        }

        /** Whether the event would still write the field although nothing in it says so any more. */
        boolean overwritten(JsonNode payload) {
            var changed = Events.with(event, payload);
            if (!(BuiltInRules.book().map(changed) instanceof Proposal proposal)
                    || proposal.completeness() == Completeness.PARTIAL) {
                return false;
            }
            Provenance source = proposal.provenance().get(field);
            if (source == null) {
                return proposal.completeness() == Completeness.FULL;
            }
            return source.kind() == ProvenanceKind.DEFAULT || pointer.equals(source.pointer());
        }

        @Override
        public String toString() {
            return event.provider() + " " + event.eventType() + " " + field + " at " + pointer;
        }
    }
}
