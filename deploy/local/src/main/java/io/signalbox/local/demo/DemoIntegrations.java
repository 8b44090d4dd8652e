package io.signalbox.local.demo;

import io.signalbox.local.client.ApiFailure;
import io.signalbox.local.client.SignalboxClient;
import io.signalbox.local.launch.SecretFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One integration per kind of sender, made through the public API at the first run and found again at later ones. Their
 * secrets are kept in {@code secrets/demo.integrations}, readable by the owner only.
 */
final class DemoIntegrations {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SignalboxClient api;
    private final SecretFile file;
    private final SecureRandom random;
    private final ObjectNode kept;

    DemoIntegrations(SignalboxClient api, Path secrets, SecureRandom random) {
        this.api = api;
        this.file = new SecretFile(secrets.resolve("demo.integrations"));
        this.random = random;
        this.kept =
                file.read().map(content -> (ObjectNode) JSON.readTree(content)).orElseGet(JSON::createObjectNode);
    }

    DemoIntegration of(String provider) {
        return kept(provider)
                .flatMap(this::stillThere)
                .or(() -> withNewSecret(provider))
                .orElseGet(() -> create(provider));
    }

    private Optional<DemoIntegration> kept(String provider) {
        JsonNode entry = kept.path(provider);
        return entry.isObject()
                ? Optional.of(new DemoIntegration(
                        provider,
                        entry.path("id").asString(),
                        entry.path("webhook_url").asString(),
                        entry.path("secret").asString()))
                : Optional.empty();
    }

    private Optional<DemoIntegration> stillThere(DemoIntegration integration) {
        try {
            JsonNode found = api.get("/api/v1/integrations/" + integration.id());
            return Optional.of(new DemoIntegration(
                    integration.provider(),
                    integration.id(),
                    found.path("webhook_url").asString(),
                    integration.secret()));
        } catch (ApiFailure e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The integration is there and its secret is not: the file was deleted. */
    private Optional<DemoIntegration> withNewSecret(String provider) {
        return findByName(provider).map(found -> {
            String id = found.path("id").asString();
            String secret = newSecret(provider);
            api.post("/api/v1/integrations/" + id + "/rotate-secret", Map.of("secret", secret, "overlap_hours", 0));
            return keep(
                    new DemoIntegration(provider, id, found.path("webhook_url").asString(), secret));
        });
    }

    private Optional<JsonNode> findByName(String provider) {
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/integrations?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            Optional<JsonNode> found = page.path("items")
                    .valueStream()
                    .filter(integration -> integration.path("name").asString().equals(name(provider))
                            && integration.path("provider").asString().equals(provider))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            cursor = page.path("next_cursor").asString("");
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    private DemoIntegration create(String provider) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("provider", provider);
        request.put("name", name(provider));
        request.put("secret", newSecret(provider));
        JsonNode created = api.post("/api/v1/integrations", request);
        return keep(new DemoIntegration(
                provider,
                created.path("id").asString(),
                created.path("webhook_url").asString(),
                created.path("secret").asString()));
    }

    private DemoIntegration keep(DemoIntegration integration) {
        kept.putObject(integration.provider())
                .put("id", integration.id())
                .put("webhook_url", integration.webhookUrl())
                .put("secret", integration.secret());
        file.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept));
        return integration;
    }

    /** In the form the sender's own product hands out. */
    private String newSecret(String provider) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return provider.equals("generic")
                ? "whsec_" + Base64.getEncoder().encodeToString(bytes)
                : HexFormat.of().formatHex(bytes);
    }

    private static String name(String provider) {
        return "Demo " + provider;
    }
}
