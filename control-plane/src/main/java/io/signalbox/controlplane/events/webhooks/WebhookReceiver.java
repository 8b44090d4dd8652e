package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.events.AcceptedEvent;
import io.signalbox.controlplane.events.EndpointChanged;
import io.signalbox.controlplane.events.EventStorage;
import io.signalbox.controlplane.events.NewEvent;
import io.signalbox.controlplane.integrations.IntegrationHealthReports;
import io.signalbox.controlplane.integrations.ProviderCatalogue;
import io.signalbox.controlplane.integrations.WebhookEndpoint;
import io.signalbox.controlplane.integrations.WebhookEndpoints;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.HealthReport;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.Verification.Verified;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.problems.Overloaded;
import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.JsonNode;

/** Where deliveries come in. Checks who sent them on the raw bytes, and answers only when the bytes are committed. */
@Service
public class WebhookReceiver {

    /** Gives the place of the delivery back. */
    public interface Admission extends AutoCloseable {

        @Override
        void close();
    }

    /** How often an endpoint is read for one delivery while somebody keeps changing its integration. */
    private static final int MAX_READINGS = 3;

    private static final Set<String> KEPT_OF_ALL = Set.of("User-Agent");

    private final WebhookEndpoints endpoints;
    private final ProviderCatalogue catalogue;
    private final IngressLimits limits;
    private final AccountRouting routing;
    private final EventStorage intake;
    private final IntegrationHealthReports health;
    private final Clock clock;
    private final Ids ids;

