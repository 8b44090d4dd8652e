package io.signalbox.agent.mapping.rules.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.contract.shared.CommentVisibility;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "In Review, undefined, , IN_PROGRESS, jira.status_name"
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
    void leavesTheStatusAloneWhenNobodyKnowsItsMeaning() {
        Proposal proposal = issue("'status':{'name':'Quarantäne','statusCategory':{'key':'undefined'}}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.provenance()).containsKey("raw_status").doesNotContainKey("status");
        assertThat(proposal.ticket().rawStatus()).isEqualTo("Quarantäne");
    }

    @Test
    void changesOnlyTheFieldsThatTheEventCarries() {
        Proposal proposal = proposal("{'webhookEvent':'jira:issue_updated','timestamp':1712345678901,"
                + "'issue':{'id':'10002','fields':{'labels':[],'assignee':null,'duedate':'2026-12-01'}}}");

        assertThat(proposal.provenance()).containsOnlyKeys("labels", "assignee_id", "due_date");
        assertThat(proposal.ticket().labels()).isEmpty();
        assertThat(proposal.ticket().assignee()).isNull();
    }

    /** Jira tells times in milliseconds; two updates may share one, and may arrive in any order. */
    @Test
    void ordersUpdatesOfOneMillisecondByTheChangeLog() {
        Proposal first = updated("'changelog':{'id':'99','items':[]}");
        Proposal second = updated("'changelog':{'id':'100','items':[]}");

        assertThat(second.sourceVersion()).isEqualTo(first.sourceVersion());
        assertThat(second.sourceSequence()).isGreaterThan(first.sourceSequence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'items':[]", "'id':'-1'", "'id':null", "'id':'1234567890123456789'", "'id':{}"})
    void hasNoOrderWithoutNumberOfTheChangeLog(String changelog) {
        assertThat(updated("'changelog':{" + changelog + "}").sourceSequence()).isZero();
    }

    @Test
    void learnsFromTheChangeLogThatTheParentWasTakenAway() {
        Proposal removed = proposal(
                "{'webhookEvent':'jira:issue_updated','timestamp':1,'issue':{'id':'1','fields':{'summary':'A'}},"
                        + "'changelog':{'items':[{'field':'IssueParentAssociation','from':'10001','to':null}]}}");

        assertThat(removed.provenance()).containsKey("parent_external_id");
        assertThat(removed.ticket().parentExternalId()).isNull();
        assertThat(issue("'labels':[]").provenance()).doesNotContainKey("parent_external_id");
    }

    @Test
    void findsTheIssueOfACommentInTheCommentsOwnAddress() {
        Proposal proposal = proposal("{'webhookEvent':'comment_created','timestamp':1,'comment':{"
                + "'self':'https://jira.example/rest/api/2/issue/10148/comment/10100','id':'10100','body':'*Hi*'}}");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(proposal.comments().getFirst().body()).isEqualTo("**Hi**");
        assertThat(map("{'webhookEvent':'comment_created','comment':{'id':'1','body':'x'}}"))
                .isInstanceOf(Unmapped.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'jsdPublic':false; INTERNAL",
                "'jsdPublic':true; PUBLIC",
                "'visibility':{'type':'role','value':'Developers'}; INTERNAL",
                "'properties':[{'key':'sd.public.comment','value':{'internal':true}}]; INTERNAL",
                "'properties':[{'key':'sd.public.comment','value':{'internal':'false'}}]; PUBLIC",
                "'jsdPublic':true,'visibility':{'type':'group','value':'agents'}; INTERNAL",
                "'visibility':{}; "
            })
    void tellsWhoMayReadAComment(String said, CommentVisibility expected) {
        Proposal proposal = proposal("{'webhookEvent':'comment_created','timestamp':1,'issue':{'id':'1'},"
                + "'comment':{'id':'5','body':'Hi'," + said + "}}");

        assertThat(proposal.comments().getFirst().visibility()).isEqualTo(expected);
        assertThat(proposal.comments().getFirst().provenance().containsKey("visibility"))
                .isEqualTo(expected != null);
    }

    @Test
    void keepsTheNameOfSomebodyWithoutAnAccount() {
        Proposal proposal = issue("'reporter':{'displayName':'Ana Souza','emailAddress':'ana@a.example'},"
                + "'assignee':{'name':'tom','displayName':'Tom'}");

        assertThat(proposal.ticket().reporter()).isEqualTo(new Person("name:Ana Souza", "Ana Souza", null, null));
        assertThat(proposal.ticket().assignee().externalId()).isEqualTo("tom");
    }

    @Test
    void leavesOutWhatItCannotReadAndSaysSo() {
        Proposal proposal = issue("'duedate':'soon','labels':{'a':1},'assignee':'ana','updated':'x','created':[]");

        assertThat(proposal.provenance()).doesNotContainKeys("due_date", "labels", "assignee_id", "source_created_at");
        assertThat(proposal.sourceVersion()).isEqualTo(1712345678901L);
        assertThat(proposal.notes())
                .extracting(Note::pointer)
                .contains("/issue/fields/duedate", "/issue/fields/labels");
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

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.comments()).hasSize(1);
    }

    @Test
    void doesNotEmptyATicketWhenTheFieldsWereLeftOut() {
        assertThat(map("{'webhookEvent':'jira:issue_updated','issue':{'id':'1','key':'P-1'}}"))
                .isEqualTo(Unmapped.byRules(
                        "/issue/fields is missing, so the event does not say what the issue is like now."
                                + " Send the webhook with Jira's own body."));
    }

    @Test
    void keepsAnUnknownPriorityAsItsWordOnly() {
        Proposal proposal = issue("'priority':{'name':'Someday'}");

        assertThat(proposal.ticket().rawPriority()).isEqualTo("Someday");
        assertThat(proposal.provenance()).containsKey("raw_priority").doesNotContainKey("priority");
    }

    @Test
    void tellsIgnoredEventsFromUnknownOnes() {
        assertThat(map("{'webhookEvent':'worklog_updated'}")).isInstanceOf(Ignored.class);
        assertThat(map("{'webhookEvent':'jira:version_released'}")).isInstanceOf(Ignored.class);
        assertThat(map("{'webhookEvent':'jira:issue_teleported'}"))
                .isEqualTo(Unmapped.byRules("No rule knows the Jira event 'jira:issue_teleported'."
                        + " Take it out of the webhook's events in Jira, or choose a model that maps it."));
    }

    private static Proposal issue(String fields) {
        return proposal("{'webhookEvent':'jira:issue_updated','timestamp':1712345678901,"
                + "'issue':{'id':'10002','key':'P-1','fields':{'summary':'A'," + fields + "}}}");
    }

    private static Proposal updated(String changelog) {
        return proposal("{'webhookEvent':'jira:issue_updated','issue':{'id':'1',"
                + "'fields':{'summary':'A','updated':'2026-11-18T09:05:00.123+0100'}}," + changelog + "}");
    }

    private static Proposal proposal(String json) {
        return (Proposal) map(json);
    }

    private static Mapping map(String json) {
        return Events.map(ProviderName.JIRA, "event", json);
    }
}
