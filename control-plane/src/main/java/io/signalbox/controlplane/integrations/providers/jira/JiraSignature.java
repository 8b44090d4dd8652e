package io.signalbox.controlplane.integrations.providers.jira;

import io.signalbox.controlplane.integrations.providers.PayloadReader;
import io.signalbox.controlplane.integrations.providers.Refusal;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.integrations.providers.Verification;
import io.signalbox.controlplane.integrations.providers.WebhookRequest;
import io.signalbox.controlplane.integrations.providers.signing.BodySignature;
import io.signalbox.controlplane.integrations.providers.signing.ReplayWindow;
import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The WebSub signature of an administrator's webhook. It has no timestamp of its own, but the signed body usually carries one. */
final class JiraSignature {

    static final String HEADER = "X-Hub-Signature";
    private static final BodySignature SIGNATURE = new BodySignature(HEADER, "sha256=");
    /** How far Jira's clock may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private JiraSignature() {}

    static Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now) {
        return SIGNATURE.verify(request, secrets, secret -> checkAge(secret, timestamp(request.body()), settings, now));
    }

    private static Verification checkAge(
            SigningSecret secret, @Nullable Instant signedAt, Settings settings, Instant now) {
        Duration oldest = JiraProfile.maxAge(settings).orElse(Duration.ofDays(1));
        if (signedAt != null && !new ReplayWindow(oldest, AHEAD).contains(signedAt, now)) {
            return Verification.refused(Refusal.TIMESTAMP_OUTSIDE_WINDOW);
        }
        return new Verification.Verified("jira-hub-sha256", secret, signedAt);
    }

    /** Not every event has one; then only the delivery id protects against replay. */
    private static @Nullable Instant timestamp(byte[] body) {
        try {
            return new PayloadReader(UntrustedJson.read(body).tree()).millis("/timestamp");
        } catch (NotJson refusedLater) {
            return null;
        }
    }
}
