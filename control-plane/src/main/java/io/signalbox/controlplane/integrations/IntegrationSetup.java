package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Connects source systems and changes their connection. */
@Service
@Transactional
public class IntegrationSetup {

    /**
     * A new integration and its secret, which is told only here.
     *
     * @param secret as the provider needs it
     */
    public record Connected(IntegrationView integration, String secret) {}

    private static final String TOPIC = "integrations";

    private final IntegrationRepository integrations;
    private final IntegrationSecrets secrets;
    private final ProviderCatalogue catalogue;
    private final HeldEventLock heldEventLock;
    private final PublicAddress address;
    private final ApplicationEventPublisher events;
    private final LiveChanges live;
    private final Clock clock;
    private final Ids ids;

    IntegrationSetup(
            IntegrationRepository integrations,
            IntegrationSecrets secrets,
            ProviderCatalogue catalogue,
            HeldEventLock heldEventLock,
            PublicAddress address,
            ApplicationEventPublisher events,
            LiveChanges live,
            Clock clock,
            Ids ids) {
        this.integrations = integrations;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.heldEventLock = heldEventLock;
        this.address = address;
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.ids = ids;
    }

    /** @param secret the one the provider shows; made here when null */
    public Connected connect(String provider, String name, @Nullable String secret, Map<String, String> settings) {
        catalogue.check(provider, settings);
        var integration = integrations.save(new Integration(
                ids.next(),
                Tenant.current(),
                secrets.newKey(),
                provider,
                StorableText.requireWords("/name", name),
                withoutBlanks(settings),
                clock.instant()));
        String value = secrets.first(integration, secret);
        live.changed(TOPIC, integration.getId());
        IntegrationView created = integration.view(address);
        events.publishEvent(IntegrationAudit.created(created));
        return new Connected(created, value);
    }

    /**
     * Changes what is given and leaves the rest.
     *
     * @param name null leaves it
     * @param settings a blank value takes a setting back to its default
     */
    public IntegrationView update(UUID id, @Nullable String name, Map<String, String> settings) {
        Integration integration = locked(id);
        IntegrationView before = integration.view(address);
        if (name != null) {
            integration.rename(StorableText.requireWords("/name", name), clock.instant());
        }
        if (!settings.isEmpty()) {
            var merged = new HashMap<>(integration.settings());
            merged.putAll(settings);
            catalogue.check(integration.provider(), merged);
            integration.configure(withoutBlanks(merged), clock.instant());
        }
        IntegrationAudit.updated(before, integration.view(address)).ifPresent(events::publishEvent);
        return changed(integration);
    }

    /** New events are accepted and held from now on. */
    public IntegrationView pause(UUID id) {
        Integration integration = locked(id);
        if (integration.pause(clock.instant())) {
            events.publishEvent(new IntegrationPaused(id));
            events.publishEvent(IntegrationAudit.paused(integration.view(address)));
        }
        return changed(integration);
    }

    /** What was held may run, in order of arrival. */
    public IntegrationView resume(UUID id) {
        heldEventLock.waitForHolders(id);
        Integration integration = locked(id);
        if (integration.resume(clock.instant())) {
            events.publishEvent(new IntegrationResumed(id));
            events.publishEvent(IntegrationAudit.resumed(integration.view(address)));
        }
        return changed(integration);
    }

    private IntegrationView changed(Integration integration) {
        live.changed(TOPIC, integration.getId());
        return integration.view(address);
    }

    private static Map<String, String> withoutBlanks(Map<String, String> settings) {
        var kept = new HashMap<String, String>();
        settings.forEach((name, value) -> {
            if (!value.isBlank()) {
                kept.put(name, value.strip());
            }
        });
        return kept;
    }

    private Integration locked(UUID id) {
        return integrations.lock(id).orElseThrow(() -> new IntegrationNotFound(id));
    }
}
