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
        "duplicate, Duplicate, CANCELLED"
    })
    void mapsTheTypeOfTheState(String type, String name, TicketStatus expected) {
        assertThat(issue("'state':{'type':'" + type + "','name':'" + name + "'}")
                        .ticket()
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void leavesAStatusAloneWhoseTypeItDoesNotKnow() {
        Proposal proposal = issue("'state':{'type':'invented','name':'Somewhere'}");

        assertThat(proposal.provenance()).doesNotContainKey("status").containsKey("raw_status");
        assertThat(proposal.notes().getFirst().message())
                .isEqualTo("/data/state/type is not a type of state that Linear has but 'invented'. It was left out.");
    }

    @ParameterizedTest
    @CsvSource({"1, URGENT", "2, HIGH", "3, NORMAL", "4, LOW"})
    void mapsThePriority(String number, TicketPriority expected) {
        assertThat(issue("'priority':" + number).ticket().priority()).isEqualTo(expected);
    }

    @Test
    void takesNoPriorityForAValueOnlyWhenOneWasTakenAway() {
        assertThat(issue("'priority':0").provenance()).doesNotContainKey("priority");
        assertThat(updated("'priority':0", "'priority':1")
                        .provenance()
                        .get("priority")
                        .pointer())
                .isEqualTo("/data/priority");
    }

    @Test
    void emptiesWhatTheEventSaysWasThereBefore() {
        Proposal proposal = updated("'priority':1", "'assigneeId':'u1','dueDate':'2026-01-01','parentId':null");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.provenance().keySet())
                .contains("assignee_id", "due_date", "parent_external_id")
                .doesNotContain("description", "reporter_id", "status", "labels");
    }

    @Test
    void makesTheKeyFromTeamAndNumber() {
        assertThat(issue("'number':7,'team':{'key':'LIN'}").ticket().key()).isEqualTo("LIN-7");
        assertThat(issue("'number':7").ticket().key()).isNull();
    }

    @Test
    void buriesARemovedIssueWhoseDateIsOdd() {
        Proposal removed = (Proposal) map("{'type':'Issue','action':'remove','createdAt':'yesterday',"
                + "'data':{'id':'i1','updatedAt':'soon','dueDate':'never'}}");

        assertThat(removed.operation()).isEqualTo(Operation.DELETE);
        assertThat(removed.sourceVersion()).isEqualTo(Events.RECEIVED_AT.toEpochMilli());
        assertThat(removed.notes()).isNotEmpty();
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
                .isEqualTo(
                        Unmapped.byRules(
                                "No rule knows the Linear event 'Spaceship.launch'. Deselect it in the webhook's settings at Linear, or discard it."));
    }

    private static Proposal issue(String members) {
        return (Proposal) map("{'type':'Issue','action':'update','createdAt':'2026-09-01T00:00:00Z',"
                + "'data':{'id':'i1','title':'A'," + members + "}}");
    }

    private static Proposal updated(String members, String before) {
        return (Proposal) map("{'type':'Issue','action':'update','createdAt':'2026-09-01T00:00:00Z',"
                + "'data':{'id':'i1','title':'A'," + members + "},'updatedFrom':{" + before + "}}");
    }

    private static Mapping map(String json) {
        return Events.map(ProviderName.LINEAR, "event", json);
    }
}
