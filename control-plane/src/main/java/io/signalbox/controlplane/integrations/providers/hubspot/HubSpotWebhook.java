package io.signalbox.controlplane.integrations.providers.hubspot;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** HubSpot: signature version 3 over the whole request, and batches of events that may come from several portals. */
@Component
class HubSpotWebhook implements ProviderWebhook {

    static final String PORTAL = "portal_id";
    /** HubSpot sends up to 100; a longer array is not a batch of its. */
    private static final int MAX_BATCH = 500;

    private static final ProviderProfile PROFILE = new ProviderProfile(
            "HubSpot",
            true,
            SecretOrigin.PROVIDER,
            "Client secret",
            List.of(
                    "In your HubSpot developer account, open the app, Auth, and copy its client secret.",
                    "Paste the client secret here.",
                    "In the app, open Webhooks and paste the webhook URL as Target URL, exactly as shown.",
                    "Subscribe to ticket, contact, company or deal events and activate them.",
                    "If one app serves several portals, create one integration for each with its portal id and the same secret."),
            List.of(ProviderSetting.text(
                    PORTAL,
                    "Portal id",
                    "The HubSpot account whose events belong here. Empty accepts every portal of the app.")));

    @Override
    public String provider() {
        return "hubspot";
    }

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public List<FieldProblem> problems(Settings settings) {
        return settings.find(PORTAL).filter(id -> !id.matches("\\d{1,18}")).isPresent()
                ? List.of(new FieldProblem("/settings/" + PORTAL, "must be the number HubSpot shows"))
                : List.of();
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return HubSpotSignature.verify(request, secrets, now);
    }

    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        boolean batch = payload.kind() == UntrustedJson.Kind.ARRAY && payload.elementCount() <= MAX_BATCH;
        return batch
                ? payload.elements().stream()
                        .flatMap(element -> HubSpotEvent.deliveries(element).stream())
                        .toList()
                : HubSpotEvent.deliveries(payload);
    }

    @Override
    public boolean asksForErasure(String eventType) {
        return eventType.endsWith(".privacyDeletion");
    }

    @Override
    public Optional<String> accountSetting() {
        return Optional.of(PORTAL);
    }

    @Override
    public Set<String> keptHeaders() {
        return Set.of(HubSpotSignature.TIMESTAMP);
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return HubSpotSample.request(order);
    }
}
