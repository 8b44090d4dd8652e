package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class GenericProfile {

    static final String SCHEME = "scheme";
    static final String STANDARD = "standard_webhooks";
    static final String HMAC = "hmac_sha256";
    static final String HMAC_SHA1 = "hmac_sha1";
    static final String TOKEN = "shared_token";
    static final String SIGNATURE_HEADER = "signature_header";
    static final String SIGNATURE_FORMAT = "signature_format";
    static final String PLAIN = "plain";
    static final String STRIPE = "stripe";
    static final String ENCODING = "signature_encoding";
    static final String HEX = "hex";
    static final String PREFIX = "signature_prefix";
    static final String TIMESTAMP_HEADER = "timestamp_header";
    static final String TEMPLATE = "signed_template";
    static final String DELIVERY_HEADER = "delivery_id_header";

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** In force where neither the settings nor their preset say otherwise. */
    static final List<ProviderSetting> DEFAULTS = List.of(
            value(SCHEME, STANDARD),
            value(SIGNATURE_HEADER, "X-Signature"),
            value(SIGNATURE_FORMAT, PLAIN),
            value(ENCODING, HEX),
            value(DELIVERY_HEADER, "X-Delivery-Id"));

    static final ProviderProfile PROFILE = new ProviderProfile(
            "Generic webhook",
            false,
            SecretOrigin.SIGNALBOX,
            "Signing secret",
            List.of(
                    "Give the sender the webhook URL and the secret.",
                    "Choose the preset of the product that sends, if there is one: it knows the signature and the fields.",
                    "A sender that follows Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) needs no setting.",
                    "For another sender that signs, choose an HMAC scheme and say which header carries the signature and what it covers.",
                    "Say where the payload keeps its fields, if they are in unusual places; try it on a stored event before you save.",
                    "Send a delivery: it appears here within seconds."),
            Stream.of(List.of(SenderSettings.preset()), signing(), SenderSettings.all())
                    .flatMap(List::stream)
                    .toList());

    private GenericProfile() {}

    private static List<ProviderSetting> signing() {
        return List.of(
                ProviderSetting.optionalChoice(
                        SCHEME,
                        "Scheme",
                        "standard_webhooks for senders that follow standardwebhooks.com; hmac_sha256 or hmac_sha1 for others that sign;"
                                + " shared_token for those that send the secret itself in a header. Empty means as the preset says, else"
                                + " standard_webhooks.",
                        List.of(STANDARD, HMAC, HMAC_SHA1, TOKEN)),
                ProviderSetting.text(
                        SIGNATURE_HEADER,
                        "Signature header",
                        "Header that carries the signature or the token. Empty means as the preset says, else X-Signature."),
                ProviderSetting.optionalChoice(
                        SIGNATURE_FORMAT,
                        "Signature format",
                        "plain: the header is the signature, or several with commas. stripe: the header is t=<seconds>,v1=<signature>."
                                + " Empty means as the preset says, else plain (HMAC schemes).",
                        List.of(PLAIN, STRIPE)),
                ProviderSetting.optionalChoice(
                        ENCODING,
                        "Signature encoding",
                        "How the signature is written. Empty means as the preset says, else hex (HMAC schemes).",
                        List.of(HEX, "base64")),
                ProviderSetting.text(
                        PREFIX,
                        "Signature prefix",
                        "What stands before the signature or the token, for example sha256= or Bearer."),
                ProviderSetting.text(
                        TIMESTAMP_HEADER,
                        "Timestamp header",
                        "Header with the signed time in seconds, milliseconds or ISO 8601; deliveries more than five minutes off are refused."
                                + " It must be part of the signed content (HMAC schemes)."),
                ProviderSetting.text(
                        TEMPLATE,
                        "Signed content",
                        "What the signature covers, with {body} and {timestamp}. Empty means {timestamp}.{body} when there is a"
                                + " timestamp, else {body} (HMAC schemes)."),
                ProviderSetting.text(
                        DELIVERY_HEADER,
                        "Delivery id header",
                        "Header that stays the same when the sender repeats a delivery; without it, equal bodies count as"
                                + " one. Empty means as the preset says, else X-Delivery-Id (all schemes but standard_webhooks)."));
    }

    private static ProviderSetting value(String name, String value) {
        return ProviderSetting.text(name, name, "").withDefault(value);
    }

    static List<FieldProblem> problems(Settings settings) {
        var problems = new ArrayList<FieldProblem>();
        for (String header : List.of(SIGNATURE_HEADER, TIMESTAMP_HEADER, DELIVERY_HEADER)) {
            require(settings, header, HEADER_NAME, "must be a header name", problems);
        }
        problems.addAll(SenderSettings.problems(settings));
        String template = GenericHmac.template(settings);
        if (template.split(Pattern.quote(GenericHmac.BODY), -1).length != 2) {
            problems.add(new FieldProblem("/settings/" + TEMPLATE, "must have {body} exactly once"));
        }
        if (GenericHmac.hasTimestamp(settings) && !template.contains(GenericHmac.TIMESTAMP)) {
            problems.add(new FieldProblem(
                    "/settings/" + TEMPLATE, "must have {timestamp}, or the time would prove nothing"));
        }
        if (!GenericHmac.hasTimestamp(settings) && template.contains(GenericHmac.TIMESTAMP)) {
            problems.add(new FieldProblem(
                    "/settings/" + TIMESTAMP_HEADER, "is needed, because the signed content has {timestamp}"));
        }
        return problems;
    }

    private static void require(
            Settings settings, String name, Pattern pattern, String message, List<FieldProblem> problems) {
        if (settings.find(name)
                .filter(value -> !pattern.matcher(value).matches())
                .isPresent()) {
            problems.add(new FieldProblem("/settings/" + name, message));
        }
    }
}
