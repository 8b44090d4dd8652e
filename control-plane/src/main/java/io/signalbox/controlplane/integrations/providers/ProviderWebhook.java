package io.signalbox.controlplane.integrations.providers;

import io.signalbox.controlplane.platform.json.NotJson;
import io.signalbox.controlplane.platform.json.UntrustedJson;
import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Everything that is particular to the webhooks of one source system. Implementations keep no state: whatever they need is handed in. A
 * new provider is one package with one of these; the contract test of providers runs on it as it is.
 */
public interface ProviderWebhook {

    /** Its name in the contract, such as {@code jira}. */
    String provider();

    /** What a person needs to know to connect it. */
    ProviderProfile profile();

    /** Chosen settings with the rest filled in. */
    default Settings inForce(Map<String, String> chosen) {
        return Settings.of(profile().settings(), chosen);
    }

    /** What is wrong with these settings beyond what the profile says about each. */
    default List<FieldProblem> problems(Settings settings) {
        return List.of();
    }

    /** Why this provider could not have made such a secret, in one sentence. */
    default Optional<String> secretProblem(String secret, Settings settings) {
        return Optional.empty();
    }

    /** A secret that cannot be guessed, in the form the provider takes. */
    default String newSecret(SecureRandom random, Settings settings) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Checks who sent a delivery, on its raw bytes.
     *
     * @param secrets the active ones, newest first; without any, nothing is accepted
     */
    Verification verify(WebhookRequest request, List<SigningSecret> secrets, Settings settings, Instant now);

    /**
     * The JSON of a verified delivery: its body, or what the provider put into a form.
     *
     * @throws NotJson when the form holds none
     */
    default byte[] json(WebhookRequest request) throws NotJson {
        return request.body();
    }

    /**
     * Whether the request only asks whether anybody answers, in the way of this provider. It is answered before its signature is looked
     * at, for it may carry none, and nothing of it is kept.
     */
    default boolean isProbe(WebhookRequest request) {
        return false;
    }

    /**
     * What a verified delivery says of the connection itself, such as that the app was uninstalled.
     *
     * @param now stands in for a time that the delivery does not carry
     */
    default Optional<HealthReport> health(JsonNode payload, Instant now) {
        return Optional.empty();
    }

    /** What to answer instead of storing anything, when the verified delivery only asks whether we are there. */
    default Optional<String> challenge(JsonNode payload) {
        return Optional.empty();
    }

    /** The events of a verified delivery, in order; usually one. */
    List<Delivery> describe(UntrustedJson payload, WebhookHeaders headers, Settings settings);

    /** Whether an event of this type asks to erase the personal data of the record it is about. It cannot be undone. */
    default boolean asksForErasure(String eventType) {
        return false;
    }

    /** The setting that names the provider's account this integration is for, where one webhook can carry several accounts. */
    default Optional<String> accountSetting() {
        return Optional.empty();
    }

    /** Headers worth keeping with an event. Never one that proves anything. */
    Set<String> keptHeaders();

    /** Headers worth keeping with an event of an integration with these settings. Never one that proves anything. */
    default Set<String> keptHeaders(Settings settings) {
        return keptHeaders();
    }

    /** A delivery as the provider would send it, signed. */
    WebhookRequest sample(SampleOrder order);
}
