package io.signalbox.local.signing;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** HubSpot v3: method, address as called, body and time in milliseconds, in base64. */
final class HubSpotSigner implements Signer {

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

    @Override
    public WebhookCall sign(WebhookCall call, String secret, Instant now) {
        String milliseconds = String.valueOf(now.toEpochMilli());
        byte[] signature = Hmac.withText(secret)
                .and("POST")
                .and(decoded(call.url()))
                .and(call.body())
                .and(milliseconds)
                .bytes();
        return call.with("X-HubSpot-Request-Timestamp", milliseconds)
                .with("X-HubSpot-Signature-v3", Base64.getEncoder().encodeToString(signature));
    }

    /** HubSpot signs the address with these characters decoded and all others as they are. */
    private static String decoded(String url) {
        String decoded = url;
        for (Map.Entry<String, String> character : DECODED.entrySet()) {
            decoded = decoded.replace(character.getKey(), character.getValue());
        }
        return decoded;
    }
}
