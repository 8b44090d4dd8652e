package io.signalbox.controlplane.serviceapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The doors of services, over HTTP, under real keys. */
@ControlPlaneTest
class ServiceEndpointsTest {

    private static final String INGEST = "/api/v1/events/ingest";
    private static final String UPSERT = "/api/v1/tickets/upsert";
    private static final String DEAD_LETTER = "/api/v1/dlq";
    private static final String MAP = "/api/v1/identities/map";
    private static final long VERSION = 1_700_000_000_000L;

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFixture tenants;

    private Console console;
    private UUID integration;
    private ServiceCaller service;

    @BeforeEach
    void aServiceOfAnIntegration() {
        console = Console.signIn(port);
        integration = tenants.existing(console.organizationId()).integration("generic");
        service =
                ServiceCaller.with(console, "events:ingest", "tickets:upsert", "dead_letters:report", "identities:map");
    }

    @AfterEach
    void nothingIsLost() {
        get("/api/v1/conservation").body("balanced", equalTo(true));
    }

    @Test
    void storesAnEventAndItsRun() {
        Map<String, Object> event = event("d-1");
        event.put("external_id", "T-1");
        JsonPath stored = post(INGEST, event)
                .statusCode(202)
                .body("status", equalTo("queued"))
                .body("duplicate", equalTo(false))
                .extract()
                .jsonPath();
        get("/api/v1/events/" + stored.getString("event_id"))
                .body("run_id", equalTo(stored.getString("run_id")))
                .body("external_id", equalTo("T-1"))
                .body("payload.order.total", equalTo(12.5f))
                .body("receipt.scheme", equalTo("api-key"))
                .body("receipt.key_id", equalTo(service.id()));
    }

    @Test
    void answersARepeatedDeliveryWithTheFirstIds() {
        JsonPath first = post(INGEST, event("d-1")).statusCode(202).extract().jsonPath();
        Map<String, Object> again = event("d-1");
        again.put("payload", Map.of("other", true));
        post(INGEST, again)
                .statusCode(200)
                .body("duplicate", equalTo(true))
                .body("event_id", equalTo(first.getString("event_id")))
                .body("run_id", equalTo(first.getString("run_id")));
        get("/api/v1/events/" + first.getString("event_id"))
                .body("duplicates", equalTo(1))
                .body("external_id", equalTo("d-1"))
                .body("payload.order.id", equalTo(7));
    }

    @Test
    void answersARepeatedKeyWithTheStoredAnswer() {
        for (String door : doors().keySet()) {
            Map<String, Object> body = doors().get(door);
            String once = UUID.randomUUID().toString();
            String first = keyed(door, body, once).extract().asString();
            assertThat(keyed(door, body, once)
                            .header("Idempotency-Replayed", equalTo("true"))
                            .extract()
                            .asString())
                    .isEqualTo(first);
            Map<String, Object> other = new HashMap<>(body);
            other.put("integration_id", UUID.randomUUID());
            keyed(door, other, once).statusCode(422);
        }
    }

    @Test
    void holdsEventsOfAPausedIntegration() {
        String address = "/api/v1/integrations/" + integration;
        console.request().post(address + "/pause").then().statusCode(200);
        String event = post(INGEST, event("held"))
                .statusCode(202)
                .body("status", equalTo("held"))
                .extract()
                .path("event_id");
        console.request().post(address + "/resume").then().statusCode(200);
        get("/api/v1/events/" + event).body("state", equalTo("queued"));
    }

