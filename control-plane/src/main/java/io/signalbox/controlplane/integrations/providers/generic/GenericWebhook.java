package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.contracts.senders.Preset;
import io.signalbox.contracts.senders.SenderIdentity;
import io.signalbox.controlplane.integrations.providers.Delivery;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Any sender that follows Standard Webhooks, signs with an HMAC in a way that can be described by settings, or sends a shared token. */
@Component
class GenericWebhook implements ProviderWebhook {

    /** Events of one delivery. */
    private static final int MAX_BATCH = 500;

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
    public Settings inForce(Map<String, String> chosen) {
        return Settings.of(GenericProfile.DEFAULTS, SenderSettings.withPreset(chosen));
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return switch (settings.get(GenericProfile.SCHEME)) {
            case GenericProfile.STANDARD -> StandardWebhooks.verify(request, secrets, now);
            case GenericProfile.TOKEN -> SharedToken.verify(request, secrets, settings);
            default -> GenericHmac.verify(request, secrets, settings, now);
        };
    }

    /** A list is taken apart; a list of more than {@value #MAX_BATCH} events, or of none, stays one that a person has to look at. */
    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        String idHeader = isStandard(settings) ? StandardWebhooks.ID : settings.get(GenericProfile.DELIVERY_HEADER);
        String id = headers.single(idHeader).orElse(null);
        int count = payload.kind() == UntrustedJson.Kind.ARRAY ? payload.elementCount() : 0;
        if (count == 0 || count > MAX_BATCH) {
            return List.of(GenericEvent.delivery(payload, headers, settings, id));
        }
        List<UntrustedJson> elements = payload.elements();
        return IntStream.range(0, count)
                .mapToObj(index -> GenericEvent.delivery(
                        elements.get(index), headers, settings, id == null ? null : id + "#" + index))
                .toList();
    }

    /** Only what every sender of this kind has; headers named by settings may carry anything. */
    @Override
    public Set<String> keptHeaders() {
        return Set.of(StandardWebhooks.ID, StandardWebhooks.TIMESTAMP);
    }

    /** What a preset reads from headers has to stay with the event. */
    @Override
    public Set<String> keptHeaders(Settings settings) {
        Set<String> kept = new TreeSet<>(keptHeaders());
        SenderIdentity.preset(settings.values()).map(Preset::headers).ifPresent(kept::addAll);
        return kept;
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return GenericSample.request(order);
    }

    static boolean isStandard(Settings settings) {
        return settings.is(GenericProfile.SCHEME, GenericProfile.STANDARD);
    }
}
