package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Any sender that follows Standard Webhooks, or signs with HMAC-SHA256 in a way that can be described by settings. */
@Component
class GenericWebhook implements ProviderWebhook {

    @Override
    public String provider() {
        return "generic";
    }

    @Override
    public ProviderProfile profile() {
        return GenericProfile.PROFILE;
    }

    @Override
    public List<FieldProblem> problems(Settings settings) {
        return GenericProfile.problems(settings);
    }

    @Override
    public Optional<String> secretProblem(String secret, Settings settings) {
        boolean unusable = isStandard(settings) && StandardWebhooks.key(new SigningSecret("", secret)).length == 0;
        return unusable
                ? Optional.of("must be whsec_ and at least 16 bytes in base64, as Standard Webhooks says")
                : Optional.empty();
    }

    @Override
    public String newSecret(SecureRandom random, Settings settings) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return StandardWebhooks.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return isStandard(settings)
                ? StandardWebhooks.verify(request, secrets, now)
                : GenericHmac.verify(request, secrets, settings, now);
    }

    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        var reader = new PayloadReader(payload.tree());
        String idHeader = isStandard(settings) ? StandardWebhooks.ID : settings.get(GenericProfile.DELIVERY_HEADER);
        String type = at(reader, settings, GenericProfile.EVENT_TYPE, "/type", "/event_type", "/event");
        return List.of(Delivery.of(
                payload,
                headers.single(idHeader).orElse(null),
                type == null ? "event" : type,
                at(reader, settings, GenericProfile.EXTERNAL_ID, "/external_id", "/id", "/ticket/id", "/data/id"),
                occurredAt(reader)));
    }

    /** Only what every sender of this kind has; headers named by settings may carry anything. */
    @Override
    public Set<String> keptHeaders() {
        return Set.of(StandardWebhooks.ID, StandardWebhooks.TIMESTAMP);
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return GenericSample.request(order);
    }

    static boolean isStandard(Settings settings) {
        return settings.is(GenericProfile.SCHEME, GenericProfile.STANDARD);
    }

    private static @Nullable String at(PayloadReader reader, Settings settings, String setting, String... usualPlaces) {
        return settings.find(setting).map(reader::text).orElseGet(() -> reader.firstText(usualPlaces));
    }

    private static @Nullable Instant occurredAt(PayloadReader reader) {
        Instant time = reader.iso("/timestamp");
        return time == null ? reader.iso("/occurred_at") : time;
    }
}
