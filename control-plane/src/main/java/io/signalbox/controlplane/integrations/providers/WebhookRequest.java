package io.signalbox.controlplane.integrations.providers;

/**
 * A delivery as it came.
 *
 * @param url the address the provider was told to call, from the configured public address; never rebuilt from headers
 * @param body the raw bytes; not copied, so nobody may change them
 */
public record WebhookRequest(String method, String url, WebhookHeaders headers, byte[] body) {

    public WebhookRequest withHeader(String name, String value) {
        return new WebhookRequest(method, url, headers.with(name, value), body);
    }
}
