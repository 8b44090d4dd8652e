package io.signalbox.controlplane.internalapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.signalbox.controlplane.runs.capability.Capability;
import io.signalbox.controlplane.runs.capability.CapabilityTokens;
import io.signalbox.controlplane.runs.capability.Operation;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Attempts of runs, their tokens, and requests that carry them. */
@ControlPlaneTest
abstract class AttemptScene {

    static final Set<Operation> ALL = EnumSet.allOf(Operation.class);

    @LocalServerPort
    int port;

    @Autowired
    CapabilityTokens tokens;

    @Autowired
    RunFixture fixture;

    @Autowired
    TenantFixture tenants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    TenantOrganization tenant;

    record Attempt(TenantOrganization organization, UUID runId, int number, UUID sourceId) {}

    /** An attempt that is under way. */
    Attempt running(TenantOrganization organization, String externalId) {
        UUID integration = organization.integration("generic");
        UUID run = fixture.queued(organization, integration, externalId);
        return start(new Attempt(organization, run, 0, integration));
    }

    /** The attempt after this one. */
    Attempt start(Attempt ended) {
        update(ended, """
                UPDATE run_queue SET state = 'running', attempt = attempt + 1, lease_owner = 'test', taken_at = now(),
                    started_at = coalesce(started_at, now()) WHERE run_id = ?""");
        return new Attempt(ended.organization(), ended.runId(), ended.number() + 1, ended.sourceId());
    }

    void giveBack(Attempt attempt) {
        update(attempt, "UPDATE run_queue SET state = 'queued', lease_owner = NULL, taken_at = NULL WHERE run_id = ?");
    }

    void complete(Attempt attempt) {
        var item = new HashMap<String, Object>(Map.of(
                "run_id", attempt.runId(),
                "attempt", attempt.number(),
                "capability_token", mint(attempt, ALL),
                "outcome", "completed",
                "result", Map.of("kind", "ignored", "reason", "A test."),
                "steps", List.of(),
                "journal", List.of(),
                "usage", ScriptedAgent.usage(1, 0, 0)));
        assertThat(new ScriptedAgent(port).finish(item).get("status").asString())
                .isEqualTo("applied");
    }

    /** Of a run that is over. */
    void endedEarlier(Attempt attempt, Duration by) {
        update(attempt, "UPDATE run SET finished_at = finished_at - interval '" + by.toSeconds() + "s' WHERE id = ?");
    }

    private void update(Attempt attempt, String sql) {
        int changed = attempt.organization()
                .call(() -> jdbc.sql(sql).param(attempt.runId()).update());
        assertThat(changed).isEqualTo(1);
    }

    Capability capability(Attempt attempt, Set<Operation> operations) {
        return new Capability(
                attempt.runId(),
                attempt.number(),
                attempt.organization().id(),
                attempt.sourceId(),
                "generic",
                Set.of(fixture.externalId(attempt.runId())),
                operations);
    }

    String mint(Attempt attempt, Set<Operation> operations) {
        return tokens.mint(capability(attempt, operations));
    }

    RequestSpecification request(String serviceKey, String token) {
        return given().port(port)
                .header("X-Signalbox-Service-Key", serviceKey)
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }
}
