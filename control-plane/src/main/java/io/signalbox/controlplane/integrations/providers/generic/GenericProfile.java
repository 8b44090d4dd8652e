package io.signalbox.controlplane.integrations.providers.generic;

import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

final class GenericProfile {

    static final String SCHEME = "scheme";
    static final String STANDARD = "standard_webhooks";
    static final String HMAC = "hmac_sha256";
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
    static final String EVENT_TYPE = "event_type_pointer";
    static final String EXTERNAL_ID = "external_id_pointer";

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern POINTER = Pattern.compile("(/([^/~]|~[01])*)+");

    static final ProviderProfile PROFILE = new ProviderProfile(
            "Generic webhook",
            SecretOrigin.SIGNALBOX,
            "Signing secret",
            List.of(
                    "Give the sender the webhook URL and the secret.",
                    "A sender that follows Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) needs no setting.",
                    "For another HMAC-SHA256 sender, choose hmac_sha256 and say which header carries the signature and what it covers.",
                    "Say where the payload keeps its event type and its id, if they are in unusual places.",
                    "Send a delivery: it appears here within seconds."),
            List.of(
                    ProviderSetting.choice(
                            SCHEME,
                            "Scheme",
                            "standard_webhooks for senders that follow standardwebhooks.com; hmac_sha256 for others.",
                            STANDARD,
                            HMAC),
                    ProviderSetting.text(
                                    SIGNATURE_HEADER,
                                    "Signature header",
                                    "Header that carries the signature (hmac_sha256).")
                            .withDefault("X-Signature"),
                    ProviderSetting.choice(
                            SIGNATURE_FORMAT,
                            "Signature format",
                            "plain: the header is the signature. stripe: the header is t=<seconds>,v1=<signature> (hmac_sha256).",
                            PLAIN,
                            STRIPE),
                    ProviderSetting.choice(
                            ENCODING,
                            "Signature encoding",
                            "How the signature is written (hmac_sha256).",
                            HEX,
                            "base64"),
                    ProviderSetting.text(
                            PREFIX, "Signature prefix", "What stands before it, for example sha256= (hmac_sha256)."),
                    ProviderSetting.text(
                            TIMESTAMP_HEADER,
                            "Timestamp header",
                            "Header with the signed time in seconds or milliseconds; deliveries more than five minutes off are refused."
                                    + " It must be part of the signed content (hmac_sha256)."),
                    ProviderSetting.text(
                            TEMPLATE,
                            "Signed content",
                            "What the signature covers, with {body} and {timestamp}. Empty means {timestamp}.{body} when there is a"
                                    + " timestamp, else {body} (hmac_sha256)."),
                    ProviderSetting.text(
                                    DELIVERY_HEADER,
                                    "Delivery id header",
                                    "Header that stays the same when the sender repeats a delivery; without it, equal bodies count as"
                                            + " one (hmac_sha256).")
                            .withDefault("X-Delivery-Id"),
                    ProviderSetting.text(
                            EVENT_TYPE, "Event type pointer", "JSON pointer to the event type, for example /type."),
                    ProviderSetting.text(
                            EXTERNAL_ID,
                            "External id pointer",
                            "JSON pointer to the id of the ticket the event is about, for example /data/id.")));

    private GenericProfile() {}

    static List<FieldProblem> problems(Settings settings) {
        var problems = new ArrayList<FieldProblem>();
        for (String header : List.of(SIGNATURE_HEADER, TIMESTAMP_HEADER, DELIVERY_HEADER)) {
            require(settings, header, HEADER_NAME, "must be a header name", problems);
        }
        for (String pointer : List.of(EVENT_TYPE, EXTERNAL_ID)) {
            require(settings, pointer, POINTER, "must be a JSON pointer such as /data/id", problems);
        }
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
