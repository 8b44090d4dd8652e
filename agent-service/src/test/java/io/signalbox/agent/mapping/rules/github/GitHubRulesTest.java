package io.signalbox.agent.mapping.rules.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.CommentFields;
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
import io.signalbox.contract.shared.TicketType;
import java.util.List;
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
                "{'action':'deleted','repository':{'id':1},'issue':{'number':1,'updated_at':'2026-01-01T00:00:00Z'}}");

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
                "{'action':'closed','repository':{'id':1},'number':3,'pull_request':{'number':3,'title':'A'," + members
                        + "}}");

        assertThat(proposal.ticket().status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a/b, repo:9#5", "A/B, repo:9#5", "a/c, a/c#5"})
    void findsTheParentByTheRepositorysIdWhereItKnowsIt(String repository, String expected) {
        assertThat(issue("'state':'open','parent_issue_url':'https://api.github.com/repos/" + repository + "/issues/5'")
                        .ticket()
                        .parentExternalId())
                .isEqualTo(expected);
    }

    @Test
    void confirmsPingsAndIgnoresPushesWithAReason() {
        assertThat(map("ping", "{'zen':'Keep it logically awesome.','hook_id':1}"))
                .isEqualTo(new Ignored("GitHub confirmed the webhook."));
        assertThat(map("push", "{'ref':'refs/heads/main'}")).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "issues.opened; {'action':'opened','issue':{'number':1,'title':'A','state':'open'}}; /repository is missing.",
                "issues.opened; {'action':'opened','repository':{'id':9},'issue':{'number':1,'title':'A'}}; /issue/state is missing.",
                "issues.edited; {'action':'edited','repository':{'id':9},'issue':{'number':1}}; /issue/state is missing.",
                "issues.edited; {'action':'edited','repository':{'id':9},'issue':{'title':'A','state':'open'}}; /issue/number is missing.",
                "issues.edited; {'action':'edited','repository':{'node_id':'R'},'issue':{'number':1,'state':'open'}}; /repository/id is missing."
            })
    void inventsNothingThatIsMissing(String type, String json, String reason) {
        assertThat(map(type, json)).isEqualTo(Unmapped.byRules(reason));
    }

    @Test
    void leavesAStatusAloneThatItDoesNotKnow() {
        Proposal proposal = issue("'state':'on fire'");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.provenance()).doesNotContainKey("status").containsKey("raw_status");
        assertThat(proposal.notes().getFirst().message())
                .isEqualTo("/issue/state is not open or closed but 'on fire'. It was left out.");
    }

    @Test
    void keepsApartTheIdsThatGitHubNumbersApart() {
        String pullRequest = "'repository':{'id':9},'pull_request':{'number':2,'title':'A','state':'open'},";

        assertThat(comments(
                        "issue_comment",
                        "'repository':{'id':9},'issue':{'number':2,'state':'open'},'comment':{'id':5,'body':'x'}"))
                .containsExactly("5");
        assertThat(comments("pull_request_review_comment", pullRequest + "'comment':{'id':5,'body':'x'}"))
                .containsExactly("review_comment:5");
        assertThat(comments("pull_request_review", pullRequest + "'review':{'id':5,'body':'x','state':'commented'}"))
                .containsExactly("review:5");
        assertThat(comments(
                        "discussion_comment",
                        "'repository':{'id':9},'discussion':{'number':2,'state':'open'},'comment':{'id':5,'body':'x'}"))
                .containsExactly("discussion_comment:5");
    }

    private static List<String> comments(String event, String members) {
        Proposal proposal = (Proposal) map(event + ".created", "{'action':'created'," + members + "}");
        return proposal.comments().stream().map(CommentFields::externalId).toList();
    }

    private static Proposal issue(String members) {
        return (Proposal) map(
                "issues.edited",
                "{'action':'edited','repository':{'id':9,'full_name':'a/b'},'issue':{'number':1,'title':'A'," + members
                        + "}}");
    }

    private static Mapping map(String type, String json) {
        return Events.map(ProviderName.GITHUB, type, json);
    }
}
