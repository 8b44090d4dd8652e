package io.signalbox.controlplane.integrations.providers.hubspot;

import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.integrations.providers.signing.SignatureText;
import io.signalbox.controlplane.integrations.providers.signing.TimestampedSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Version 3: base64 HMAC of method, address, body and timestamp. The older versions can be replayed and are not accepted. */
final class HubSpotSignature {

    static final String HEADER = "X-HubSpot-Signature-v3";
    static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";
    private static final TimestampedSignature SIGNATURE = new TimestampedSignature(
            "hubspot-v3",
            HEADER,
            TIMESTAMP,
            ReplayWindow::millis,
            SignatureText::base64,
            ReplayWindow.of(Duration.ofMinutes(5)));

    /** HubSpot decodes these before it signs, and leaves every other escape as it is. */
    private static final Map<String, String> DECODED = Map.ofEntries(
            Map.entry("%3A", ":"),
            Map.entry("%2F", "/"),
            Map.entry("%3F", "?"),
            Map.entry("%40", "@"),
            Map.entry("%21", "!"),
            Map.entry("%24", "$"),
            Map.entry("%27", "'"),
            Map.entry("%28", "("),
            Map.entry("%29", ")"),
            Map.entry("%2A", "*"),
            Map.entry("%2C", ","),
            Map.entry("%3B", ";"));

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private HubSpotSignature() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Instant now) {
        return SIGNATURE.verify(request, secrets, now, timestamp ->
                new byte[][] {beforeBody(request.method(), request.url()), request.body(), afterBody(timestamp)});
    }

    static byte[] beforeBody(String method, String url) {
        return (method + decoded(url)).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] afterBody(String timestamp) {
        return timestamp.getBytes(StandardCharsets.US_ASCII);
    }

    static String decoded(String url) {
        return ESCAPE.matcher(url).replaceAll(escape -> {
            String found = escape.group();
            return java.util.regex.Matcher.quoteReplacement(
                    DECODED.getOrDefault(found.toUpperCase(java.util.Locale.ROOT), found));
        });
    }
}
