package io.signalbox.controlplane.internalapi;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.FreshServices;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An attempt with a capability token, and every operation of the internal contract. */
@ControlPlaneTest
abstract class CapabilityScene {

    @LocalServerPort
    int port;

    @Autowired
    CapabilityTokens tokens;

    @Autowired
    Leases leases;

    @Autowired
    RunAttempts attempts;

    @Autowired
    RunFixture fixture;

    @Autowired
    TenantFixture tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    TenantOrganization tenant;
    LeasedRun run;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        UUID queued = fixture.queued(tenant, tenant.integration("generic"), "T-1");
        run = tenant.call(() -> leases.take(queued, "worker", clock.instant().plusSeconds(60)))
                .orElseThrow();
    }

    String tokenFor(Set<Operation> operations) {
        return tokens.mint(new Capability(
                run.runId(), run.attempt(), tenant.id(), run.integrationId(), "generic", "T-1", operations));
    }

    Response call(Operation operation, String token) {
        return send(operation, request(FreshServices.SERVICE_KEY, token), run.runId());
    }

    RequestSpecification request(String serviceKey, String token) {
        return given().port(port)
                .header("X-Signalbox-Service-Key", serviceKey)
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }

    static Response send(Operation operation, RequestSpecification request, UUID runId) {
        return InternalEndpoint.of(operation).send(request, runId);
    }
}
