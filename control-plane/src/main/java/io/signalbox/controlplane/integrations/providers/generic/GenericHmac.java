package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.Hmac;
import io.signalbox.controlplane.integrations.providers.signing.HmacSha256;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.integrations.providers.signing.SignatureHeader;
import io.signalbox.controlplane.integrations.providers.signing.SignatureText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An HMAC the way its settings say: which digest, which header, how written, over what. */
final class GenericHmac {

    static final String BODY = "{body}";
    static final String TIMESTAMP = "{timestamp}";
    private static final ReplayWindow WINDOW = ReplayWindow.of(Duration.ofMinutes(5));
    /** Thirteen digits of milliseconds began in 2001, thirteen of seconds are far away. */
    private static final int DIGITS_OF_MILLIS = 13;

    private static final int MAX_ENTRIES = 20;

    private GenericHmac() {}

    static boolean hasTimestamp(Settings settings) {
        return isStripe(settings)
                || settings.find(GenericProfile.TIMESTAMP_HEADER).isPresent();
    }

    static String template(Settings settings) {
        return settings.find(GenericProfile.TEMPLATE).orElse(hasTimestamp(settings) ? TIMESTAMP + "." + BODY : BODY);
    }

    static boolean isStripe(Settings settings) {
        return settings.is(GenericProfile.SIGNATURE_FORMAT, GenericProfile.STRIPE);
    }

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return new SignatureHeader(settings.get(GenericProfile.SIGNATURE_HEADER))
                .verify(request, secrets, header -> verify(header, request, secrets, settings, now));
    }

    private static Verification verify(
            String header, WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        String timestamp = timestamp(request, header, settings);
        Optional<Instant> signedAt = instant(timestamp);
        if (hasTimestamp(settings) && signedAt.isEmpty()) {
            return Verification.refused(Refusal.TIMESTAMP_MISSING);
        }
        List<byte[]> signatures = signatures(header, settings);
        if (signatures.isEmpty()) {
            return Verification.refused(Refusal.SIGNATURE_MALFORMED);
        }
        return hmac(settings)
                .signer(
                        secrets,
                        HmacSha256::characters,
                        signatures,
                        beforeBody(settings, timestamp),
                        request.body(),
                        afterBody(settings, timestamp))
                .map(secret -> checkTime(settings, secret, signedAt, now))
                .orElse(Verification.refused(Refusal.SIGNATURE_WRONG));
    }

    static Hmac hmac(Settings settings) {
        return settings.is(GenericProfile.SCHEME, GenericProfile.HMAC_SHA1) ? Hmac.SHA1 : Hmac.SHA256;
    }

    static byte[] beforeBody(Settings settings, String timestamp) {
        String template = template(settings);
        return filled(template.substring(0, template.indexOf(BODY)), timestamp);
    }

    static byte[] afterBody(Settings settings, String timestamp) {
        String template = template(settings);
        return filled(template.substring(template.indexOf(BODY) + BODY.length()), timestamp);
    }

    private static Verification checkTime(
            Settings settings, SigningSecret secret, Optional<Instant> signedAt, Instant now) {
        if (signedAt.isPresent() && !WINDOW.contains(signedAt.get(), now)) {
            return Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
        }
        return new Verification.Verified(
                settings.get(GenericProfile.SCHEME).replace('_', '-'), secret, signedAt.orElse(null));
    }

    private static String timestamp(WebhookRequest request, String header, Settings settings) {
        if (isStripe(settings)) {
            return entries(header, "t=").findFirst().orElse("");
        }
        return settings.find(GenericProfile.TIMESTAMP_HEADER)
                .flatMap(request.headers()::single)
                .orElse("");
    }

    private static Optional<Instant> instant(String timestamp) {
        if (timestamp.endsWith("Z")) {
            return ReplayWindow.iso(timestamp);
        }
        return timestamp.length() >= DIGITS_OF_MILLIS
                ? ReplayWindow.millis(timestamp)
                : ReplayWindow.seconds(timestamp);
    }

    /** A sender that rotates its secret sends several, with commas between them. */
    private static List<byte[]> signatures(String header, Settings settings) {
        Stream<String> texts = isStripe(settings) ? entries(header, "v1=") : entries(header, "");
        return texts.flatMap(text -> signature(text, settings).stream()).toList();
    }

    private static Optional<byte[]> signature(String text, Settings settings) {
        String prefix = settings.find(GenericProfile.PREFIX).orElse("");
        if (settings.is(GenericProfile.ENCODING, GenericProfile.HEX)) {
            return SignatureText.hex(text, prefix, hmac(settings));
        }
        return text.startsWith(prefix)
                ? SignatureText.base64(text.substring(prefix.length()), hmac(settings))
                : Optional.empty();
    }

    private static Stream<String> entries(String header, String name) {
        return Stream.of(header.split(",", MAX_ENTRIES + 1))
                .limit(MAX_ENTRIES)
                .map(String::strip)
                .filter(entry -> entry.startsWith(name))
                .map(entry -> entry.substring(name.length()));
    }

    private static byte[] filled(String part, String timestamp) {
        return part.replace(TIMESTAMP, timestamp).getBytes(StandardCharsets.UTF_8);
    }
}
