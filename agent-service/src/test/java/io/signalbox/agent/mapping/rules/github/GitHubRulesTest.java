package io.signalbox.agent.mapping.rules.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubRulesTest {

    @ParameterizedTest
    @CsvSource({
        "P0, URGENT",
        "priority: high, HIGH",
        "Priority/Critical, URGENT",
        "sev-2, HIGH",
        "high quality, NORMAL",
        "low, NORMAL",
        "priority: someday, NORMAL"
    })
    void readsAPriorityOnlyFromLabelsThatMeanOne(String label, TicketPriority expected) {
        assertThat(issue("'state':'open','labels':[{'name':'" + label + "'}]")
                        .ticket()
                        .priority())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "open, , OPEN",
        "open, reopened, OPEN",
        "closed, completed, DONE",
        "closed, , DONE",
        "closed, not_planned, CANCELLED",
        "closed, duplicate, CANCELLED"
    })
    void readsHowAnIssueWasClosed(String state, String reason, TicketStatus expected) {
        String quoted = reason == null ? "null" : "'" + reason + "'";

        assertThat(issue("'state':'" + state + "','state_reason':" + quoted)
                        .ticket()
                        .status())
                .isEqualTo(expected);
    }

    @Test
    void takesAnIssueWithoutABody() {
        assertThat(issue("'state':'open','body':null").ticket().description()).isNull();
    }

    @Test
    void prefersTheIssueTypeToALabel() {
        assertThat(issue("'state':'open','type':{'name':'Feature'},'labels':[{'name':'bug'}]")
                        .ticket()
                        .type())
                .isEqualTo(TicketType.FEATURE);
    }

    @Test
    void buriesADeletedIssueLaterThanItsLastUpdate() {
        Proposal deleted = (Proposal) map(
                "issues.deleted",
                "{'action':'deleted','issue':{'number':1,'title':'A','updated_at':'2026-01-01T00:00:00Z'}}");

        assertThat(deleted.operation()).isEqualTo(Operation.DELETE);
        assertThat(deleted.sourceVersion()).isEqualTo(Events.RECEIVED_AT.toEpochMilli());
    }

    @Test
    void takesThePullRequestOfACommentAsAStub() {
        Proposal proposal = (Proposal)
                map(
                        "issue_comment.created",
                        "{'action':'created','repository':{'full_name':'a/b'},"
                                + "'issue':{'number':2,'title':'A','state':'closed','pull_request':{'merged_at':'2026-01-01T00:00:00Z'}},"
                                + "'comment':{'id':9,'body':'ok','updated_at':'2026-01-02T00:00:00Z','user':{'id':4,'login':'x'}}}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(proposal.ticket().type()).isEqualTo(TicketType.PULL_REQUEST);
        assertThat(proposal.ticket().status()).isEqualTo(TicketStatus.DONE);
        assertThat(proposal.comments()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'state':'open','draft':true; IN_PROGRESS",
                "'state':'open','draft':false; OPEN",
                "'state':'closed','merged_at':'2026-01-01T00:00:00Z'; DONE",
                "'state':'closed','merged_at':null; CANCELLED"
            })
    void readsWhatBecameOfAPullRequest(String members, TicketStatus expected) {
        Proposal proposal = (Proposal) map(
                "pull_request.closed",
                "{'action':'closed','number':3,'pull_request':{'number':3,'title':'A'," + members + "}}");

        assertThat(proposal.ticket().status()).isEqualTo(expected);
    }

    @Test
    void findsTheParentOfASubIssue() {
        assertThat(issue("'state':'open','parent_issue_url':'https://api.github.com/repos/a/b/issues/5'")
                        .ticket()
                        .parentExternalId())
                .isEqualTo("a/b#5");
    }

    @Test
    void ignoresPingsAndPushesWithAReason() {
        assertThat(map("ping", "{'zen':'Keep it logically awesome.','hook_id':1}"))
                .isEqualTo(new Ignored("GitHub's ping: Keep it logically awesome."));
        assertThat(map("push", "{'ref':'refs/heads/main'}")).isInstanceOf(Ignored.class);
        assertThat(map("sub_issues.sub_issue_added", "{'action':'sub_issue_added'}"))
                .isInstanceOf(Ignored.class);
    }

    private static Proposal issue(String members) {
        return (Proposal) map(
                "issues.edited",
                "{'action':'edited','repository':{'full_name':'a/b'},'issue':{'number':1,'title':'A'," + members
                        + "}}");
    }

    private static Mapping map(String type, String json) {
        return Events.map(ProviderName.GITHUB, type, json);
    }
}
