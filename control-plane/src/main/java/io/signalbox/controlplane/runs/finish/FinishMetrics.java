package io.signalbox.controlplane.runs.finish;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells how attempts ended, once that is committed. */
@Component
class FinishMetrics {

    private static final Logger log = LoggerFactory.getLogger(FinishMetrics.class);

    private final MeterRegistry meters;
    private final Clock clock;

    FinishMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void ended(UUID organizationId, AcceptedEnd end) {
        LockedRun run = end.run();
        String outcome = end.conclusion().word();
        Duration took = Duration.between(run.takenAt(), clock.instant());
        meters.timer("signalbox.run.attempt.duration", "outcome", outcome).record(took);
        if (end.conclusion() instanceof Conclusion.Again again) {
            meters.counter("signalbox.runs.retries", "counted", Boolean.toString(again.counted()))
                    .increment();
        }
        log.info(
                "Run attempt ended outcome={} run_id={} attempt={} subject_type={} subject_id={} source_id={} organization_id={} duration_ms={} age_ms={}",
                outcome,
                run.runId(),
                run.attempt(),
                run.subject().type(),
                run.subject().id(),
                run.subject().sourceId(),
                organizationId,
                took.toMillis(),
                Duration.between(run.createdAt(), clock.instant()).toMillis());
    }
}