    WebhookReceiver(
            WebhookEndpoints endpoints,
            ProviderCatalogue catalogue,
            IngressLimits limits,
            AccountRouting routing,
            EventStorage intake,
            IntegrationHealthReports health,
            Clock clock,
            Ids ids) {
        this.endpoints = endpoints;
        this.catalogue = catalogue;
        this.limits = limits;
        this.routing = routing;
        this.intake = intake;
        this.health = health;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Admits a delivery before its body is read.
     *
     * @throws Overloaded when too many are being received
     * @throws UnknownIntegration when no integration has the key
     * @throws RateLimited when the integration sends too much
     */
    public Admission admit(String key) {
        Admission admission = limits.admit();
        try {
            limits.take(orOverloaded(() -> ownerOf(key)).integrationId());
            return admission;
        } catch (RuntimeException refused) {
            admission.close();
            throw refused;
        }
    }

    /**
     * Stores a delivery.
     *
     * @throws UnknownIntegration when no integration has the key
     * @throws BadSignature when it does not prove who sent it
     * @throws UnreadableDelivery when it has no JSON in it
     * @throws Overloaded when it cannot be stored now
     */
    public AcceptedDelivery receive(String key, IncomingDelivery incoming) {
        return orOverloaded(() -> {
            WebhookEndpoints.Owner owner = ownerOf(key);
            return Tenant.call(owner.organizationId(), () -> receive(owner.integrationId(), incoming));
        });
    }

    /** A store that cannot be reached is a reason to come again, not a failure: nothing was promised yet. */
    private static <T> T orOverloaded(Supplier<T> work) {
        try {
            return work.get();
        } catch (TransactionException | DataAccessResourceFailureException | TransientDataAccessException busy) {
            throw new Overloaded("The store is busy; send it again.", Duration.ofSeconds(5));
        }
    }

    /** By the endpoint as it is remembered where that is enough, else as it is. */
    private AcceptedDelivery receive(UUID integrationId, IncomingDelivery incoming) {
        Optional<AcceptedDelivery> stored =
                endpoints.remembered(integrationId).flatMap(endpoint -> storedBy(endpoint, incoming));
        for (int left = MAX_READINGS; stored.isEmpty() && left > 0; left--) {
            stored = receiveBy(endpoints.get(integrationId), incoming);
        }
        return stored.orElseThrow(
                () -> new Overloaded("The integration is being changed; send it again.", Duration.ofSeconds(1)));
    }

    /** Empty unless something was stored: only then has the store confirmed that the endpoint is still what it was. */
    private Optional<AcceptedDelivery> storedBy(WebhookEndpoint remembered, IncomingDelivery incoming) {
        try {
            return receiveBy(remembered, incoming)
                    .filter(accepted -> !accepted.events().isEmpty());
        } catch (BadSignature | UnreadableDelivery unconfirmed) {
            return Optional.empty();
        }
    }

    /** Empty when the integration has changed since. */
    private Optional<AcceptedDelivery> receiveBy(WebhookEndpoint endpoint, IncomingDelivery incoming) {
        try {
            return Optional.of(receive(endpoint, incoming));
        } catch (EndpointChanged changed) {
            return Optional.empty();
        }
    }

    private AcceptedDelivery receive(WebhookEndpoint endpoint, IncomingDelivery incoming) {
        ProviderWebhook webhook = catalogue.webhook(endpoint.provider());
        WebhookRequest request = incoming.sentTo(endpoint.url());
        if (webhook.isProbe(request)) {
            return new AcceptedDelivery(endpoint.provider(), "", List.of());
        }
        Instant now = clock.instant();
        Verified verified = proven(webhook.verify(request, List.copyOf(endpoint.secrets()), endpoint.settings(), now));
        UntrustedJson payload = json(webhook, request);
        JsonNode tree = payload.tree();
        Optional<String> challenge = webhook.challenge(tree);
        if (challenge.isPresent()) {
            return new AcceptedDelivery(endpoint.provider(), challenge.get(), List.of());
        }
        var receipt = new Receipt(verified.scheme(), verified.secret().keyId(), now, verified.signedAt());
        List<NewEvent> events = events(endpoint, webhook, request, incoming.contentType(), payload, verified, receipt);
        Optional<HealthReport> reported = webhook.health(tree, now);
        List<AcceptedEvent> accepted = intake.accept(events);
        noteHealth(endpoint, reported, events, now);
        return new AcceptedDelivery(endpoint.provider(), null, accepted);
    }

    /** Before the answer, so that what is lost by a crash comes again; repeating it changes nothing. */
    private void noteHealth(
            WebhookEndpoint endpoint, Optional<HealthReport> report, List<NewEvent> events, Instant now) {
        if (report.isPresent()) {
            health.report(endpoint.integrationId(), report.get());
        } else if (endpoint.unhealthySince() != null && !events.isEmpty()) {
            Instant occurred = events.getLast().delivery().occurredAt();
            health.eventCame(endpoint.integrationId(), occurred == null ? now : occurred);
        }
    }

    private List<NewEvent> events(
            WebhookEndpoint endpoint,
            ProviderWebhook webhook,
            WebhookRequest request,
            String contentType,
            UntrustedJson payload,
            Verified verified,
            Receipt receipt) {
        List<Delivery> deliveries = webhook.describe(payload, request.headers(), endpoint.settings());
        var places = routing.places(endpoint, verified.secret(), webhook.accountSetting(), deliveries);
        Map<String, String> headers = keptHeaders(webhook, endpoint.settings(), request);
        List<NewEvent> events = new ArrayList<>(deliveries.size());
        for (int index = 0; index < deliveries.size(); index++) {
            Delivery delivery = deliveries.get(index);
            AccountRouting.Place place = places.get(index);
            events.add(new NewEvent(
                    ids.next(),
                    ids.next(),
                    place.endpoint().integrationId(),
                    place.endpoint().state(),
                    delivery,
                    place.refused(),
                    contentType,
                    headers,
                    receipt,
                    delivery.payload() == payload
                            ? request.body()
                            : delivery.payload().text(),
                    NewEvent.problemOf(delivery.payload()),
                    place.endpoint().version()));
        }
        return events;
    }

    private WebhookEndpoints.Owner ownerOf(String key) {
        return endpoints.ownerOf(key).orElseThrow(UnknownIntegration::new);
    }

    private static Verified proven(Verification verification) {
        return switch (verification) {
            case Verified verified -> verified;
            case Verification.Refused(Refusal refusal)
            when refusal == Refusal.NOT_JSON -> throw new UnreadableDelivery(refusal.detail());
            case Verification.Refused(Refusal refusal) -> throw new BadSignature(refusal);
        };
    }

    private static UntrustedJson json(ProviderWebhook webhook, WebhookRequest request) {
        try {
            return UntrustedJson.read(webhook.json(request));
        } catch (NotJson notJson) {
            throw new UnreadableDelivery(notJson.detail());
        }
    }

    private static Map<String, String> keptHeaders(ProviderWebhook webhook, Settings settings, WebhookRequest request) {
        var names = new TreeSet<>(webhook.keptHeaders(settings));
        names.addAll(KEPT_OF_ALL);
        return new TreeMap<>(request.headers().only(names));
    }
}
