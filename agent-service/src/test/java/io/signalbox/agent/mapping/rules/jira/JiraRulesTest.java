package io.signalbox.agent.mapping.rules.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiraRulesTest {

    @ParameterizedTest
    @CsvSource({
        "To Do, new, , OPEN, jira.status_category",
        "Ready to ship, indeterminate, , IN_PROGRESS, jira.status_category",
        "Ausgeliefert, done, , DONE, jira.status_category",
        "Cancelled, done, , CANCELLED, jira.status_name",
        "Closed, done, Won't Fix, CANCELLED, jira.resolution",
        "Blocked, indeterminate, , ON_HOLD, jira.status_name",
        "Waiting for parts, new, , ON_HOLD, jira.status_name",
        "Waiting for support, new, , OPEN, jira.status_category",
        "In Review, undefined, , IN_PROGRESS, jira.status_name",
        "Quarantäne, undefined, , OPEN, jira.status_default"
    })
    void mapsStatusByCategoryAndRefinesItByName(
            String name, String category, String resolution, TicketStatus expected, String rule) {
        String resolved = resolution == null ? "null" : "{'name':'" + resolution.replace("'", "’") + "'}";
        Proposal proposal = issue("'status':{'name':'" + name + "','statusCategory':{'key':'" + category
                + "'}},'resolution':" + resolved);

        assertThat(proposal.ticket().status()).isEqualTo(expected);
        assertThat(proposal.provenance().get("status").rule()).isEqualTo(rule);
        assertThat(proposal.ticket().rawStatus()).isEqualTo(name);
    }

    @Test
    void takesTheIssueOfACommentAsAStubThatAnyRealVersionReplaces() {
        Proposal proposal = proposal(
                "{'webhookEvent':'comment_created','timestamp':1712345678901,"
                        + "'issue':{'id':'10002','key':'PROJ-1','fields':{'summary':'A'}},"
                        + "'comment':{'id':'7','body':'Hello','author':{'accountId':'a1'},'created':'2026-09-01T10:00:00.000+0000'}}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(proposal.sourceVersion()).isZero();
        assertThat(proposal.comments()).singleElement().satisfies(comment -> {
            assertThat(comment.sourceVersion()).isEqualTo(1712345678901L);
            assertThat(comment.author().externalId()).isEqualTo("a1");
        });
    }

    @Test
    void buriesADeletedIssueAtTheTimeOfTheDeletion() {
        Proposal proposal = proposal("{'webhookEvent':'jira:issue_deleted','timestamp':1788888888000,"
                + "'issue':{'id':'1','key':'P-1','fields':{'summary':'A','updated':'2026-01-01T00:00:00.000+0000'}}}");

        assertThat(proposal.operation()).isEqualTo(Operation.DELETE);
        assertThat(proposal.sourceVersion()).isEqualTo(1788888888000L);
    }

    @Test
    void namesTheParentByItsIdBecauseTicketsAreKeptByIds() {
        assertThat(issue("'parent':{'id':'10001','key':'P-9'}").ticket().parentExternalId())
                .isEqualTo("10001");
        Proposal keyOnly = issue("'parent':{'key':'P-9'}");
        assertThat(keyOnly.ticket().parentExternalId()).isNull();
        assertThat(keyOnly.ticket().customFields()).containsEntry("parent_key", "P-9");
    }

    @Test
    void readsACommentThatComesAsAnUpdateOfTheIssue() {
        Proposal proposal = proposal("{'webhookEvent':'jira:issue_updated','timestamp':1,"
                + "'issue':{'id':'1','fields':{'summary':'A'}},'comment':{'id':'5','body':'Hi'}}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.FULL);
        assertThat(proposal.comments()).hasSize(1);
    }

    @Test
    void doesNotEmptyATicketWhenTheFieldsWereLeftOut() {
        assertThat(map("{'webhookEvent':'jira:issue_updated','issue':{'id':'1','key':'P-1'}}"))
                .isEqualTo(Unmapped.byRules("/issue/fields is missing."));
    }

    @Test
    void keepsAnUnknownPriorityAsItsWordOnly() {
        Proposal proposal = issue("'priority':{'name':'Someday'}");

        assertThat(proposal.ticket().rawPriority()).isEqualTo("Someday");
        assertThat(proposal.provenance().get("priority")).isEqualTo(Provenance.fallback("jira.priority_default"));
    }

    @Test
    void tellsIgnoredEventsFromUnknownOnes() {
        assertThat(map("{'webhookEvent':'worklog_updated'}")).isInstanceOf(Ignored.class);
        assertThat(map("{'webhookEvent':'jira:version_released'}")).isInstanceOf(Ignored.class);
        assertThat(map("{'webhookEvent':'jira:issue_teleported'}"))
                .isEqualTo(Unmapped.byRules("No rule knows the Jira event 'jira:issue_teleported'."));
    }

    private static Proposal issue(String fields) {
        return proposal("{'webhookEvent':'jira:issue_updated','timestamp':1712345678901,"
                + "'issue':{'id':'10002','key':'P-1','fields':{'summary':'A'," + fields + "}}}");
    }

    private static Proposal proposal(String json) {
        return (Proposal) map(json);
    }

    private static Mapping map(String json) {
        return Events.map(ProviderName.JIRA, "event", json);
    }
}
