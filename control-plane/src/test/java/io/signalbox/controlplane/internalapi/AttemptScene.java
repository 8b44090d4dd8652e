package io.signalbox.controlplane.internalapi;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Leases;
import io.signalbox.controlplane.runs.attempts.RunAttempts;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Leased runs, the tokens of their attempts, and requests that carry them. */
@ControlPlaneTest
abstract class AttemptScene {

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

    /** For ten minutes. */
    LeasedRun leased(TenantOrganization organization, String externalId) {
        UUID queued = fixture.queued(organization, organization.integration("generic"), externalId);
        return organization
                .call(() -> leases.take(queued, "worker", clock.instant().plusSeconds(600)))
                .orElseThrow();
    }

    String mint(LeasedRun run, Set<Operation> operations) {
        return tokens.mint(new Capability(
                run.runId(),
                run.attempt(),
                run.organizationId(),
                run.subject().sourceId(),
                "generic",
                Set.of(fixture.externalId(run.runId())),
                operations));
    }

    RequestSpecification request(String serviceKey, String token) {
        return given().port(port)
                .header("X-Signalbox-Service-Key", serviceKey)
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }
}
