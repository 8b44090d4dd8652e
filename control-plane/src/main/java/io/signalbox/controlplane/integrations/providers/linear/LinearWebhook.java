package io.signalbox.controlplane.integrations.providers.linear;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Linear: a signed body that carries its own timestamp. */
@Component
class LinearWebhook implements ProviderWebhook {

    static final String DELIVERY_HEADER = "Linear-Delivery";
    private static final ProviderProfile PROFILE = new ProviderProfile(
            "Linear",
            true,
            SecretOrigin.PROVIDER,
            "Signing secret",
            List.of(
                    "In Linear, open Settings, API, Webhooks and choose New webhook.",
                    "Paste the webhook URL and choose Issues, Comments and Customer requests, for one team or for all public teams.",
                    "Create it, open it, copy its signing secret and paste it here.",
                    "Change an issue: the event appears here within seconds."),
            List.of());

    @Override
    public String provider() {
        return "linear";
    }

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return LinearSignature.verify(request, secrets, now);
    }

    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        var reader = new PayloadReader(payload.tree());
        String type = reader.text("/type");
        String action = reader.text("/action");
        Instant createdAt = reader.iso("/createdAt");
        return List.of(Delivery.of(
                        payload,
                        headers.single(DELIVERY_HEADER).orElse(null),
                        action == null ? type : type + "." + action,
                        issueId(reader, type),
                        createdAt == null ? reader.millis("/webhookTimestamp") : createdAt)
                .called(issueKey(reader, type)));
    }

    @Override
    public Set<String> keptHeaders() {
        return Set.of(DELIVERY_HEADER, "Linear-Event");
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return LinearSample.request(order);
    }

    private static @Nullable String issueId(PayloadReader reader, @Nullable String type) {
        return switch (type) {
            case "Issue" -> reader.text("/data/id");
            case "Comment", "CustomerNeed" -> reader.firstText("/data/issue/id", "/data/issueId");
            case null, default -> null;
        };
    }

    private static @Nullable String issueKey(PayloadReader reader, @Nullable String type) {
        return switch (type) {
            case "Issue" -> keyOf(reader, "/data");
            case "Comment", "CustomerNeed" -> keyOf(reader, "/data/issue");
            case null, default -> null;
        };
    }

    /** Put together when it is left out, as it is by abridged issues. */
    private static @Nullable String keyOf(PayloadReader reader, String issue) {
        String identifier = reader.text(issue + "/identifier");
        String team = reader.text(issue + "/team/key");
        String number = reader.text(issue + "/number");
        if (identifier != null || team == null || number == null) {
            return identifier;
        }
        return team + "-" + number;
    }
}
