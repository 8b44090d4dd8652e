package io.signalbox.controlplane.internalapi;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.integrations.aliases.ExternalId;
import io.signalbox.controlplane.integrations.aliases.ExternalIds;
import io.signalbox.controlplane.integrations.aliases.KnownIds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A run may write its own ticket under any of the ticket's ids, and no other ticket under any of theirs. */
class TicketIdsTest extends TicketWritingScene {

    private static final String OWN = "repo:1#7";
    private static final String OWN_NAME = "acme/shop#7";

    @Autowired
    private ExternalIds ids;

    @BeforeEach
    void nameOwnTicket() {
        connect("github");
        know(1, OWN_NAME);
    }

    @Test
    void storesOneTicketUnderWhicheverOfItsIdsTheAgentUses() {
        String id = upsert(OWN, OWN, 1, Map.of()).statusCode(200).extract().path("ticket_id");

        upsert(OWN, OWN_NAME, 2, Map.of()).statusCode(200).body("ticket_id", equalTo(id));
        tickets(OWN).body("items.id", contains(id));
        tickets(OWN_NAME).body("items.id", contains(id)).body("items.external_id", contains(OWN));
    }

    @Test
    void refusesEveryIdOfAnotherTicket() {
        know(2, "acme/app#7");

        for (String other : List.of("repo:2#7", "acme/app#7", "acme/shop#8", "repo:1#70", "ACME/SHOP#7")) {
            upsert(OWN, other, 1, Map.of()).statusCode(403).body("code", equalTo("out_of_scope"));
        }
        tickets("repo:2#7").body("items", empty());
    }

    @Test
    void linksAParentThatIsNamedByAnyOfItsIds() {
        know(1, 5, "acme/shop#5");
        String parent = upsert("repo:1#5", "repo:1#5", 1, Map.of())
                .statusCode(200)
                .extract()
                .path("ticket_id");

        String child = upsert(OWN, OWN, 1, Map.of("parent_external_id", "acme/shop#5"))
                .statusCode(200)
                .extract()
                .path("ticket_id");

        detail(child).body("parent.id", equalTo(parent)).body("parent.external_id", equalTo("repo:1#5"));
    }

    @Test
    void linksAParentWhoseIdsBecameKnownLater() {
        String child = upsert(OWN, OWN, 1, Map.of("parent_external_id", "acme/other#5"))
                .statusCode(200)
                .extract()
                .path("ticket_id");
        detail(child).body("parent.id", equalTo(null)).body("parent.external_id", equalTo("acme/other#5"));

        know(3, 5, "acme/other#5");
        String parent = upsert("repo:3#5", "repo:3#5", 1, Map.of())
                .statusCode(200)
                .extract()
                .path("ticket_id");

        detail(child).body("parent.id", equalTo(parent));
    }

    @Test
    void refusesATicketThatIsItsOwnParentUnderAnotherId() {
        upsert(OWN, OWN, 1, Map.of("parent_external_id", OWN_NAME))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/ticket/parent_external_id"));
    }

    private void know(int repository, String name) {
        know(repository, 7, name);
    }

    private void know(int repository, int number, String name) {
        var id = new ExternalId(integration, "repo:" + repository + "#" + number);
        tenant.call(() -> ids.settle(List.of(new KnownIds(id, List.of(name), name)), stored -> Set.of()));
    }

    private ValidatableResponse upsert(String runsTicket, String externalId, long version, Map<String, String> more) {
        Map<String, Object> ticket = ticket("Broken " + version);
        ticket.putAll(more);
        return post(UPSERT, tokenOf(runsTicket), upsert(externalId, version, ticket));
    }

    /** Of a run that comes after all others of the integration. */
    private String tokenOf(String externalId) {
        tenant.call(() -> jdbc.sql("""
                        WITH ended AS (DELETE FROM run_queue WHERE state = 'running' AND source_id = ? RETURNING run_id)
                        UPDATE run SET state = 'completed', outcome = 'ticket', finished_at = now() FROM ended WHERE id = run_id""").param(integration).update());
        return token(running(externalId), "github", externalId);
    }

    private ValidatableResponse tickets(String externalId) {
        return console.request()
                .queryParam("external_id", externalId)
                .queryParam("integration_id", integration)
                .get("/api/v1/tickets")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse detail(String id) {
        return console.request().get("/api/v1/tickets/" + id).then().statusCode(200);
    }
}
