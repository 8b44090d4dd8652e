package io.signalbox.agent.runs;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Counts and times run attempts by how they ended. */
@ApplicationScoped
public class RunMetrics {

    private final MeterRegistry meters;

    @Inject
    RunMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void finished(AttemptEnd end, Duration duration) {
        meters.timer("signalbox.agent.runs", "outcome", end.outcome(), "code", end.code())
                .record(duration);
        meters.counter("signalbox.agent.tokens", "direction", "prompt").increment(end.promptTokens());
        meters.counter("signalbox.agent.tokens", "direction", "completion").increment(end.completionTokens());
    }
}
