package io.signalbox.controlplane.integrations.providers.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.FormBody;
import io.signalbox.controlplane.integrations.providers.HealthReport;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Slack: the Events API in JSON, interactivity in a form with a payload field, slash commands in a plain form. */
@Component
class SlackWebhook implements ProviderWebhook {

    /** A token and ssl_check, in bytes. */
    private static final int MAX_PROBE = 1000;

    private static final ProviderProfile PROFILE = new ProviderProfile(
            "Slack",
            true,
            SecretOrigin.PROVIDER,
            "Signing Secret",
            List.of(
                    "At api.slack.com/apps, open your app, or create one for your workspace.",
                    "Under Basic Information, copy the Signing Secret and paste it here.",
                    "Under Event Subscriptions, enable events and paste the webhook URL as Request URL: it turns to Verified.",
                    "Subscribe to bot events such as message.channels, install the app, and invite it to a channel.",
                    "For buttons, shortcuts and slash commands, paste the same URL under Interactivity and Slash Commands.",
                    "Subscribe to app_uninstalled and tokens_revoked too: they show here as the integration's health."),
            List.of(ProviderSetting.choice(
                    "bot_messages",
                    "Messages of bots",
                    "ignore leaves alone what bots, alerting apps and workflows write; map makes tickets and comments of it, as of"
                            + " what people write. What this app itself writes is never mapped.",
                    "ignore",
                    "map")));

    @Override
    public String provider() {
        return "slack";
    }

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return SlackSignature.verify(request, secrets, now);
    }

    @Override
    public byte[] json(WebhookRequest request) throws NotJson {
        if (!request.headers().isForm()) {
            return request.body();
        }
        FormBody form = FormBody.parse(request.body());
        Optional<byte[]> payload = form.first("payload");
        return payload.isPresent() ? payload.get() : form.asJson();
    }

    /** Slack calls the address of a slash command now and then to see its certificate; that request is not always signed. */
    @Override
    public boolean isProbe(WebhookRequest request) {
        if (!request.headers().isForm() || request.body().length > MAX_PROBE) {
            return false;
        }
        try {
            FormBody form = FormBody.parse(request.body());
            return form.first("command").isEmpty()
                    && form.first("payload").isEmpty()
                    && form.first("ssl_check")
                            .filter(value -> "1".equals(new String(value, UTF_8)))
                            .isPresent();
        } catch (NotJson noForm) {
            return false;
        }
    }

    @Override
    public Optional<HealthReport> health(JsonNode payload, Instant now) {
        return SlackHealth.in(new PayloadReader(payload), now);
    }

    @Override
    public Optional<String> challenge(JsonNode payload) {
        return "url_verification".equals(payload.path("type").stringValue(""))
                ? payload.path("challenge").stringValueOpt()
                : Optional.empty();
    }

    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        return List.of(SlackPayload.of(payload).delivery());
    }

    @Override
    public Set<String> keptHeaders() {
        return Set.of("X-Slack-Retry-Num", "X-Slack-Retry-Reason", SlackSignature.TIMESTAMP);
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return SlackSample.request(order);
    }
}
