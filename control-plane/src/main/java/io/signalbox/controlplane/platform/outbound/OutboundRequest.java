package io.signalbox.controlplane.platform.outbound;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** Sends a form and asks for JSON. */
    public static OutboundRequest post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new OutboundRequest(
                "POST",
                address,
                Map.of("Accept", "application/json"),
                "application/x-www-form-urlencoded",
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with one header more. */
    public OutboundRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(method, address, more, contentType, body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Without what it carries: that may be a secret. */
    @Override
    public String toString() {
        return method + " " + address.getScheme() + "://" + address.getHost();
    }
}
