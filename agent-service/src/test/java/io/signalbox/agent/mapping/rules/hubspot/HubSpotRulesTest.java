package io.signalbox.agent.mapping.rules.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.agent.mapping.Completeness;
import io.signalbox.agent.mapping.Events;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Operation;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.contract.shared.ProviderName;
import io.signalbox.contract.shared.TicketStatus;
import io.signalbox.contract.shared.TicketType;
import org.junit.jupiter.api.Test;

class HubSpotRulesTest {

    @Test
    void changesNoFieldButTheOneThatChanged() {
        Proposal proposal = changed("ticket", "content", "'New text'");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PATCH);
        assertThat(proposal.provenance()).containsOnlyKeys("description", "source_updated_at");
        assertThat(proposal.sourceVersion()).isEqualTo(1715203101896L);
    }

    @Test
    void keepsTheStatusWhenTheStageIsTheAccountsOwn() {
        Proposal proposal = changed("ticket", "hs_pipeline_stage", "'948832211'");

        assertThat(proposal.provenance()).containsOnlyKeys("raw_status", "source_updated_at");
        assertThat(proposal.ticket().rawStatus()).isEqualTo("948832211");
    }

    @Test
    void mapsTheStagesThatEveryAccountStartsWith() {
        assertThat(changed("ticket", "hs_pipeline_stage", "'2'").ticket().status())
                .isEqualTo(TicketStatus.ON_HOLD);
        assertThat(changed("deal", "dealstage", "'closedlost'").ticket().status())
                .isEqualTo(TicketStatus.CANCELLED);
    }

    @Test
    void emptiesTheFieldOfAnEmptiedProperty() {
        Proposal proposal = changed("ticket", "hubspot_owner_id", "''");

        assertThat(proposal.provenance()).containsOnlyKeys("assignee_id", "source_updated_at");
        assertThat(proposal.ticket().assignee()).isNull();
    }

    @Test
    void neverStoresAWithheldValue() {
        assertThat(map("contact.propertyChange", "'propertyName':'phone','propertyValue':'REDACTED'"))
                .isEqualTo(new Ignored("HubSpot withholds the value of phone, so there is nothing to keep."));
    }

    @Test
    void takesACreationAsAStub() {
        Proposal proposal = (Proposal) map("object.creation", "'objectTypeId':'0-2'");

        assertThat(proposal.completeness()).isEqualTo(Completeness.PARTIAL);
        assertThat(proposal.ticket().title()).isEqualTo("HubSpot company 123");
        assertThat(proposal.ticket().type()).isEqualTo(TicketType.COMPANY);
        assertThat(proposal.ticket().url()).isEqualTo("https://app.hubspot.com/contacts/62515/record/0-2/123");
    }

    @Test
    void buriesTheRecordThatWasMergedAwayAndKeepsTheOther() {
        Proposal away = (Proposal) map("ticket.merge", "'primaryObjectId':9,'mergedObjectIds':[123]");
        Proposal kept = (Proposal) map("ticket.merge", "'primaryObjectId':123,'mergedObjectIds':[9]");

        assertThat(away.operation()).isEqualTo(Operation.DELETE);
        assertThat(kept.operation()).isEqualTo(Operation.UPSERT);
        assertThat(kept.provenance()).containsOnlyKeys("custom_fields", "source_updated_at");
    }

    @Test
    void refusesAnEventWithoutItsTime() {
        assertThat(Events.map(ProviderName.HUBSPOT, "ticket.deletion", "{'objectId':1}"))
                .isEqualTo(Unmapped.byRules("/occurredAt is missing."));
    }

    @Test
    void saysWhichCustomObjectItDoesNotKnow() {
        assertThat(map("object.creation", "'objectTypeId':'2-77'"))
                .isEqualTo(Unmapped.byRules("No rule knows the HubSpot object '2-77'."));
    }

    private static Proposal changed(String object, String property, String value) {
        return (Proposal) map(object + ".propertyChange", "'propertyName':'" + property + "','propertyValue':" + value);
    }

    private static Mapping map(String type, String members) {
        return Events.map(
                ProviderName.HUBSPOT,
                type,
                "{'subscriptionType':'" + type + "','portalId':62515,'objectId':123,'occurredAt':1715203101896,"
                        + "'sourceId':'userId:5'," + members + "}");
    }
}
