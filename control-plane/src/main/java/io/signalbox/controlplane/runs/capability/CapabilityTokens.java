package io.signalbox.controlplane.runs.capability;

import io.signalbox.controlplane.platform.crypto.SignedTokens;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.stereotype.Component;

/** Mints and verifies capability tokens: JWTs signed with keys of their own that rotate. */
@Component
@EnableConfigurationProperties(CapabilitySettings.class)
public class CapabilityTokens {

    private static final String AUDIENCE = "signalbox-internal";
    private static final String ATTEMPT = "attempt";
    private static final String ORGANIZATION = "org";
    private static final String SOURCE = "source";
    private static final String PROVIDER = "provider";
    private static final String TARGETS = "targets";
    private static final String OPERATIONS = "operations";
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final SignedTokens tokens;
    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final OAuth2TokenValidator<Jwt> lately;
    private final CapabilitySettings settings;
    private final Clock clock;

    CapabilityTokens(SigningKeys keys, CapabilitySettings settings, Clock clock) {
        this.tokens = new SignedTokens(keys.ring("capability", settings.life()), "capability+jwt");
        this.decoder = tokens.decoder(genuine -> OAuth2TokenValidatorResult.success());
        this.validator = validator(clock, Duration.ZERO);
        this.lately = validator(clock, LATELY);
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
                .claim(TARGETS, capability.targets().stream().sorted().toList())
                .claim(
                        OPERATIONS,
                        capability.operations().stream()
                                .map(Operation::id)
                                .sorted()
                                .toList())
                .issuedAt(now)
                .expiresAt(now.plus(settings.life()));
        if (capability.sourceId() != null) {
            claims.claim(SOURCE, capability.sourceId().toString());
        }
        if (capability.provider() != null) {
            claims.claim(PROVIDER, capability.provider());
        }
        return tokens.sign(claims.build());
    }

    /** @throws CapabilityRefused when the token is not one of ours, incomplete or expired; names the capability when it is one of ours */
    public Capability verify(String token) {
        return verify(token, validator);
    }

    /**
     * As {@link #verify}, for what must not fail because an answer took its time: a token that expired less than a minute ago is still its
     * attempt's own. Whether the attempt is still the current one is checked elsewhere.
     */
    public Capability verifyLately(String token) {
        return verify(token, lately);
    }

    private Capability verify(String token, OAuth2TokenValidator<Jwt> validator) {
        try {
            Jwt genuine = decoder.decode(token);
            Capability capability = capability(genuine);
            if (validator.validate(genuine).hasErrors()) {
                throw new CapabilityRefused(capability);
            }
            return capability;
        } catch (BadJwtException | IllegalArgumentException | ClassCastException | ArithmeticException refused) {
            throw new CapabilityRefused();
        }
    }

    private static Capability capability(Jwt token) {
        String source = token.getClaimAsString(SOURCE);
        return new Capability(
                UUID.fromString(required(token.getSubject())),
                Math.toIntExact(required(token.<Long>getClaim(ATTEMPT))),
                UUID.fromString(required(token.getClaimAsString(ORGANIZATION))),
                source == null ? null : UUID.fromString(source),
                token.getClaimAsString(PROVIDER),
                Set.copyOf(required(token.getClaimAsStringList(TARGETS))),
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

    private static OAuth2TokenValidator<Jwt> validator(Clock clock, Duration leeway) {
        var timestamps = new JwtTimestampValidator(leeway);
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        var audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, value -> value != null && value.contains(AUDIENCE));
        return new DelegatingOAuth2TokenValidator<>(timestamps, audience);
    }
}
