package io.signalbox.controlplane.platform.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call to an address that somebody set.
 *
 * @param headers beside those that say what the body is and who calls
 * @param contentType of the body; empty when there is none
 */
public record OutboundRequest(
        String method, URI address, Map<String, String> headers, String contentType, byte[] body) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    /** Asks for JSON. */
    public static OutboundRequest get(URI address) {
        return new OutboundRequest("GET", address, Map.of("Accept", "application/json"), "", new byte[0]);
    }

    /**
     * Sends a form and asks for JSON.
     *
     * @param form encoded as {@code application/x-www-form-urlencoded}
     */
    public static OutboundRequest post(URI address, String form) {
        return new OutboundRequest(
                "POST",
                address,
                Map.of("Accept", "application/json"),
                "application/x-www-form-urlencoded",
                form.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one header more. */
    public OutboundRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(method, address, more, contentType, body);
    }

    /** Without what it carries: that may be a secret. */
    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getHost();
    }
}
