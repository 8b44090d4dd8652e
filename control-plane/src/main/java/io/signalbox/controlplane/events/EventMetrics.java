package io.signalbox.controlplane.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.signalbox.controlplane.events.webhooks.AcceptedDelivery;
import io.signalbox.controlplane.platform.persistence.Row;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the endpoint counts, and the conservation of each organization as gauges. */
@Component
public class EventMetrics {

    private final MeterRegistry meters;
    private final MultiGauge accepted;
    private final MultiGauge states;
    private final JdbcClient jdbc;

    EventMetrics(MeterRegistry meters, JdbcClient jdbc) {
        this.meters = meters;
        this.jdbc = jdbc;
        this.accepted = MultiGauge.builder("signalbox.conservation.accepted")
                .description("Events accepted since the beginning")
                .register(meters);
        this.states = MultiGauge.builder("signalbox.conservation.runs")
                .description("Runs by state; their sum is the number of accepted events")
                .register(meters);
    }

    /** Counts the events of a delivery that was let in. */
    public void accepted(AcceptedDelivery delivery) {
        long repeated =
                delivery.events().stream().filter(AcceptedEvent::duplicate).count();
        meters.counter("signalbox.events.duplicates", "provider", delivery.provider())
                .increment(repeated);
        meters.counter("signalbox.events.accepted", "provider", delivery.provider())
                .increment((double) delivery.events().size() - repeated);
    }

    /** Counts a delivery that was not. */
    public void refused(String code) {
        meters.counter("signalbox.events.refused", "code", code).increment();
    }

    /** The function counts over all tenants and tells nothing but counts. */
    @Scheduled(fixedDelayString = "${signalbox.conservation.measure-every:30s}")
    @Transactional(readOnly = true)
    public void measure() {
        List<MultiGauge.Row<?>> acceptedRows = new ArrayList<>();
        List<MultiGauge.Row<?>> stateRows = new ArrayList<>();
        jdbc.sql("SELECT organization_id, state, events FROM conservation_by_organization()")
                .query(Row.each(row -> {
                    String state = row.textOrNull("state");
                    String organization = row.text("organization_id");
                    long events = row.number("events");
                    if (state == null) {
                        acceptedRows.add(MultiGauge.Row.of(Tags.of("organization", organization), events));
                    } else {
                        stateRows.add(MultiGauge.Row.of(Tags.of("organization", organization, "state", state), events));
                    }
                }));
        accepted.register(acceptedRows, true);
        states.register(stateRows, true);
    }
}
