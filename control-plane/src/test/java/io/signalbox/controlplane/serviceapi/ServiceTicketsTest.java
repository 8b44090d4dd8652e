package io.signalbox.controlplane.serviceapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tickets and people that services write. */
class ServiceTicketsTest extends ServiceScene {

    @Test
    void writesATicketInTheNameOfItsKey() {
        String name = get("/api/v1/api-keys/" + service.id()).extract().path("name");
        String ann = person("ann", "Ann");
        Map<String, Object> ticket = ticket("Lamp is broken");
        ticket.putAll(Map.of("assignee_id", ann, "labels", List.of("hot"), "custom_fields", Map.of("points", 3)));
        Map<String, Object> write = write("T-1", ticket, VERSION);
        write.put("comments", List.of(Map.of("external_id", "c-1", "source_version", 1, "body", "Help!")));
        String id = post(UPSERT, write)
                .statusCode(200)
                .body("outcome", equalTo("created"))
                .body("source_version", equalTo(VERSION))
                .body("comments.outcome", contains("created"))
                .extract()
                .path("ticket_id");
        get("/api/v1/tickets/" + id)
                .body("title", equalTo("Lamp is broken"))
                .body("assignee.name", equalTo("Ann"))
                .body("provenance.title.kind", equalTo("service"))
                .body("provenance.custom_fields.api_key.id", equalTo(service.id()))
                .body("provenance.title.api_key.name", equalTo(name))
                .body("provenance.title.run_id", nullValue());
        get("/api/v1/tickets/" + id + "/activities")
                .body("items.kind", containsInAnyOrder("created", "comment_added"))
                .body("items.api_key.id", everyItem(equalTo(service.id())))
                .body("items.run_id", everyItem(nullValue()));
    }

    @Test
    void guardsATicketByItsVersion() {
        post(UPSERT, write("T-1", ticket("First"), VERSION)).body("outcome", equalTo("created"));
        post(UPSERT, write("T-1", ticket("First"), VERSION + 1)).body("outcome", equalTo("unchanged"));
        post(UPSERT, write("T-1", ticket("Second"), VERSION + 2)).body("outcome", equalTo("updated"));
        String id = post(UPSERT, write("T-1", ticket("Late"), VERSION))
                .statusCode(200)
                .body("outcome", equalTo("stale"))
                .body("source_version", equalTo(VERSION + 2))
                .extract()
                .path("ticket_id");
        get("/api/v1/tickets/" + id).body("title", equalTo("Second"));
        Map<String, Object> deletion = write("T-1", ticket("Gone"), VERSION + 3);
        deletion.remove("ticket");
        deletion.put("operation", "delete");
        post(UPSERT, deletion).statusCode(200).body("outcome", equalTo("deleted"));
        post(UPSERT, write("T-1", ticket("Ghost"), VERSION + 3)).body("outcome", equalTo("stale"));
    }

    @Test
    void refusesWhatTicketsRefuse() {
        Map<String, Object> ticket = ticket("ok");
        ticket.put("url", "javascript:alert(1)");
        ticket.put("assignee_id", UUID.randomUUID());
        post(UPSERT, write("T-2", ticket("fine"), System.currentTimeMillis() + 200_000_000L))
                .statusCode(422)
                .body("errors.pointer", contains("/source_version"));
        post(UPSERT, write("T-2", ticket, VERSION))
                .statusCode(422)
                .body("code", equalTo("ticket_refused"))
                .body("errors.pointer", hasItem("/ticket/url"));
        Map<String, Object> empty = write("T-2", ticket, VERSION);
        empty.remove("ticket");
        post(UPSERT, empty).statusCode(422).body("errors.pointer", contains("/ticket"));
        get("/api/v1/tickets?external_id=T-2&integration_id=" + integration).body("items", empty());
    }

    @Test
    void mapsAccountsToPeople() {
        List<Map<String, Object>> accounts = new ArrayList<>();
        for (String account : List.of("b", "a", "b")) {
            accounts.add(Map.of("external_id", account, "display_name", "Person " + account));
        }
        Map<String, Object> asked = Map.of("integration_id", integration, "accounts", accounts);
        List<String> ids = post(MAP, asked)
                .statusCode(200)
                .body("identities.external_id", contains("b", "a", "b"))
                .extract()
                .path("identities.identity_id");
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        post(MAP, asked).body("identities.identity_id", equalTo(ids));
    }

    private String person(String account, String name) {
        return post(
                        MAP,
                        Map.of(
                                "integration_id",
                                integration,
                                "accounts",
                                List.of(Map.of("external_id", account, "display_name", name))))
                .statusCode(200)
                .extract()
                .path("identities[0].identity_id");
    }
}
