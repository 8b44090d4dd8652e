package io.signalbox.controlplane.internalapi;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs of one integration that write tickets as the agent does, beside a console of the same organization. */
@ControlPlaneTest
abstract class TicketWritingScene {

    static final String UPSERT = "/internal/v1/tickets/upsert";

    @LocalServerPort
    int port;

    @Autowired
    CapabilityTokens tokens;

    @Autowired
    RunFixture runs;

    @Autowired
    TenantFixture tenants;

    @Autowired
    JdbcClient jdbc;

    Console console;
    TenantFixture.TenantOrganization tenant;
    UUID integration;

    void connect(String provider) {
        console = Console.signIn(port);
        tenant = tenants.existing(console.organizationId());
        integration = tenant.integration(provider);
    }

    /** A run of this ticket that is under way. */
    UUID running(String externalId) {
        UUID run = runs.queued(tenant, integration, externalId);
        tenant.call(() -> jdbc.sql("UPDATE run_queue SET state = 'running', attempt = 1, lease_owner = 'test',"
                        + " taken_at = now() WHERE run_id = ?")
                .param(run)
                .update());
        return run;
    }

    String token(UUID run, String provider, String externalId) {
        return tokens.mint(new Capability(
                run, 1, tenant.id(), integration, provider, Set.of(externalId), EnumSet.allOf(Operation.class)));
    }

    ValidatableResponse post(String address, String token, Object body) {
        return given().port(port)
                .contentType(ContentType.JSON)
                .header("X-Signalbox-Service-Key", FreshServices.SERVICE_KEY)
                .auth()
                .oauth2(token)
                .body(body)
                .post(address)
                .then();
    }

    static Map<String, Object> upsert(String externalId, long version, Map<String, Object> ticket) {
        return new HashMap<>(Map.of(
                "external_id", externalId,
                "operation", "upsert",
                "completeness", "full",
                "source_version", version,
                "ticket", ticket));
    }

    static Map<String, Object> ticket(String title) {
        return new HashMap<>(Map.of("title", title, "status", "open", "priority", "normal", "type", "task"));
    }
}
