package io.signalbox.controlplane.auth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.crypto.SigningKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.MemberScene;
import io.signalbox.controlplane.testing.UntrustedKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Access tokens of one's own making. The forger knows everything but the key; in some tests even that. */
class TokenForgeryTest extends MemberScene {

    @Autowired
    private SigningKeys signingKeys;

    private String genuine;
    private SigningKey key;

    TokenForgeryTest() {
        super(Role.VIEWER);
    }

    @BeforeEach
    void aGenuineToken() {
        genuine = person.console(port, organization).accessToken();
        key = signingKeys.ring("access-token", Duration.ofMinutes(15)).current();
    }

    @Test
    void letsTheGenuineTokenIn() throws Exception {
        assertThat(status(genuine)).isEqualTo(200);
        assertThat(status(forged(claims -> claims)))
                .as("the forger's tools work")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void refusesTokensWithoutSignature(String algorithm) {
        String header = encode("{\"alg\":\"%s\",\"typ\":\"at+jwt\",\"kid\":\"%s\"}".formatted(algorithm, key.id()));
        String payload = genuine.split("\\.")[1];

        assertRefused(header + "." + payload + ".");
        assertRefused(header + "." + payload + "." + genuine.split("\\.")[2]);
        assertRefused(genuine.substring(0, genuine.lastIndexOf('.') + 1));
    }

    @Test
    void refusesOtherAlgorithmsWithTheRightKey() throws Exception {
        byte[] longKey = Arrays.copyOf(key.key().getEncoded(), 64);
        assertRefused(sign(JWSAlgorithm.HS512, new MACSigner(longKey), claims()));
        assertRefused(sign(JWSAlgorithm.HS384, new MACSigner(longKey), claims()));
    }

    @Test
    void refusesAsymmetricAlgorithms() throws Exception {
        assertRefused(sign(JWSAlgorithm.RS256, new RSASSASigner(UntrustedKey.RSA), claims()));
        // The other way round: a public key as a shared secret
        assertRefused(sign(
                JWSAlgorithm.HS256, new MACSigner(UntrustedKey.RSA.toPublicKey().getEncoded()), claims()));
    }

    @Test
    void refusesAnotherKeyAndAnotherKeysName() throws Exception {
        var other = new MACSigner(new byte[32]);
        assertRefused(sign(JWSAlgorithm.HS256, other, claims()));
        assertRefused(sign(header("HS256").keyID(null).build(), signer(), claims()));
        assertRefused(sign(header("HS256").keyID(UUID.randomUUID().toString()).build(), signer(), claims()));
        assertRefused(sign(header("HS256").keyID("' OR 1=1 --").build(), signer(), claims()));
        assertRefused(sign(header("HS256").keyID("../../etc/passwd").build(), signer(), claims()));
    }

    @Test
    void refusesAKeyThatTheTokenBrings() throws Exception {
        var own = new OctetSequenceKeyGenerator(256).generate();
        String json = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"jwk\":%s,\"jku\":\"http://127.0.0.1:1/\"}"
                .formatted(own.toJSONString());
        String content = encode(json) + "." + genuine.split("\\.")[1];
        assertRefused(content + "." + encode("signature"));
    }

    @Test
    void refusesTokensOfAnotherKind() throws Exception {
        assertRefused(sign(header("HS256").type(JOSEObjectType.JWT).build(), signer(), claims()));
        assertRefused(sign(header("HS256").type(null).build(), signer(), claims()));
        assertRefused(forged(claims -> claims.audience("signalbox-internal")));
        assertRefused(forged(claims -> claims.audience((String) null)));
    }

    @Test
    void refusesWhatIsSignedForSomethingElse() throws Exception {
        SigningKey capabilities =
                signingKeys.ring("capability", Duration.ofMinutes(15)).current();
        assertRefused(sign(
                header("HS256").keyID(capabilities.id().toString()).build(),
                new MACSigner(capabilities.key()),
                claims()));
    }

    @Test
    void refusesTokensOutOfTime() throws Exception {
        Instant now = Instant.now();
        assertRefused(forged(claims -> claims.expirationTime(Date.from(now.minusSeconds(10)))));
        assertRefused(forged(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))));
        assertRefused(forged(claims -> claims.issueTime(Date.from(now.plusSeconds(3600)))));
        assertRefused(forged(claims -> claims.expirationTime(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "sid", "org"})
    void refusesTokensWithoutAClaimOrWithNonsense(String claim) throws Exception {
        assertRefused(forged(claims -> claims.claim(claim, null)));
        assertRefused(forged(claims -> claims.claim(claim, "nonsense")));
        assertRefused(forged(claims -> claims.claim(claim, UUID.randomUUID().toString())));
    }

    @Test
    void refusesAnOrganizationThePersonDoesNotBelongTo() throws Exception {
        UUID other = tenants.tenant().id();
        people.member(other, Role.OWNER);
        assertRefused(forged(claims -> claims.claim("org", other.toString())));
    }

    @Test
    void refusesSomebodyElsesSession() throws Exception {
        var stranger = people.member(organization, Role.OWNER);
        assertRefused(forged(claims -> claims.subject(stranger.id().toString())));
    }

    @Test
    void refusesATokenThatWasChanged() {
        String[] parts = genuine.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed =
                payload.replace(organization.toString(), UUID.randomUUID().toString());
        assertRefused(parts[0] + "." + encode(changed) + "." + parts[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "a.b", "a.b.c", "a.b.c.d", "...", "%00", "eyJhbGciOiJIUzI1NiJ9..x"})
    void refusesWhatIsNoToken(String text) {
        assertRefused(text);
    }

    @Test
    void takesTokensFromTheHeaderOnly() {
        assertThat(given().port(port)
                        .queryParam("access_token", genuine)
                        .get("/api/v1/auth/me")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().port(port)
                        .cookie("access_token", genuine)
                        .get("/api/v1/auth/me")
                        .statusCode())
                .isEqualTo(401);
    }

    private void assertRefused(String token) {
        var answer = given().port(port).auth().oauth2(token).get("/api/v1/auth/me");
        assertThat(answer.statusCode()).as(token).isEqualTo(401);
        assertThat(answer.<String>path("code")).isEqualTo("not_signed_in");
        assertThat(answer.asString()).doesNotContain("nimbus").doesNotContain("Exception");
    }

    private int status(String token) {
        return new Console(port, token, organization)
                .request()
                .get("/api/v1/auth/me")
                .statusCode();
    }

    private String forged(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return sign(
                JWSAlgorithm.HS256,
                signer(),
                change.apply(new JWTClaimsSet.Builder(claims())).build());
    }

    private JWTClaimsSet claims() throws ParseException {
        return SignedJWT.parse(genuine).getJWTClaimsSet();
    }

    private JWSSigner signer() throws JOSEException {
        return new MACSigner(key.key());
    }

    private JWSHeader.Builder header(String algorithm) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.id().toString());
    }

    private String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        return sign(header(algorithm.getName()).build(), signer, claims);
    }

    private static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
