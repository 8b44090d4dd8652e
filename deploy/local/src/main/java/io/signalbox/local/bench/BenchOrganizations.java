package io.signalbox.local.bench;

import io.signalbox.local.client.SignalboxClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes the organizations and integrations that share the load: limits and locks are theirs, so one alone would measure them. */
final class BenchOrganizations {

    private static final String SECRET = "whsec_" + "YmVuY2htYXJrIHNlY3JldCBvZiAzMiBieXRlcyBsb25nISE=";

    private final SignalboxClient api;
    private final List<String> ids = new ArrayList<>();

    BenchOrganizations(SignalboxClient api, int count) {
        this.api = api;
        for (int number = 1; number <= count; number++) {
            ids.add(api.post("/api/v1/organizations", Map.of("name", "Benchmark " + number))
                    .path("id")
                    .asString());
        }
    }

    List<String> ids() {
        return List.copyOf(ids);
    }

    /** So many integrations in each organization. Neighbours in the list belong to different organizations. */
    List<WebhookTarget> createTargets(int integrations) {
        List<WebhookTarget> targets = new ArrayList<>();
        for (int number = 1; number <= integrations; number++) {
            for (String id : ids) {
                api.switchTo(id);
                targets.add(integration(id, number));
            }
        }
        return targets;
    }

    private WebhookTarget integration(String organizationId, int number) {
        JsonNode created = api.post(
                "/api/v1/integrations", Map.of("provider", "generic", "name", "Benchmark " + number, "secret", SECRET));
        return new WebhookTarget(
                organizationId,
                created.path("id").asString(),
                created.path("webhook_url").asString(),
                SECRET);
    }
}
