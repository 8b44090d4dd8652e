package io.signalbox.local.bench;

import io.signalbox.local.Refusal;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.samples.Sample;
import io.signalbox.local.samples.Samples;
import io.signalbox.local.signing.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends the sample deliveries of five providers to integrations of their own, in each organization. */
final class SampleTraffic {

    private static final List<String> PROVIDERS = List.of("jira", "slack", "linear", "hubspot", "github");
    private static final String SECRET = "0123456789abcdef".repeat(4);

    private final SignalboxClient api;
    private final Samples samples = Samples.load();

    SampleTraffic(SignalboxClient api) {
        this.api = api;
    }

    /** @throws Refusal if a delivery is not accepted */
    void send(List<String> organizationIds) {
        for (String organization : organizationIds) {
            api.switchTo(organization);
            PROVIDERS.forEach(this::send);
        }
    }

    private void send(String provider) {
        JsonNode integration = api.post(
                "/api/v1/integrations",
                Map.of("provider", provider, "name", "Samples of " + provider, "secret", SECRET));
        String url = integration.path("webhook_url").asString();
        for (Sample sample : samples.of(provider)) {
            Instant now = Instant.now();
            if (!api.deliver(Signer.of(provider).sign(sample.callTo(url, now), SECRET, now))
                    .accepted()) {
                throw new Refusal("the sample " + sample.name() + " of " + provider + " was not accepted");
            }
        }
    }
}
