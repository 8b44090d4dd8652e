package io.signalbox.controlplane.auth.apikeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.testing.Simultaneous;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A key is rotated while something else happens to it. */
class ApiKeyRotationTest extends ApiKeyScene {

    private static final int ROUNDS = 10;
    private static final Duration GRACE = Duration.ofHours(1);

    @Autowired
    ApiKeyAdministration administration;

    @Autowired
    ApiKeys keys;

    @Autowired
    KeyLookup lookup;

    private TenantOrganization tenant;

    @BeforeEach
    void found() {
        tenant = tenants.tenant();
    }

    /** One is the key from then on, the other the one before it; neither was told for nothing. */
    @Test
    void keepsBothTextsWhenTwoRotateAtOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            IssuedApiKey first = create("Key " + round);

            List<IssuedApiKey> rotated =
                    Simultaneous.twice(() -> Tenant.call(tenant.id(), () -> administration.rotate(id(first), GRACE)));

            assertThat(rotated).allMatch(key -> isKnown(key.secret()));
            assertThat(isKnown(first.secret())).isFalse();
        }
    }

    /** Requests write it beside the entity, which is loaded before and saved after. */
    @Test
    void keepsWhenItWasUsedWhileItIsRotated() {
        UUID id = id(create("Used"));

        tenant.call(() -> {
            keys.get(id);
            jdbc.sql("UPDATE api_key SET last_used_at = now(), last_used_address = '192.0.2.1' WHERE id = ?")
                    .param(id)
                    .update();
            return administration.rotate(id, GRACE);
        });

        Instant used = tenant.call(() -> keys.get(id)).lastUsedAt();
        assertThat(used).isNotNull();
    }

    private IssuedApiKey create(String name) {
        var draft = new ApiKeyDraft(name, List.of("tickets:read"), List.of(), null);
        return tenant.call(() -> administration.create(draft, "Ada"));
    }

    private boolean isKnown(String secret) {
        return lookup.find(new KeyText(secret)).isPresent();
    }

    private static UUID id(IssuedApiKey key) {
        return key.key().id();
    }
}
