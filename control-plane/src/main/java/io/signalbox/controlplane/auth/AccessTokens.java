package io.signalbox.controlplane.auth;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Access tokens: JWTs signed with a key derived from the master key. HS256 and nothing else is accepted. */
@Component
class AccessTokens {

    private static final String AUDIENCE = "signalbox-api";
    private static final String ORGANIZATION = "org";
    private static final String SESSION = "sid";

    private final SecretKey key;
    private final NimbusJwtEncoder encoder;
    private final AuthSettings settings;
    private final Clock clock;

    AccessTokens(MasterKey masterKey, AuthSettings settings, Clock clock) {
        this.key = masterKey.deriveKey("access-token", "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.settings = settings;
        this.clock = clock;
    }

    String issue(UUID userId, UUID organizationId, UUID sessionId) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .subject(userId.toString())
                .claim(ORGANIZATION, organizationId.toString())
                .claim(SESSION, sessionId.toString())
                .audience(List.of(AUDIENCE))
                .issuedAt(now)
                .expiresAt(now.plus(settings.accessTokenLife()))
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).type("at+jwt").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    JwtDecoder decoder() {
        var decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
        var timestamps = new JwtTimestampValidator(Duration.ofSeconds(5));
        timestamps.setClock(clock);
        var audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, value -> value != null && value.contains(AUDIENCE));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timestamps, audience));
        return decoder;
    }

    static Principal principalOf(Jwt token) {
        var userId = UUID.fromString(token.getSubject());
        var person = new Actor.Person(userId, userId.toString(), UUID.fromString(token.getClaimAsString(SESSION)));
        return new Principal(person, UUID.fromString(token.getClaimAsString(ORGANIZATION)), Set.of());
    }
}
