package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.runs.attempts.LeasedRun;
import io.signalbox.controlplane.runs.attempts.Usage;
import io.signalbox.controlplane.runs.counters.RunCounters;
import io.signalbox.controlplane.runs.log.RunEventType;
import io.signalbox.controlplane.runs.log.RunLog;
import io.signalbox.controlplane.runs.log.RunLogEntry;
import io.signalbox.controlplane.runs.log.StepDraft;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs of one integration. */
abstract class RunScene extends RunServices {

    @Autowired
    RunCounters counters;

    @Autowired
    RunLog log;

    TenantOrganization tenant;
    UUID integration;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
    }

    Optional<LeasedRun> take(UUID run) {
        return tenant.call(() -> leases.take(run, "worker", clock.instant().plusSeconds(6)));
    }

    boolean complete(LeasedRun run) {
        return tenant.call(() -> attempts.complete(run.runId(), run.attempt(), IGNORED, Usage.NONE));
    }

    UUID deadLetter(LeasedRun run) {
        return tenant.call(() -> runs.deadLetter(
                run.runId(), run.attempt(), DeadLetterReason.NO_MAPPING_RULE, "No rule knows it.", List.of()));
    }

    void append(LeasedRun run, StepDraft... given) {
        tenant.call(() -> {
            stepFixture.append(runs.requireLatest(run.runId(), run.attempt()), List.of(given));
            return true;
        });
    }

    List<RunEventType> logged(UUID run) {
        return tenant.call(() -> log.after(run, 0)).entries().stream()
                .map(RunLogEntry::type)
                .toList();
    }

    static StepDraft aStep(int sequence) {
        return aStep(sequence, Map.of());
    }

    static StepDraft aStep(int sequence, Map<String, Object> output) {
        return new StepDraft(
                sequence,
                "map",
                1,
                "ok",
                Instant.parse("2026-11-20T10:00:00Z"),
                1.5,
                "abc",
                output,
                List.of(),
                null,
                null,
                null);
    }
}
