package io.signalbox.controlplane.integrations.providers.github;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.FormBody;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.BodySignature;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** GitHub: SHA-256 over the raw body, JSON or a form with a payload field. Nothing is timestamped: the delivery id stops replays. */
@Component
class GitHubWebhook implements ProviderWebhook {

    static final String SIGNATURE_HEADER = "X-Hub-Signature-256";
    static final String EVENT_HEADER = "X-GitHub-Event";
    static final String DELIVERY_HEADER = "X-GitHub-Delivery";
    private static final BodySignature SIGNATURE = new BodySignature(SIGNATURE_HEADER, "sha256=");

    private static final ProviderProfile PROFILE = new ProviderProfile(
            "GitHub",
            true,
            SecretOrigin.SIGNALBOX,
            "Secret",
            List.of(
                    "In the repository or organization, open Settings, Webhooks and choose Add webhook.",
                    "Paste the webhook URL as Payload URL and the secret as Secret.",
                    "Choose application/json as content type; a form works too.",
                    "Select Issues, Issue comments, Sub-issues, Pull requests, Pull request reviews and their comments and threads,"
                            + " Discussions and Discussion comments, then add it: GitHub sends a ping at once."),
            List.of());

    @Override
    public String provider() {
        return "github";
    }

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return SIGNATURE.verify(request, secrets, secret -> new Verification.Verified("github-sha256", secret, null));
    }

    @Override
    public byte[] json(WebhookRequest request) throws NotJson {
        if (!request.headers().isForm()) {
            return request.body();
        }
        return FormBody.parse(request.body())
                .first("payload")
                .orElseThrow(() -> new NotJson("The form has no payload field."));
    }

    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        var reader = new PayloadReader(payload.tree());
        String event = headers.single(EVENT_HEADER).orElse(null);
        String action = reader.text("/action");
        Optional<GitHubTicketId> ticket = GitHubTicketId.of(reader, event);
        Delivery delivery = Delivery.of(
                payload,
                headers.single(DELIVERY_HEADER).orElse(null),
                event == null || action == null ? event : event + "." + action,
                ticket.map(GitHubTicketId::id).orElse(null),
                updatedAt(reader));
        return List.of(ticket.map(known -> known.on(delivery, event)).orElse(delivery));
    }

    @Override
    public Set<String> keptHeaders() {
        return Set.of(
                EVENT_HEADER,
                DELIVERY_HEADER,
                "X-GitHub-Hook-ID",
                "X-GitHub-Hook-Installation-Target-ID",
                "X-GitHub-Hook-Installation-Target-Type");
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return GitHubSample.request(order);
    }

    private static @Nullable Instant updatedAt(PayloadReader reader) {
        for (String subject : List.of("/comment", "/review", "/issue", "/pull_request", "/sub_issue", "/discussion")) {
            Instant time = reader.iso(subject + "/updated_at");
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
