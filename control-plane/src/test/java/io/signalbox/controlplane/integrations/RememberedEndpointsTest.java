package io.signalbox.controlplane.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.integrations.providers.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RememberedEndpointsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final UUID ID = UUID.randomUUID();

    private final RememberedEndpoints endpoints = new RememberedEndpoints();

    @Test
    void remembersUntilTheFirstSecretExpires() {
        endpoints.remember(endpoint("1"), NOW.plusSeconds(60));

        assertThat(endpoints.find(ID, NOW.plusSeconds(59))).isPresent();
        assertThat(endpoints.find(ID, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void remembersTheLastReading() {
        endpoints.remember(endpoint("1"), null);
        endpoints.remember(endpoint("2"), null);

        assertThat(endpoints.find(ID, NOW).map(WebhookEndpoint::version)).contains("2");
        assertThat(endpoints.find(UUID.randomUUID(), NOW)).isEmpty();
    }

    private static WebhookEndpoint endpoint(String version) {
        return new WebhookEndpoint(
                ID,
                "github",
                "Shop",
                IntegrationState.ACTIVE,
                null,
                "https://signalbox.example/hooks/key",
                Settings.of(List.of(), Map.of()),
                List.of(),
                version);
    }
}
