package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.ProviderProfile;
import io.signalbox.controlplane.integrations.providers.ProviderSetting;
import io.signalbox.controlplane.integrations.providers.ProviderWebhook;
import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.InvalidRequest;
import io.signalbox.controlplane.platform.text.StorableText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The source systems that can be connected. */
@Component
public class ProviderCatalogue {

    private final Map<String, ProviderWebhook> webhooks = new LinkedHashMap<>();

    ProviderCatalogue(List<ProviderWebhook> webhooks) {
        webhooks.stream()
                .sorted(Comparator.comparing(
                                (ProviderWebhook webhook) -> webhook.provider().equals("generic"))
                        .thenComparing(webhook -> webhook.profile().title()))
                .forEach(webhook -> this.webhooks.put(webhook.provider(), webhook));
    }

    /** By provider name; the catch-all last. */
    public Map<String, ProviderProfile> profiles() {
        var profiles = new LinkedHashMap<String, ProviderProfile>();
        webhooks.forEach((name, webhook) -> profiles.put(name, webhook.profile()));
        return profiles;
    }

    public ProviderWebhook webhook(String provider) {
        return Optional.ofNullable(webhooks.get(provider))
                .orElseThrow(() -> new IllegalStateException("There is no provider " + provider));
    }

    /** Whether the provider has proven that an account's e-mail address is its owner's, so that it may join people. */
    public boolean vouchesForEmail(String provider) {
        return webhook(provider).profile().vouchesForEmail();
    }

    /** Settings with defaults filled in. */
    public Settings inForce(String provider, Map<String, String> chosen) {
        return webhook(provider).inForce(chosen);
    }

    /** @throws InvalidRequest naming each setting that is unknown or has a value it cannot have */
    public void check(String provider, Map<String, String> chosen) {
        ProviderWebhook webhook = webhook(provider);
        var errors = new ArrayList<FieldProblem>();
        chosen.forEach((name, value) -> check(webhook, name, value).ifPresent(errors::add));
        if (errors.isEmpty()) {
            errors.addAll(webhook.problems(inForce(provider, chosen)));
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest("The settings do not fit the provider: see errors.", errors);
        }
    }

    /** @throws InvalidRequest when the provider cannot have made this secret */
    void checkSecret(String provider, String secret, Settings settings) {
        webhook(provider).secretProblem(secret, settings).ifPresent(problem -> {
            throw new InvalidRequest(
                    "The secret does not fit the provider: see errors.", List.of(new FieldProblem("/secret", problem)));
        });
    }

    private static Optional<FieldProblem> check(ProviderWebhook webhook, String name, String value) {
        String pointer = "/settings/" + name.replace("~", "~0").replace("/", "~1");
        Optional<ProviderSetting> known = webhook.profile().settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of(new FieldProblem(pointer, "is not a setting of this provider"));
        }
        if (!StorableText.holds(value)) {
            return Optional.of(new FieldProblem(pointer, "has U+0000 or half of a surrogate pair"));
        }
        List<String> options = known.get().options();
        return options.isEmpty() || value.isBlank() || options.contains(value.strip())
                ? Optional.empty()
                : Optional.of(new FieldProblem(pointer, "must be one of " + String.join(", ", options)));
    }
}
