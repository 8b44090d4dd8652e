package io.signalbox.controlplane.runs.breakers;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.runs.breakers.BreakerState.Closed;
import io.signalbox.controlplane.runs.breakers.BreakerState.HalfOpen;
import io.signalbox.controlplane.runs.breakers.BreakerState.Open;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What the breaker of the model tells about itself. */
@Component
class BreakerMetrics {

    private final MeterRegistry meters;
    private final AtomicInteger state = new AtomicInteger();

    BreakerMetrics(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("signalbox.model.breaker.state", state);
        meters.counter("signalbox.model.breaker.probes");
    }

    void seen(BreakerState seen) {
        state.set(
                switch (seen) {
                    case Closed closed -> 0;
                    case HalfOpen probing -> 1;
                    case Open open -> 2;
                });
    }

    /** @param first false when a probe failed and the pause goes on */
    void opened(String code, boolean first) {
        meters.counter("signalbox.model.breaker.openings", "code", code, "first", Boolean.toString(first))
                .increment();
    }

    void probed() {
        meters.counter("signalbox.model.breaker.probes").increment();
    }
}
