package io.signalbox.controlplane.runs.ready;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How much this replica knows to be ready, of how many organizations, and how many wait for work. */
@Component
class ReadyMetrics {

    ReadyMetrics(ReadyRuns ready, WorkSignal signal, MeterRegistry meters) {
        meters.gauge("signalbox.ready.runs", ready, ReadyRuns::size);
        meters.gauge("signalbox.ready.organizations", ready, ReadyRuns::organizations);
        meters.gauge("signalbox.ready.waiting", signal, WorkSignal::waiting);
    }
}
