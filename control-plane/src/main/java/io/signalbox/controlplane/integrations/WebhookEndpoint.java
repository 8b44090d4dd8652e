package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint needs to know of an integration to accept a delivery.
 *
 * @param unhealthySince since when its provider says that events are missing; null while it is healthy
 * @param url the address the provider was told to call
 * @param settings in force, defaults included
 * @param secrets active ones, newest first
 * @param version another one after each change of the integration or its secrets
 */
public record WebhookEndpoint(
        UUID integrationId,
        String provider,
        String name,
        IntegrationState state,
        @Nullable Instant unhealthySince,
        String url,
        Settings settings,
        List<SigningSecret> secrets,
        String version) {

    public boolean isPaused() {
        return state == IntegrationState.PAUSED;
    }
}
