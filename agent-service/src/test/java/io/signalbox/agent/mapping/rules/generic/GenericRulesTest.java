package io.signalbox.agent.mapping.rules.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Person;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenericRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':'A','status':'closed'}",
                "{'ticket':{'summary':'A','state':{'name':'Done'}}}",
                "{'data':{'subject':'A','status':'resolved'}}",
                "{'data':{'issue':{'name':'A','status':'fixed'}}}",
                "{'data':'not an object','issue':{'title':'A','status':'done'}}"
            })
    void findsTheTicketWhereverItIs(String json) {
        Proposal proposal = (Proposal) map(json);

        assertThat(proposal.ticket().title()).isEqualTo("A");
        assertThat(proposal.ticket().status()).isEqualTo(TicketStatus.DONE);
    }

    @Test
    void doesNotGuessAStatus() {
        assertThat(map("{'data':{'title':'A','status':'parked'}}"))
                .isInstanceOfSatisfying(Unmapped.class, unmapped -> assertThat(unmapped.detail())
                        .startsWith("No rule knows the status 'parked' at /data/status."));
    }

    @Test
    void leavesFreeTextToAReader() {
        assertThat(map("{'id':1,'transcript':'my table is broken'}")).isInstanceOf(Unmapped.class);
    }

    @Test
    void readsPeopleFromTextsAndObjects() {
        Proposal proposal = (Proposal) map(
                "{'title':'A','assignee':'ana@example.com','reporter':{'id':5,'name':'Bo','email':'bo@example.com'}}");

        assertThat(proposal.ticket().assignee())
                .isEqualTo(new Person("ana@example.com", null, null, "ana@example.com"));
        assertThat(proposal.ticket().reporter()).isEqualTo(new Person("5", "Bo", null, "bo@example.com"));
    }

    @Test
    void keepsWhatHasNoField() {
        Proposal proposal = (Proposal) map("{'title':'A','name':'B','id':3,'site':'LDS1','sensor':{'reading':1.5}}");

        assertThat(proposal.ticket().customFields()).containsOnlyKeys("name", "site", "sensor");
    }

    @Test
    void takesTheTimeOfReceiptWhenTheSenderSaysNone() {
        assertThat(((Proposal) map("{'title':'A'}")).sourceVersion()).isEqualTo(Events.RECEIVED_AT.toEpochMilli());
        assertThat(((Proposal) map("{'title':'A','updated_at':1795005000}")).sourceVersion())
                .isEqualTo(1795005000000L);
    }

    @Test
    void buriesWhatTheSenderDeleted() {
        Mapping mapping = Events.map(ProviderName.GENERIC, "helpdesk.ticket.deleted", "{'id':1}");

        assertThat(((Proposal) mapping).operation()).isEqualTo(Operation.DELETE);
    }

    private static Mapping map(String json) {
        return Events.map(ProviderName.GENERIC, "event", json);
    }
}
