package io.signalbox.controlplane.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.signalbox.controlplane.testing.UntrustedKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Every way to sign a token that is not ours. */
class SignedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    /** Long enough for HS512, so that only our refusal stands in its way. */
    private static final SigningKey KEY = key("k".repeat(64));

    private static final SigningKey ANOTHER = key("x".repeat(64));

    private final SignedTokens tokens = new SignedTokens(ring(KEY), "test+jwt");
    private final JwtDecoder decoder = tokens.decoder(token -> OAuth2TokenValidatorResult.success());

    @Test
    void readsWhatItSigned() throws Exception {
        String token = tokens.sign(JwtClaimsSet.builder().subject("ada").build());

        assertThat(decoder.decode(token).getSubject()).isEqualTo("ada");
        JWSHeader header = SignedJWT.parse(token).getHeader();
        assertThat(header.getKeyID()).isEqualTo(KEY.id().toString());
        assertThat(header.getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    }

    @Test
    void refusesNoSignature() throws Exception {
        assertRefused(new PlainJWT(claims()).serialize());
        String[] parts = signed(header(JWSAlgorithm.HS256, KEY), new MACSigner(KEY.key()))
                .split("\\.");
        assertRefused(parts[0] + "." + parts[1] + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS384", "HS512"})
    void refusesOtherAlgorithmsUnderTheSameKey(String algorithm) throws Exception {
        assertRefused(signed(header(JWSAlgorithm.parse(algorithm), KEY), new MACSigner(KEY.key())));
    }

    @Test
    void refusesASignatureWithAPrivateKey() throws Exception {
        assertRefused(signed(header(JWSAlgorithm.RS256, KEY), new RSASSASigner(UntrustedKey.RSA)));
    }

    @Test
    void refusesAnotherKey() throws Exception {
        assertRefused(signed(header(JWSAlgorithm.HS256, KEY), new MACSigner(ANOTHER.key())));
        assertRefused(signed(header(JWSAlgorithm.HS256, ANOTHER), new MACSigner(ANOTHER.key())));
    }

    @Test
    void refusesATokenThatNamesNoKey() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("test+jwt"))
                .build();
        assertRefused(signed(header, new MACSigner(KEY.key())));
    }

    @Test
    void refusesATokenOfAnotherType() throws Exception {
        for (JOSEObjectType type : new JOSEObjectType[] {JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null}) {
            var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(type)
                    .keyID(KEY.id().toString())
                    .build();
            assertRefused(signed(header, new MACSigner(KEY.key())));
        }
    }

    @Test
    void tellsABadTokenFromKeysThatCannotBeRead() throws Exception {
        var broken = new SigningRing(
                "test",
                Duration.ofMinutes(1),
                (purpose, now) -> {
                    throw new QueryTimeoutException("the database is away");
                },
                () -> {},
                Clock.fixed(NOW, ZoneOffset.UTC));
        JwtDecoder blind = new SignedTokens(broken, "test+jwt").decoder(token -> OAuth2TokenValidatorResult.success());
        String good = signed(header(JWSAlgorithm.HS256, KEY), new MACSigner(KEY.key()));

        assertThatThrownBy(() -> blind.decode(good))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder().subject("ada").build();
    }

    private static JWSHeader header(JWSAlgorithm algorithm, SigningKey key) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("test+jwt"))
                .keyID(key.id().toString())
                .build();
    }

    private static String signed(JWSHeader header, JWSSigner signer) throws Exception {
        var token = new SignedJWT(header, claims());
        token.sign(signer);
        return token.serialize();
    }

    private static SigningKey key(String secret) {
        return new SigningKey(
                UUID.randomUUID(), new SecretKeySpec(secret.getBytes(), "HmacSHA256"), NOW.minusSeconds(1), null);
    }

    private static SigningRing ring(SigningKey key) {
        return new SigningRing(
                "test",
                Duration.ofMinutes(1),
                (purpose, now) -> List.of(key),
                () -> {},
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
