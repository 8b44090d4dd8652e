package io.signalbox.agent.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.agent.runs.RunLogger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts and times run attempts by how they ended. */
@ApplicationScoped
class RunMetrics {

    private final MeterRegistry meters;

    @Inject
    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void finished(RunLogger.Line line, Duration duration) {
        meters.timer("signalbox.agent.runs", "outcome", line.outcome(), "code", line.code())
                .record(duration);
        meters.counter("signalbox.agent.tokens", "direction", "prompt").increment(line.promptTokens());
        meters.counter("signalbox.agent.tokens", "direction", "completion").increment(line.completionTokens());
    }
}
