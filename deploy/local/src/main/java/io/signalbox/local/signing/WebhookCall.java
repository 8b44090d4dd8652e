package io.signalbox.local.signing;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A delivery as it goes over the wire.
 *
 * @param url the address as the sender was told it; HubSpot signs it
 * @param body the bytes that are signed and sent; not copied
 */
public record WebhookCall(String url, Map<String, String> headers, byte[] body) {

    public WebhookCall with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new WebhookCall(url, all, body);
    }
}
