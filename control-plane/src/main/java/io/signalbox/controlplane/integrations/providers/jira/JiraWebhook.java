package io.signalbox.controlplane.integrations.providers.jira;

import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.SampleOrder;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookHeaders;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Jira Cloud: webhooks an administrator makes, signed with a secret, and those an OAuth app registers, which carry a token instead. */
@Component
class JiraWebhook implements ProviderWebhook {

    static final String DELIVERY_HEADER = "X-Atlassian-Webhook-Identifier";

    /** An issue's own address, also as the start of its comment's. */
    private static final Pattern ADDRESS = Pattern.compile("/rest/api/[^/]{1,20}/issue/(\\d{1,20})(?:[/?#].*)?$");

    @Override
    public String provider() {
        return "jira";
    }

    @Override
    public ProviderProfile profile() {
        return JiraProfile.PROFILE;
    }

    @Override
    public List<FieldProblem> problems(Settings settings) {
        return JiraProfile.maxAge(settings).isPresent()
                ? List.of()
                : List.of(
                        new FieldProblem("/settings/" + JiraProfile.MAX_AGE, "must be a whole number from 1 to 8760"));
    }

    @Override
    public Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return settings.is(JiraProfile.SCHEME, JiraProfile.OAUTH)
                ? JiraToken.verify(request.headers(), secrets, now)
                : JiraSignature.verify(request, secrets, settings, now);
    }

    @Override
    public List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings) {
        var reader = new PayloadReader(payload.tree());
        String type = reader.text("/webhookEvent");
        boolean isAboutAnIssue = isAboutAnIssue(type);
        return List.of(Delivery.of(
                        payload,
                        headers.single(DELIVERY_HEADER).orElse(null),
                        type,
                        isAboutAnIssue ? issueId(reader) : null,
                        reader.millis("/timestamp"))
                .called(isAboutAnIssue ? reader.text("/issue/key") : null));
    }

    @Override
    public Set<String> keptHeaders() {
        return Set.of(DELIVERY_HEADER, "X-Atlassian-Webhook-Retry", "X-Atlassian-Webhook-Flow");
    }

    @Override
    public WebhookRequest sample(SampleOrder order) {
        return JiraSample.request(order);
    }

    /** Server's comment events carry no issue, but its id stands in the comment's own address. */
    private static @Nullable String issueId(PayloadReader reader) {
        String id = reader.text("/issue/id");
        if (id != null) {
            return id;
        }
        String own = idIn(reader.text("/issue/self"));
        return own == null ? idIn(reader.text("/comment/self")) : own;
    }

    private static @Nullable String idIn(@Nullable String address) {
        Matcher issue = ADDRESS.matcher(address == null ? "" : address);
        return issue.find() ? issue.group(1) : null;
    }

    private static boolean isAboutAnIssue(@Nullable String type) {
        return type != null && (type.startsWith("jira:issue_") || type.startsWith("comment_"));
    }
}
