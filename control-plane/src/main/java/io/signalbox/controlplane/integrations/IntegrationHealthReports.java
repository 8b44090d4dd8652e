package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.HealthReport;
import io.signalbox.controlplane.platform.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what providers say of the connection itself, and forgets it when an event shows that the connection works again. */
@Service
@Transactional
public class IntegrationHealthReports {

    private final IntegrationRepository integrations;
    private final PublicAddress address;
    private final ApplicationEventPublisher events;
    private final LiveChanges live;
    private final Clock clock;

    IntegrationHealthReports(
            IntegrationRepository integrations,
            PublicAddress address,
            ApplicationEventPublisher events,
            LiveChanges live,
            Clock clock) {
        this.integrations = integrations;
        this.address = address;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Keeps the report, unless the integration is known to be as bad or worse. Safe to repeat.
     *
     * @throws IntegrationNotFound when this organization has no such integration
     */
    public void report(UUID integrationId, HealthReport report) {
        Integration integration = locked(integrationId);
        IntegrationView before = integration.view(address);
        if (integration.worsen(report, clock.instant())) {
            changed(before, integration);
        }
    }

    /**
     * An event came: the connection works, if the event is younger than what was reported.
     *
     * @throws IntegrationNotFound when this organization has no such integration
     */
    public void eventCame(UUID integrationId, Instant occurredAt) {
        Integration integration = locked(integrationId);
        IntegrationView before = integration.view(address);
        if (integration.recoverAfter(occurredAt, clock.instant())) {
            changed(before, integration);
        }
    }

    private void changed(IntegrationView before, Integration integration) {
        live.changed("integrations", integration.getId());
        events.publishEvent(IntegrationAudit.healthChanged(before, integration.view(address)));
    }

    private Integration locked(UUID id) {
        return integrations.lock(id).orElseThrow(() -> new IntegrationNotFound(id));
    }
}
