package io.signalbox.controlplane.runs.capability;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Mints and verifies capability tokens: JWTs with a key of their own. HS256 and nothing else is accepted. */
@Component
@EnableConfigurationProperties(CapabilitySettings.class)
public class CapabilityTokens {

    private static final String AUDIENCE = "signalbox-internal";
    private static final String ATTEMPT = "attempt";
    private static final String ORGANIZATION = "org";
    private static final String INTEGRATION = "integration";
    private static final String PROVIDER = "provider";
    private static final String EXTERNAL_ID = "external_id";
    private static final String OPERATIONS = "operations";

    private final NimbusJwtEncoder encoder;
    private final JwtDecoder decoder;
    private final CapabilitySettings settings;
    private final Clock clock;

    CapabilityTokens(MasterKey masterKey, CapabilitySettings settings, Clock clock) {
        SecretKey key = masterKey.deriveKey("capability", "HmacSHA256");
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.decoder = decoder(key, clock);
        this.settings = settings;
        this.clock = clock;
    }

    public String mint(Capability capability) {
        Instant now = clock.instant();
        var claims = JwtClaimsSet.builder()
                .subject(capability.runId().toString())
                .audience(List.of(AUDIENCE))
                .claim(ATTEMPT, capability.attempt())
                .claim(ORGANIZATION, capability.organizationId().toString())
                .claim(INTEGRATION, capability.integrationId().toString())
                .claim(PROVIDER, capability.provider())
                .claim(EXTERNAL_ID, capability.externalId())
                .claim(
                        OPERATIONS,
                        capability.operations().stream()
                                .map(Operation::id)
                                .sorted()
                                .toList())
                .issuedAt(now)
                .expiresAt(now.plus(settings.life()))
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).type("capability+jwt").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** @throws CapabilityRefused when the token is not one of ours, incomplete or expired */
    public Capability verify(String token) {
        try {
            return capability(decoder.decode(token));
        } catch (JwtException | IllegalArgumentException | ClassCastException | ArithmeticException refused) {
            throw new CapabilityRefused();
        }
    }

    private static Capability capability(Jwt token) {
        return new Capability(
                UUID.fromString(required(token.getSubject())),
                Math.toIntExact(required(token.<Long>getClaim(ATTEMPT))),
                UUID.fromString(required(token.getClaimAsString(ORGANIZATION))),
                UUID.fromString(required(token.getClaimAsString(INTEGRATION))),
                required(token.getClaimAsString(PROVIDER)),
                required(token.getClaimAsString(EXTERNAL_ID)),
                operations(required(token.getClaimAsStringList(OPERATIONS))));
    }

    private static <T> T required(@Nullable T claim) {
        if (claim == null) {
            throw new CapabilityRefused();
        }
        return claim;
    }

    private static Set<Operation> operations(List<String> ids) {
        var operations = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if (ids.contains(operation.id())) {
                operations.add(operation);
            }
        }
        return operations;
    }

    private static JwtDecoder decoder(SecretKey key, Clock clock) {
        var decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .validateType(false)
                .build();
        // No leeway: minted and verified by the same clock.
        var timestamps = new JwtTimestampValidator(Duration.ZERO);
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        var audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, value -> value != null && value.contains(AUDIENCE));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(timestamps, audience));
        return decoder;
    }
}