    @Test
    void keepsAnEventThatCannotBeMapped() {
        Map<String, Object> event = event("nul");
        event.put("payload", Map.of("text", "a\0b"));
        JsonPath stored = post(INGEST, event)
                .statusCode(202)
                .body("status", equalTo("dead_lettered"))
                .extract()
                .jsonPath();
        get("/api/v1/events/" + stored.getString("event_id")).body("payload_problem", notNullValue());
    }

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
    void storesADeadLetterWithItsEvent() {
        Map<String, Object> report = report("dead-1");
        JsonPath stored = post(DEAD_LETTER, report)
                .statusCode(202)
                .body("status", equalTo("dead_lettered"))
                .extract()
                .jsonPath();
        String letter = "/api/v1/dead-letters/" + stored.getString("dead_letter_id");
        get(letter)
                .body("reason", equalTo("reported_by_service"))
                .body("detail", equalTo("The order has no customer."))
                .body("event_id", equalTo(stored.getString("event_id")))
                .body("payload.order.id", equalTo(7));
        post(DEAD_LETTER, report)
                .statusCode(200)
                .body("duplicate", equalTo(true))
                .body("dead_letter_id", equalTo(stored.getString("dead_letter_id")));

        console.request()
                .body(Map.of("payload", Map.of("order", Map.of("id", 7, "customer", "Ann"))))
                .post(letter + "/retry")
                .then()
                .statusCode(202);
        post(DEAD_LETTER, report)
                .statusCode(200)
                .body("status", equalTo("queued"))
                .body("dead_letter_id", nullValue());
        get(letter).body("state", equalTo("retried")).body("corrected_payload.order.customer", equalTo("Ann"));
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

    @Test
    void knowsNoIntegrationOfOthers() {
        UUID foreign = tenants.tenant().integration("generic");
        for (String door : doors().keySet()) {
            Map<String, Object> body = new HashMap<>(doors().get(door));
            body.put("integration_id", foreign);
            post(door, body).statusCode(404).body("code", equalTo("integration_not_found"));
        }
    }

    @Test
    void wantsTheScopeOfEachDoor() {
        ServiceCaller reader = ServiceCaller.with(console, "tickets:read", "events:read");
        doors().forEach((door, body) ->
                reader.request().body(body).post(door).then().statusCode(403).body("code", equalTo("not_allowed")));
    }

    @Test
    void opensToNoPerson() {
        doors().forEach((door, body) ->
                console.request().body(body).post(door).then().statusCode(403).body("code", equalTo("not_allowed")));
    }

    @Test
    void refusesUnknownMembers() {
        doors().forEach((door, body) -> {
            Map<String, Object> more = new HashMap<>(body);
            more.put("organization_id", UUID.randomUUID());
            post(door, more)
                    .statusCode(400)
                    .body("code", equalTo("invalid_request"))
                    .body("errors.pointer", contains("/organization_id"));
        });
        Map<String, Object> misspelt = ticket("ok");
        misspelt.put("assignee", "Ann");
        post(UPSERT, write("T-3", misspelt, VERSION))
                .statusCode(400)
                .body("errors.pointer", contains("/ticket/assignee"));
        post(MAP, Map.of("integration_id", integration, "accounts", List.of(Map.of("external_id", "a", "mail", "b"))))
                .statusCode(400)
                .body("errors.pointer", contains("/accounts/0/mail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {INGEST, UPSERT, DEAD_LETTER, MAP})
    void refusesWhatIsNoRequest(String door) {
        for (String body : List.of("", "{", "[]", "null", "\"text\"", "{}", "[".repeat(100_000))) {
            raw(door, body).statusCode(400).body("code", equalTo("invalid_request"));
        }
        raw(door, "{\"payload\": \"" + "x".repeat(1024 * 1024) + "\"}")
                .statusCode(413)
                .body("code", equalTo("payload_too_large"));
    }

    @Test
    void refusesTooMuchAndTooLong() {
        Map<String, Object> event = event("x".repeat(256));
        post(INGEST, event).statusCode(400).body("errors.pointer", contains("/delivery_id"));
        Map<String, Object> nul = event("with \0");
        post(INGEST, nul).statusCode(400).body("errors.pointer", contains("/delivery_id"));
        Map<String, Object> report = report("blank");
        report.put("detail", " ");
        post(DEAD_LETTER, report).statusCode(400).body("errors.pointer", contains("/detail"));
        var accounts = IntStream.range(0, 51)
                .mapToObj(index -> Map.of("external_id", "a" + index))
                .toList();
        post(MAP, Map.of("integration_id", integration, "accounts", accounts))
                .statusCode(400)
                .body("errors.pointer", contains("/accounts"));
    }

    /** A good body for each. */
    private Map<String, Map<String, Object>> doors() {
        return Map.of(
                INGEST, event("good"),
                UPSERT, write("T-good", ticket("Good"), VERSION),
                DEAD_LETTER, report("good"),
                MAP, Map.of("integration_id", integration, "accounts", List.of(Map.of("external_id", "good"))));
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

    private Map<String, Object> event(String delivery) {
        return new HashMap<>(Map.of(
                "integration_id",
                integration,
                "delivery_id",
                delivery,
                "event_type",
                "order.placed",
                "payload",
                Map.of("order", Map.of("id", 7, "total", 12.5))));
    }

    private Map<String, Object> report(String delivery) {
        Map<String, Object> report = event(delivery);
        report.put("detail", "The order has no customer.");
        return report;
    }

    private Map<String, Object> write(String externalId, Map<String, Object> ticket, long version) {
        return new HashMap<>(Map.of(
                "integration_id", integration, "external_id", externalId, "source_version", version, "ticket", ticket));
    }

    private static Map<String, Object> ticket(String title) {
        return new HashMap<>(Map.of("title", title, "status", "open", "priority", "normal", "type", "task"));
    }

    private ValidatableResponse post(String door, Map<String, Object> body) {
        return service.request().body(body).post(door).then();
    }

    private ValidatableResponse keyed(String door, Map<String, Object> body, String once) {
        return service.request()
                .header("Idempotency-Key", once)
                .body(body)
                .post(door)
                .then();
    }

    private ValidatableResponse raw(String door, String body) {
        return service.request().body(body).post(door).then();
    }

    private ValidatableResponse get(String address) {
        return console.request().get(address).then().statusCode(200);
    }
}
