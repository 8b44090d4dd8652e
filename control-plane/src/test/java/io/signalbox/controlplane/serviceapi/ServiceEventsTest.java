package io.signalbox.controlplane.serviceapi;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events and dead letters that services hand in. */
class ServiceEventsTest extends ServiceScene {

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
}
