package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.auth.AuthSettings;
import io.signalbox.controlplane.platform.crypto.SignedTokens;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.platform.ids.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;

/** Access tokens: JWTs signed with keys of their own that rotate. */
@Component
public class AccessTokens {

    private static final String AUDIENCE = "signalbox-api";
    static final String ORGANIZATION = "org";
    static final String SESSION = "sid";

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final SignedTokens tokens;
    private final AuthSettings settings;
    private final Clock clock;
    private final Ids ids;

    AccessTokens(SigningKeys keys, AuthSettings settings, Clock clock, Ids ids) {
        this.tokens = new SignedTokens(keys.ring("access-token", settings.accessTokenLife()), "at+jwt");
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    String issue(UUID userId, UUID organizationId, UUID sessionId) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                // Two tokens of one second are still two.
                .id(ids.next().toString())
                .subject(userId.toString())
                .claim(ORGANIZATION, organizationId.toString())
                .claim(SESSION, sessionId.toString())
                .audience(List.of(AUDIENCE))
                .issuedAt(now)
                .expiresAt(now.plus(settings.accessTokenLife()))
                .build();
        return tokens.sign(claims);
    }

    public JwtDecoder decoder() {
        var timestamps = new JwtTimestampValidator(CLOCKS_DIFFER);
        timestamps.setClock(clock);
        var audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, value -> value != null && value.contains(AUDIENCE));
        return tokens.decoder(new DelegatingOAuth2TokenValidator<>(timestamps, this::isDated, audience));
    }

    /** The validator of times lets pass what has none. */
    private OAuth2TokenValidatorResult isDated(Jwt token) {
        Instant issued = token.getIssuedAt();
        boolean dated = issued != null
                && token.getExpiresAt() != null
                && !issued.isAfter(clock.instant().plus(CLOCKS_DIFFER));
        return dated
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
    }
}
