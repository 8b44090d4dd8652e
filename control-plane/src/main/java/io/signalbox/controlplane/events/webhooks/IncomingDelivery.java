package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import org.jspecify.annotations.Nullable;

/**
 * A delivery before it is verified.
 *
 * @param query of the address it was sent to, as sent
 * @param contentType as sent
 */
public record IncomingDelivery(
        String method, @Nullable String query, String contentType, WebhookHeaders headers, byte[] body) {

    /** @param webhookUrl the configured address, which is what the sender signed */
    WebhookRequest sentTo(String webhookUrl) {
        return new WebhookRequest(method, query == null ? webhookUrl : webhookUrl + "?" + query, headers, body);
    }
}
