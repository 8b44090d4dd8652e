package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.integrations.providers.Settings;
import io.signalbox.controlplane.integrations.providers.SigningSecret;
import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.ids.Ids;
import io.signalbox.controlplane.platform.live.LiveChanges;
import io.signalbox.controlplane.platform.text.StorableText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes and rotates the secrets of integrations. */
@Service
@Transactional
public class IntegrationSecrets {

    /**
     * A new secret, which is told only here.
     *
     * @param previousExpireAt when the older ones stop working; null when there were none
     */
    public record Rotated(
            String keyId, String secret, @Nullable Instant previousExpireAt) {}

    /** Each active secret costs a forger's request one more HMAC. */
    private static final int MAX_ACTIVE = 5;

    private static final int KEY_BYTES = 24;
    private static final int KEY_ID_BYTES = 6;

    private final IntegrationRepository integrations;
    private final IntegrationSecretRepository secrets;
    private final ProviderCatalogue catalogue;
    private final SecretBox box;
    private final SecureRandom random;
    private final PublicAddress address;
    private final ApplicationEventPublisher events;
    private final LiveChanges live;
    private final Clock clock;
    private final Ids ids;

    IntegrationSecrets(
            IntegrationRepository integrations,
            IntegrationSecretRepository secrets,
            ProviderCatalogue catalogue,
            SecretBox box,
            SecureRandom random,
            PublicAddress address,
            ApplicationEventPublisher events,
            LiveChanges live,
            Clock clock,
            Ids ids) {
        this.integrations = integrations;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.box = box;
        this.random = random;
        this.address = address;
        this.events = events;
        this.live = live;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Adds a secret; the older ones keep working for the overlap.
     *
     * @param secret the one the provider shows; made here when null
     */
    public Rotated rotate(UUID integrationId, @Nullable String secret, Duration overlap) {
        Integration integration =
                integrations.lock(integrationId).orElseThrow(() -> new IntegrationNotFound(integrationId));
        Instant now = clock.instant();
        List<IntegrationSecret> older = secrets.active(List.of(integrationId), now);
        Instant end = now.plus(overlap);
        for (int index = 0; index < older.size(); index++) {
            older.get(index).expire(index < MAX_ACTIVE - 1 ? end : now);
        }
        SigningSecret added = add(integration, secret);
        recover(integration);
        live.changed("integrations", integrationId);
        var rotated = new Rotated(added.keyId(), added.value(), older.isEmpty() ? null : end);
        events.publishEvent(IntegrationAudit.secretRotated(integration.view(address), rotated));
        return rotated;
    }

    /** A new secret is how an app that was installed anew comes back. */
    private void recover(Integration integration) {
        IntegrationView before = integration.view(address);
        if (integration.recover(clock.instant())) {
            events.publishEvent(IntegrationAudit.healthChanged(before, integration.view(address)));
        }
    }

    /** The first secret of a new integration. */
    String first(Integration integration, @Nullable String secret) {
        return add(integration, secret).value();
    }

    /** What a webhook address ends in: 192 random bits that need no escaping in an address. */
    String newKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private SigningSecret add(Integration integration, @Nullable String given) {
        Settings settings = catalogue.inForce(integration.provider(), integration.settings());
        String value = given == null || given.isBlank()
                ? catalogue.webhook(integration.provider()).newSecret(random, settings)
                : StorableText.requireWords("/secret", given);
        catalogue.checkSecret(integration.provider(), value, settings);
        var secret = new SigningSecret(newKeyId(), value);
        secrets.save(new IntegrationSecret(ids.next(), integration, secret, box, clock.instant()));
        return secret;
    }

    private String newKeyId() {
        var bytes = new byte[KEY_ID_BYTES];
        random.nextBytes(bytes);
        return "key_" + HexFormat.of().formatHex(bytes);
    }
}
