package io.signalbox.controlplane.integrations.providers.jira;

import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.SecretOrigin;
import io.signalbox.controlplane.integrations.providers.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

final class JiraProfile {

    static final String SCHEME = "scheme";
    static final String SECRET = "webhook_secret";
    static final String OAUTH = "oauth_jwt";
    static final String MAX_AGE = "max_age_hours";
    private static final int MAX_HOURS = 8760;

    static final ProviderProfile PROFILE = new ProviderProfile(
            "Jira Cloud",
            true,
            SecretOrigin.SIGNALBOX,
            "Secret",
            List.of(
                    "In Jira, open Settings, System, WebHooks and choose Create a WebHook.",
                    "Paste the webhook URL as URL and the secret as Secret.",
                    "Choose the issue and comment events, for all issues or for a JQL filter.",
                    "Save it, then change an issue: the event appears here within seconds."),
            List.of(
                    ProviderSetting.choice(
                            SCHEME,
                            "Signed by",
                            "webhook_secret for a webhook made by an administrator; oauth_jwt for one that an OAuth 2.0 app"
                                    + " registered: then paste the app's client secret as the secret.",
                            SECRET,
                            OAUTH),
                    ProviderSetting.text(
                                    MAX_AGE,
                                    "Oldest delivery, in hours",
                                    "Deliveries whose own timestamp is older are refused. Jira repeats a failed delivery for"
                                            + " a few hours at most.")
                            .withDefault("24")));

    private JiraProfile() {}

    static Optional<Duration> maxAge(Settings settings) {
        String hours = settings.get(MAX_AGE);
        if (!hours.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        int value = Integer.parseInt(hours);
        return value >= 1 && value <= MAX_HOURS ? Optional.of(Duration.ofHours(value)) : Optional.empty();
    }
}
