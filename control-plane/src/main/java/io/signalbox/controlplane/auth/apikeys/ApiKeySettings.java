package io.signalbox.controlplane.auth.apikeys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * API keys.
 *
 * @param most keys of an organization that are not revoked: enough for one per service, few enough for people to know them
 * @param rememberedFor how long a look-up is trusted, and so how long a revoked key may still work on a replica
 * @param useNoted how often the last use of a key is written down
 */
@ConfigurationProperties("signalbox.api-keys")
record ApiKeySettings(
        @DefaultValue("100") int max,
        @DefaultValue("500ms") Duration rememberedFor,
        @DefaultValue("1m") Duration useNoted) {}
