package io.signalbox.controlplane.serviceapi;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.ServiceCaller;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service with a key of every scope, and an integration of its organization. */
@ControlPlaneTest
abstract class ServiceScene {

    static final String INGEST = "/api/v1/events/ingest";
    static final String UPSERT = "/api/v1/tickets/upsert";
    static final String DEAD_LETTER = "/api/v1/dlq";
    static final String MAP = "/api/v1/identities/map";
    static final long VERSION = 1_700_000_000_000L;

    @LocalServerPort
    int port;

    @Autowired
    TenantFixture tenants;

    Console console;
    UUID integration;
    ServiceCaller service;

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

    Map<String, Object> event(String delivery) {
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

    Map<String, Object> report(String delivery) {
        Map<String, Object> report = event(delivery);
        report.put("detail", "The order has no customer.");
        return report;
    }

    Map<String, Object> write(String externalId, Map<String, Object> ticket, long version) {
        return new HashMap<>(Map.of(
                "integration_id", integration, "external_id", externalId, "source_version", version, "ticket", ticket));
    }

    static Map<String, Object> ticket(String title) {
        return new HashMap<>(Map.of("title", title, "status", "open", "priority", "normal", "type", "task"));
    }

    ValidatableResponse post(String door, Map<String, Object> body) {
        return service.request().body(body).post(door).then();
    }

    ValidatableResponse get(String address) {
        return console.request().get(address).then().statusCode(200);
    }
}
