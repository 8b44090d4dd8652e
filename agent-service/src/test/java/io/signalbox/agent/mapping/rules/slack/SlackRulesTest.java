package io.signalbox.agent.mapping.rules.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.contract.shared.ProviderName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackRulesTest {

    @Test
    void mapsAMentionToExactlyWhatTheMessageMapsTo() {
        String rest = "'user':'U1','text':'<@UBOT> printer is broken','ts':'1712345678.000200','channel':'C1'}";

        Mapping mention = event("{'type':'app_mention'," + rest);
        Mapping message = event("{'type':'message','channel_type':'channel'," + rest);

        assertThat(mention).isInstanceOf(Proposal.class).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'message','subtype':'bot_message','text':'x','ts':'1.0','channel':'C1'}",
                "{'type':'message','bot_id':'B1','text':'x','ts':'1.0','channel':'C1'}",
                "{'type':'message','user':'UBOT','text':'x','ts':'1.0','channel':'C1'}",
                "{'type':'message','subtype':'message_changed','channel':'C1','message':{'bot_id':'B1','edited':{'ts':'2.0'},'text':'x','ts':'1.0'}}",
                "{'type':'message','subtype':'message_deleted','channel':'C1','event_ts':'3.0','previous_message':{'bot_id':'B1','ts':'1.0'}}"
            })
    void leavesAloneWhatABotWrites(String event) {
        assertThat(event(event)).isInstanceOf(Ignored.class);
    }

    @Test
    void givesTheStubOfAThreadTheVersionOfItsFirstMessage() {
        Proposal reply = (Proposal) event("{'type':'message','user':'U2','text':'on it','ts':'1712345700.000100',"
                + "'thread_ts':'1712345678.000200','channel':'C1'}");
        Proposal root = (Proposal)
                event("{'type':'message','user':'U1','text':'broken','ts':'1712345678.000200','channel':'C1'}");

        assertThat(reply.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(reply.sourceVersion()).isEqualTo(root.sourceVersion());
        assertThat(root.completeness()).isEqualTo(Completeness.PATCH);
    }

    @Test
    void tellsRepliesOfTheSameMomentInTwoChannelsApart() {
        String reply =
                "{'type':'message','user':'U2','text':'on it','ts':'9.000100','thread_ts':'5.000200','channel':'%s'}";
        Proposal first = (Proposal) event(reply.formatted("C1"));
        Proposal second = (Proposal) event(reply.formatted("C2"));

        assertThat(first.comments().getFirst().externalId())
                .isNotEqualTo(second.comments().getFirst().externalId());
    }

    @Test
    void givesAnEditTheTimeOfTheEdit() {
        Proposal edit = (Proposal) event("{'type':'message','subtype':'message_changed','channel':'C1','ts':'9.0',"
                + "'message':{'user':'U1','text':'new','ts':'5.0','edited':{'user':'U1','ts':'8.0'}}}");

        assertThat(edit.sourceVersion()).isEqualTo(8000);
        assertThat(edit.ticket().description()).isEqualTo("new");
    }

    @Test
    void ignoresAChangeThatIsNoEdit() {
        assertThat(event("{'type':'message','subtype':'message_changed','channel':'C1',"
                        + "'message':{'user':'U1','text':'same','ts':'5.0','attachments':[{}]}}"))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void buriesAConversationWhoseFirstMessageIsGone() {
        Mapping deleted = event("{'type':'message','subtype':'message_deleted','channel':'C1','event_ts':'7.0',"
                + "'deleted_ts':'5.0','previous_message':{'user':'U1','ts':'5.0'}}");
        Mapping leftEmpty = event("{'type':'message','subtype':'message_changed','channel':'C1','event_ts':'7.0',"
                + "'message':{'subtype':'tombstone','user':'USLACKBOT','ts':'5.0','thread_ts':'5.0'}}");

        assertThat(deleted).isEqualTo(leftEmpty);
        assertThat(((Proposal) deleted).operation()).isEqualTo(Operation.DELETE);
        assertThat(((Proposal) deleted).sourceVersion()).isEqualTo(7000);
    }

    @Test
    void marksFreeTextForAModel() {
        Proposal message = (Proposal) event("{'type':'message','user':'U1','text':'broken','ts':'1.0','channel':'C1'}");

        assertThat(message.residue()).containsExactly("labels", "priority", "title", "type");
    }

    @Test
    void saysWhichFormHasNoText() {
        assertThat(map("{'type':'view_submission','view':{'state':{'values':{}}}}"))
                .isInstanceOf(Unmapped.class);
    }

    private static Mapping event(String event) {
        return map(
                "{'type':'event_callback','team_id':'T1','authorizations':[{'user_id':'UBOT','is_bot':true}],'event':"
                        + event + "}");
    }

    private static Mapping map(String json) {
        return Events.map(ProviderName.SLACK, "message", json);
    }
}
