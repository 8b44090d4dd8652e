package io.signalbox.agent.mapping.rules.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearRulesTest {

    @ParameterizedTest
    @CsvSource({
        "triage, Triage, OPEN",
        "backlog, Backlog, OPEN",
        "unstarted, Todo, OPEN",
        "started, In Progress, IN_PROGRESS",
        "started, Blocked, ON_HOLD",
        "completed, Shipped, DONE",
        "canceled, Canceled, CANCELLED",
        "duplicate, Duplicate, CANCELLED",
        "invented, Somewhere, OPEN"
    })
    void mapsTheTypeOfTheState(String type, String name, TicketStatus expected) {
        assertThat(issue("'state':{'type':'" + type + "','name':'" + name + "'}")
                        .ticket()
                        .status())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, NORMAL, default", "1, URGENT, payload", "2, HIGH, payload", "3, NORMAL, payload", "4, LOW, payload"
    })
    void mapsThePriorityAndSaysWhenThereIsNone(String number, TicketPriority expected, String kind) {
        Proposal proposal = issue("'priority':" + number);

        assertThat(proposal.ticket().priority()).isEqualTo(expected);
        assertThat(proposal.provenance().get("priority").kind()).hasToString(kind);
    }

    @Test
    void buriesARemovedIssueLaterThanItsLastUpdate() {
        Proposal removed = (Proposal) map("{'type':'Issue','action':'remove','createdAt':'2026-09-02T00:00:00Z',"
                + "'data':{'id':'i1','title':'A','updatedAt':'2026-09-01T00:00:00Z'}}");

        assertThat(removed.operation()).isEqualTo(Operation.DELETE);
        assertThat(removed.sourceVersion()).isEqualTo(1788307200000L);
    }

    @Test
    void takesTheIssueOfACommentAsAStub() {
        Proposal proposal = (Proposal) map("{'type':'Comment','action':'create','data':{'id':'c1','body':'Hi',"
                + "'issueId':'i1','updatedAt':'2026-09-01T00:00:00Z','userId':'u1'}}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(proposal.sourceVersion()).isZero();
        assertThat(proposal.ticket().title()).isEqualTo("Linear issue i1");
        assertThat(proposal.comments().getFirst().author().externalId()).isEqualTo("u1");
    }

    @Test
    void ignoresACommentOnSomethingElse() {
        assertThat(map("{'type':'Comment','action':'create','data':{'id':'c1','body':'Hi','projectUpdateId':'p'}}"))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void tellsIgnoredEventsFromUnknownOnes() {
        assertThat(map("{'type':'AgentSessionEvent','action':'created'}")).isInstanceOf(Ignored.class);
        assertThat(map("{'type':'Spaceship','action':'launch'}"))
                .isEqualTo(Unmapped.byRules("No rule knows the Linear event 'Spaceship.launch'."));
    }

    private static Proposal issue(String members) {
        return (Proposal) map("{'type':'Issue','action':'update','createdAt':'2026-09-01T00:00:00Z',"
                + "'data':{'id':'i1','title':'A'," + members + "}}");
    }

    private static Mapping map(String json) {
        return Events.map(ProviderName.LINEAR, "event", json);
    }
}
