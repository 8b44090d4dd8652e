package io.signalbox.controlplane.serviceapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.ServiceCaller;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every endpoint of services refuses. */
class ServiceEndpointsTest extends ServiceScene {

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
}
