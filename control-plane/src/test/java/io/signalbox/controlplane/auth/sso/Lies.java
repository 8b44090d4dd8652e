package io.signalbox.controlplane.auth.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.signalbox.controlplane.testing.UntrustedKey;
import io.signalbox.identityprovider.IdentityProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** Tokens that must not be believed. */
public enum Lies {
    NO_SIGNATURE("untrusted", (truth, key) -> new PlainJWT(truth.build()).serialize()),
    SIGNED_WITH_PUBLIC_KEY_AS_SECRET("untrusted", (truth, key) -> {
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), truth.build());
        token.sign(new MACSigner(publicKey));
        return token.serialize();
    }),
    SIGNED_WITH_CLIENT_SECRET("untrusted", (truth, key) -> {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), truth.build());
        token.sign(new MACSigner(IdentityProvider.CLIENT_SECRET.repeat(3).getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }),
    SIGNED_BY_ANOTHER_KEY("untrusted", (truth, key) -> signed(truth, UntrustedKey.named(key.getKeyID()))),
    SIGNED_BY_UNKNOWN_KEY("untrusted", (truth, key) -> signed(truth, UntrustedKey.named("other"))),
    BRINGS_ITS_OWN_KEY("untrusted", (truth, key) -> {
        RSAKey own = UntrustedKey.RSA;
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build();
        var token = new SignedJWT(header, truth.build());
        token.sign(new RSASSASigner(own));
        return token.serialize();
    }),
    CHANGED_AFTER_SIGNING("untrusted", (truth, key) -> {
        String[] parts = signed(truth, key).split("\\.");
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("bob", "eve");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }),
    TOKEN_OF_ANOTHER_TYPE("untrusted", (truth, key) -> {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        var token = new SignedJWT(header, truth.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }),
    NO_JWT("untrusted", (truth, key) -> "not.a.jwt"),
    NO_TOKEN("untrusted", (truth, key) -> ""),
    OTHER_ISSUER("untrusted", claims(truth -> truth.issuer("https://accounts.example.com"))),
    OTHER_AUDIENCE("untrusted", claims(truth -> truth.audience("another-client"))),
    SEVERAL_AUDIENCES(
            "untrusted", claims(truth -> truth.audience(List.of(IdentityProvider.CLIENT_ID, "another-client")))),
    GIVEN_TO_ANOTHER_CLIENT("untrusted", claims(truth -> truth.claim("azp", "another-client"))),
    EXPIRED("untrusted", claims(truth -> truth.expirationTime(at(Duration.ofMinutes(-2))))),
    NEVER_EXPIRES("untrusted", claims(truth -> truth.expirationTime(null))),
    OF_THE_FUTURE("untrusted", claims(truth -> truth.issueTime(at(Duration.ofMinutes(5))))),
    OLD("untrusted", claims(truth -> truth.issueTime(at(Duration.ofHours(-1))))),
    NOT_GOOD_YET("untrusted", claims(truth -> truth.notBeforeTime(at(Duration.ofMinutes(5))))),
    OTHER_NONCE("untrusted", claims(truth -> truth.claim("nonce", "of another sign-in"))),
    NO_NONCE("untrusted", claims(truth -> truth.claim("nonce", null))),
    NOBODY("untrusted", claims(truth -> truth.subject(null))),
    NO_EMAIL("no_email", claims(truth -> truth.claim("email", null))),
    UNVERIFIED_EMAIL("no_email", claims(truth -> truth.claim("email_verified", false))),
    SILENT_ABOUT_EMAIL("no_email", claims(truth -> truth.claim("email_verified", null))),
    EMAIL_OF_ENTRA_WITHOUT_OWNER(
            "no_email", claims(truth -> truth.claim("email_verified", null).claim("xms_edov", false))),
    EMAIL_WITH_TWO_DOMAINS("no_email", claims(truth -> truth.claim("email", "bob@elsewhere.test@lies.test"))),
    FOREIGN_DOMAIN("foreign_domain", claims(truth -> truth.claim("email", "bob@elsewhere.test"))),
    SUBDOMAIN("foreign_domain", claims(truth -> truth.claim("email", "bob@sub.lies.test")));

    private final String problem;
    private final LyingProvider.Lie lie;

    Lies(String problem, LyingProvider.Lie lie) {
        this.problem = problem;
        this.lie = lie;
    }

    public String problem() {
        return "sign_on_" + problem;
    }

    public LyingProvider.Lie lie() {
        return lie;
    }

    public static String signed(JWTClaimsSet.Builder claims, RSAKey key) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static LyingProvider.Lie claims(Consumer<JWTClaimsSet.Builder> change) {
        return (truth, key) -> {
            change.accept(truth);
            return signed(truth, key);
        };
    }

    private static Date at(Duration fromNow) {
        return Date.from(Instant.now().plus(fromNow));
    }
}
