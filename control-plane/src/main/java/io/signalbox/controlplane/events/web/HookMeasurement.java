package io.signalbox.controlplane.events.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Measures deliveries under the name and the tags of all other requests, but without an observation for each, which costs more than the timer. */
@Configuration(proxyBeanMethods = false)
class HookMeasurement {

    private static final String NAME = "http.server.requests";
    private static final String PATTERN = "/hooks/{integration_key}";
    private static final String NONE = "none";

    private final MeterRegistry meters;
    /** By status, of those that did not fail. */
    private final Map<Integer, Timer> answered = new ConcurrentHashMap<>();

    HookMeasurement(MeterRegistry meters) {
        this.meters = meters;
    }

    @Bean
    static ObservationPredicate deliveriesAreMeasuredApart() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request && isDelivery(request.getCarrier()));
    }

    private static boolean isDelivery(@Nullable HttpServletRequest request) {
        return request != null && WebhookAdmissionFilter.isDelivery(request);
    }

    /** @param failure what was thrown instead of an answer */
    void answered(int status, Duration taken, @Nullable Exception failure) {
        Timer timer = failure == null
                ? answered.computeIfAbsent(status, first -> timer(first, NONE))
                : timer(status, failure.getClass().getSimpleName());
        timer.record(taken);
    }

    private Timer timer(int status, String exception) {
        return Timer.builder(NAME)
                .tags(Tags.of(
                                "error", exception,
                                "exception", exception,
                                "method", "POST",
                                "status", String.valueOf(status),
                                "uri", PATTERN)
                        .and(Outcome.forStatus(status).asTag()))
                .register(meters);
    }
}
