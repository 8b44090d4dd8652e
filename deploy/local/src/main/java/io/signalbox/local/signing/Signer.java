package io.signalbox.local.signing;

import java.time.Instant;

/** Signs deliveries the way one kind of sender does. */
public sealed interface Signer
        permits GitHubSigner, HubSpotSigner, JiraSigner, LinearSigner, SlackSigner, StandardWebhooksSigner {

    /** @param now goes into schemes that sign the time */
    WebhookCall sign(WebhookCall call, String secret, Instant now);

    /** @param provider as the API names it */
    static Signer of(String provider) {
        return switch (provider) {
            case "jira" -> new JiraSigner();
            case "slack" -> new SlackSigner();
            case "linear" -> new LinearSigner();
            case "hubspot" -> new HubSpotSigner();
            case "github" -> new GitHubSigner();
            case "generic" -> new StandardWebhooksSigner();
            default -> throw new IllegalArgumentException("no sender of that name: " + provider);
        };
    }
}
