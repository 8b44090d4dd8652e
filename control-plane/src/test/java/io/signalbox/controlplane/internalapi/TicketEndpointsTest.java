package io.signalbox.controlplane.internalapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the endpoints the agent calls to the lists a person reads, over HTTP. */
class TicketEndpointsTest extends TicketWritingScene {

    private static final String MAP = "/internal/v1/identities/map";

    private UUID run;
    private String token;

    @BeforeEach
    void startRun() {
        connect("jira");
        run = running("10001");
        token = token(run, "jira", "10001");
    }

    @Test
    void takesTheSourcesOrderAmongChangesOfOneVersion() {
        Map<String, Object> later = upsert("10001", ticket("Later at the source"));
        later.put("source_sequence", 20002);
        Map<String, Object> earlier = upsert("10001", ticket("Received later"));
        earlier.put("source_sequence", 20001);

        String id = post(UPSERT, later).statusCode(200).extract().path("ticket_id");
        post(UPSERT, earlier).statusCode(200).body("outcome", equalTo("stale"));

        get("/api/v1/tickets/" + id).body("title", equalTo("Later at the source"));
    }

    @Test
    void storesWhatTheAgentSendsAndShowsItToPeople() {
        String ann = identity("ann", "Ann");
        Map<String, Object> ticket = ticket("Printer is on fire");
        ticket.putAll(Map.of(
                "key", "PROJ-1",
                "status", "in_progress",
                "raw_status", "Doing",
                "labels", List.of("hot"),
                "assignee_id", ann,
                "due_date", "2026-12-24",
                "custom_fields", Map.of("points", 100, "ratio", 0.5)));
        Map<String, Object> upsert = upsert("10001", ticket);
        upsert.put("provenance", Map.of("title", Map.of("kind", "payload", "pointer", "/issue/fields/summary")));
        upsert.put("actor_id", ann);
        upsert.put(
                "comments",
                List.of(Map.of("external_id", "c1", "source_version", 7, "author_id", ann, "body", "Help!")));

        String id = post(UPSERT, upsert)
                .statusCode(200)
                .body("outcome", equalTo("created"))
                .body("comments.outcome", contains("created"))
                .extract()
                .path("ticket_id");

        get("/api/v1/tickets/" + id)
                .body("title", equalTo("Printer is on fire"))
                .body("integration.provider", equalTo("jira"))
                .body("assignee.name", equalTo("Ann"))
                .body("custom_fields.points", equalTo(100))
                .body("custom_fields.ratio", equalTo(0.5f))
                .body("provenance.title.pointer", equalTo("/issue/fields/summary"))
                .body("provenance.title.run_id", equalTo(run.toString()))
                .body("provenance.title.event_id", notNullValue())
                .body("comment_count", equalTo(1));
        get("/api/v1/tickets/" + id + "/comments").body("items.body", contains("Help!"));
        get("/api/v1/tickets/" + id + "/activities")
                .body("items.kind", containsInAnyOrder("created", "comment_added"))
                .body("items.actor.name", everyItem(equalTo("Ann")));
    }

    @Test
    void listsByEveryFilterOfTheContract() {
        post(UPSERT, upsert("10001", ticket("Findable"))).statusCode(200);
        String filters = "?integration_id=" + integration;

        get("/api/v1/tickets" + filters + "&external_id=10001&status=open&status=in_progress&priority=normal&q=find")
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("Findable"));
        get("/api/v1/tickets" + filters + "&status=on_hold").body("items", empty());
        get("/api/v1/tickets" + filters + "&deleted=true").body("items", empty());
        get("/api/v1/tickets" + filters + "&label=none").body("items", empty());
    }

    @Test
    void refusesParametersOutsideTheContract() {
        for (String query : List.of("status=weird", "limit=0", "limit=201", "cursor=nonsense", "integration_id=1")) {
            console.request()
                    .get("/api/v1/tickets?" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"));
        }
    }

    @Test
    void knowsNoTicketOfThatId() {
        for (String address : List.of("", "/comments", "/activities")) {
            console.request()
                    .get("/api/v1/tickets/" + UUID.randomUUID() + address)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("ticket_not_found"));
        }
    }

    @Test
    void refusesAnotherTicketThanTheRunsOwn() {
        post(UPSERT, upsert("10002", ticket("Not mine"))).statusCode(403).body("code", equalTo("out_of_scope"));

        get("/api/v1/tickets?external_id=10002").body("items", empty());
    }

    @Test
    void refusesWhatTicketsRefuseAndStoresNothing() {
        Map<String, Object> ticket = ticket("ok");
        ticket.put("url", "javascript:alert(1)");
        ticket.put("parent_external_id", "10001");

        post(UPSERT, upsert("10001", ticket))
                .statusCode(422)
                .body("code", equalTo("ticket_refused"))
                .body("errors.pointer", containsInAnyOrder("/ticket/url", "/ticket/parent_external_id"));
        get("/api/v1/tickets?integration_id=" + integration).body("items", empty());
    }

    @Test
    void answersIdentitiesInTheOrderAsked() {
        List<Map<String, Object>> accounts = new ArrayList<>();
        for (String account : List.of("b", "a", "b")) {
            accounts.add(Map.of("external_id", account, "display_name", "Person " + account));
        }

        List<String> ids = post(MAP, Map.of("accounts", accounts))
                .statusCode(200)
                .body("identities.external_id", contains("b", "a", "b"))
                .extract()
                .path("identities.identity_id");

        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
    }

    private String identity(String account, String name) {
        return post(MAP, Map.of("accounts", List.of(Map.of("external_id", account, "display_name", name))))
                .statusCode(200)
                .extract()
                .path("identities[0].identity_id");
    }

    private ValidatableResponse post(String address, Object body) {
        return post(address, token, body);
    }

    private ValidatableResponse get(String address) {
        return console.request().get(address).then().statusCode(200);
    }

    private static Map<String, Object> upsert(String externalId, Map<String, Object> ticket) {
        return upsert(externalId, 1_700_000_000_000L, ticket);
    }
}
