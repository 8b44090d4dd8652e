package io.signalbox.controlplane.integrations.providers.slack;

import io.signalbox.controlplane.integrations.providers.ConnectionHealth;
import io.signalbox.controlplane.integrations.providers.HealthReport;
import io.signalbox.controlplane.integrations.providers.PayloadReader;
import java.time.Instant;
import java.util.Optional;

/** What Slack says of the installation of the app. */
final class SlackHealth {

    private SlackHealth() {}

    /** @param now stands in for a time that the delivery does not carry */
    static Optional<HealthReport> in(PayloadReader payload, Instant now) {
        if ("app_rate_limited".equals(payload.text("/type"))) {
            return Optional.of(new HealthReport(
                    ConnectionHealth.DEGRADED,
                    "Slack sent no events for a time, because the workspace made more than it sends to one app or because"
                            + " too many deliveries failed. Messages of that time may be missing; subscribe to fewer events"
                            + " if it happens again.",
                    now));
        }
        Instant told = payload.seconds("/event_time");
        Instant at = told == null ? now : told;
        return switch (String.valueOf(payload.text("/event/type"))) {
            case "app_uninstalled" ->
                Optional.of(new HealthReport(
                        ConnectionHealth.DISCONNECTED,
                        "The Slack app was uninstalled from the workspace, so no messages come any more. Install it again at"
                                + " api.slack.com/apps and invite it to its channels.",
                        at));
            case "tokens_revoked" -> Optional.of(revoked(payload, at));
            default -> Optional.empty();
        };
    }

    /** Without its bot's token an app is in no channel; a person's token matters only to that person's conversations. */
    private static HealthReport revoked(PayloadReader payload, Instant at) {
        return payload.has("/event/tokens/bot/0")
                ? new HealthReport(
                        ConnectionHealth.DISCONNECTED,
                        "Slack revoked the token of the app's bot, so no messages come any more. Install the app again at"
                                + " api.slack.com/apps and invite it to its channels.",
                        at)
                : new HealthReport(
                        ConnectionHealth.DEGRADED,
                        "Slack revoked tokens of people who had installed the app, so messages that only they could see may be"
                                + " missing. Ask them to install it again if those matter.",
                        at);
    }
}
