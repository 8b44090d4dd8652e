package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.integrations.WebhookEndpoint;
import io.signalbox.controlplane.integrations.WebhookEndpoints;
import io.signalbox.controlplane.integrations.providers.Delivery;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.runs.DeadLetterReason;
import io.signalbox.controlplane.runs.InitialRunState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the integration of each event where one delivery mixes accounts: the one that names the account and has the very secret that proved
 * the delivery, or the one it was sent to.
 */
@Component
class AccountRouting {

    /** Where an event goes, and why it cannot be worked on there, if so. */
    record Place(WebhookEndpoint endpoint, InitialRunState.@Nullable Refused refused) {}

    private final WebhookEndpoints endpoints;

    AccountRouting(WebhookEndpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** @param accountSetting the setting that names an integration's account; empty where deliveries do not mix accounts */
    List<Place> places(
            WebhookEndpoint door, SigningSecret proof, Optional<String> accountSetting, List<Delivery> deliveries) {
        if (accountSetting.isEmpty()
                || deliveries.stream().allMatch(delivery -> staysHere(door, accountSetting.get(), delivery))) {
            return deliveries.stream().map(delivery -> new Place(door, null)).toList();
        }
        List<WebhookEndpoint> siblings = endpoints.ofProvider(door.provider()).stream()
                .filter(endpoint -> hasSecret(endpoint, proof))
                .toList();
        return deliveries.stream()
                .map(delivery -> place(door, siblings, accountSetting.get(), delivery))
                .toList();
    }

    private static Place place(
            WebhookEndpoint door, List<WebhookEndpoint> siblings, String setting, Delivery delivery) {
        if (staysHere(door, setting, delivery)) {
            return new Place(door, null);
        }
        String account = String.valueOf(delivery.account());
        Optional<WebhookEndpoint> owner = siblings.stream()
                .filter(endpoint -> endpoint.settings().is(setting, account))
                .findFirst();
        if (owner.isPresent()) {
            return new Place(owner.get(), null);
        }
        boolean acceptsAll = door.settings().find(setting).isEmpty();
        return new Place(door, acceptsAll ? null : unknown(account));
    }

    private static boolean staysHere(WebhookEndpoint door, String setting, Delivery delivery) {
        return delivery.account() == null || door.settings().is(setting, delivery.account());
    }

    private static InitialRunState.Refused unknown(String account) {
        return new InitialRunState.Refused(
                DeadLetterReason.UNKNOWN_PORTAL, "No integration with this secret is for the account " + account + ".");
    }

    private static boolean hasSecret(WebhookEndpoint endpoint, SigningSecret proof) {
        byte[] proved = proof.value().getBytes(StandardCharsets.UTF_8);
        return endpoint.secrets().stream()
                .anyMatch(secret -> MessageDigest.isEqual(secret.value().getBytes(StandardCharsets.UTF_8), proved));
    }
}
