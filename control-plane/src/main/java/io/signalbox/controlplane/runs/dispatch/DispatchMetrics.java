package io.signalbox.controlplane.runs.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.runs.attempts.DueRuns;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** What dispatch tells about itself. Gauges are those of the last sweep, so that being looked at costs nothing. */
@Component
class DispatchMetrics {

    private final MeterRegistry meters;
    private final AtomicReference<DueRuns.Gauges> gauges = new AtomicReference<>(new DueRuns.Gauges(0, 0, 0));
    private final AtomicLong depth = new AtomicLong();

    DispatchMetrics(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("signalbox.runs.queued", gauges, current -> current.get().queued());
        meters.gauge("signalbox.runs.running", gauges, current -> current.get().running());
        meters.gauge("signalbox.runs.oldest.queued.seconds", gauges, current -> current.get()
                .oldestSeconds());
        meters.gauge("signalbox.dispatch.queue.depth", depth);
    }

    void measured(DueRuns.Gauges measured) {
        gauges.set(measured);
    }

    void depth(long messages) {
        depth.set(messages);
    }

    void dropped(int announcements) {
        if (announcements > 0) {
            meters.counter("signalbox.dispatch.announcements.dropped").increment(announcements);
        }
    }

    void announcedAgain(int runs) {
        meters.counter("signalbox.dispatch.announcements.repeated").increment(runs);
    }

    void leaseRecovered() {
        meters.counter("signalbox.runs.leases.recovered").increment();
    }

    void attemptEnded(String outcome, Duration took) {
        meters.timer("signalbox.run.attempt.duration", "outcome", outcome).record(took);
    }

    void retried(boolean counted) {
        meters.counter("signalbox.runs.retries", "counted", Boolean.toString(counted))
                .increment();
    }
}
