package io.signalbox.controlplane.runs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.runs.RunServices;
import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.log.StepDraft;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs of one organization, read over HTTP. */
@Tag("broker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunsApiScene extends RunServices {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Console console;
    TenantOrganization tenant;
    UUID integration;

    /** Once: sign-ins are limited. */
    @BeforeAll
    void signIn() {
        console = Console.signIn(port);
    }

    @BeforeEach
    void prepare() {
        tenant = tenants.existing(console.organizationId());
        integration = tenant.integration("generic");
    }

    LeasedRun started(String externalId) {
        return take(fixture.queued(tenant, integration, externalId));
    }

    LeasedRun take(UUID run) {
        return tenant.call(() -> leases.take(run, "worker", clock.instant().plusSeconds(60)))
                .orElseThrow();
    }

    void complete(LeasedRun run) {
        assertThat(tenant.<Boolean>call(() -> attempts.complete(run.runId(), run.attempt(), IGNORED, Usage.NONE)))
                .isTrue();
    }

    void append(LeasedRun run, int sequence) {
        var call = new StepDraft.ModelCall("openai", "tiny", 30, 7, 12.5, "Map this.", "{}", "stop");
        var step = new StepDraft(
                sequence,
                "map",
                1,
                "ok",
                Instant.parse("2026-11-20T10:00:00Z"),
                1.5,
                "abc",
                Map.of("title", "Broken"),
                List.of(),
                call,
                null,
                null);
        tenant.call(() -> {
            stepFixture.append(runs.requireLatest(run.runId(), run.attempt()), List.of(step));
            return true;
        });
    }
}
