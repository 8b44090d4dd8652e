package io.signalbox.controlplane.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.signalbox.controlplane.platform.outbox.OutboxRepositories.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** What the outbox tells about itself. Gauges are those of the last measurement, so that being looked at costs nothing. */
@Component
class OutboxMetrics {

    /** How an attempt ended. */
    enum Outcome {
        DONE,
        RETRIED,
        GIVEN_UP
    }

    private final MeterRegistry meters;
    private final AtomicReference<Backlog> backlog = new AtomicReference<>(new Backlog(0, Optional.empty()));

    OutboxMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        meters.gauge(
                "signalbox.outbox.waiting", backlog, current -> current.get().waiting());
        meters.gauge("signalbox.outbox.oldest.seconds", backlog, current -> current.get()
                .oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
                .orElse(0L));
    }

    void measured(Backlog measured) {
        backlog.set(measured);
    }

    void ended(String kind, Outcome outcome) {
        String name =
                switch (outcome) {
                    case DONE -> "signalbox.outbox.done";
                    case RETRIED -> "signalbox.outbox.retried";
                    case GIVEN_UP -> "signalbox.outbox.given.up";
                };
        meters.counter(name, "kind", kind).increment();
    }
}
