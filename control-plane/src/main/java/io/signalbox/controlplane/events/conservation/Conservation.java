package io.signalbox.controlplane.events.conservation;

import io.signalbox.controlplane.events.EventSubjects;
import io.signalbox.controlplane.runs.counters.RunCounters;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Proves that nothing is lost: what came in equals what stands somewhere. */
@Service
public class Conservation {

    private final RunCounters counters;
    private final Clock clock;

    Conservation(RunCounters counters, Clock clock) {
        this.counters = counters;
        this.clock = clock;
    }

    /** In one snapshot: deliveries that commit meanwhile are on both sides or on none. */
    public ConservationCount measure() {
        return ConservationCount.of(counters.of(EventSubjects.TYPE), counters.recounted(), clock.instant());
    }
}
