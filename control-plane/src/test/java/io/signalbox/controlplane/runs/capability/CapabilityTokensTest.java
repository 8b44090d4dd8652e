package io.signalbox.controlplane.runs.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.signalbox.controlplane.platform.crypto.SigningKey;
import io.signalbox.controlplane.platform.crypto.SigningKeys;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ControlPlaneTest
class CapabilityTokensTest {

    private static final Capability CAPABILITY = new Capability(
            UUID.randomUUID(),
            3,
            UUID.randomUUID(),
            UUID.randomUUID(),
            "jira",
            Set.of("10042"),
            EnumSet.of(Operation.UPSERT_TICKET, Operation.FINISH_RUN));

    @Autowired
    private CapabilityTokens tokens;

    @Autowired
    private SigningKeys keys;

    @Test
    void readsBackEveryField() {
        assertThat(tokens.verify(tokens.mint(CAPABILITY))).isEqualTo(CAPABILITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0."})
    void refusesWhatIsNoToken(String token) {
        assertRefused(token);
    }

    @Test
    void refusesAChangedToken() {
        String token = tokens.mint(CAPABILITY);
        int middle = token.indexOf('.') + 10;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        assertRefused(token.substring(0, middle) + other + token.substring(middle + 1));
    }

    @Test
    void refusesAnotherKey() throws Exception {
        SigningKey another = keys.ring("access-token", Duration.ofMinutes(15)).current();
        assertRefused(signed(another, complete().build()));
    }

    @Test
    void refusesAnExpiredToken() throws Exception {
        Date past = new Date(System.currentTimeMillis() - 1000);
        assertRefused(signed(key(), complete().expirationTime(past).build()));
    }

    @Test
    void acceptsItsOwnKeyWithEveryClaim() throws Exception {
        assertThat(tokens.verify(signed(key(), complete().build())).operations())
                .containsExactly(Operation.UPSERT_TICKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "aud", "exp", "attempt", "org", "targets", "operations"})
    void refusesATokenWithoutAClaim(String claim) throws Exception {
        assertRefused(signed(key(), complete().claim(claim, null).build()));
    }

    @Test
    void refusesATokenForAnotherAudience() throws Exception {
        assertRefused(signed(key(), complete().audience("signalbox-api").build()));
    }

    @Test
    void grantsNothingForOperationsNobodyKnows() throws Exception {
        Set<Operation> granted = tokens.verify(signed(
                        key(),
                        complete().claim("operations", List.of("dropTables")).build()))
                .operations();
        assertThat(granted).isEmpty();
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(CapabilityRefused.class);
    }

    private SigningKey key() {
        return keys.ring("capability", Duration.ofMinutes(4)).current();
    }

    private static JWTClaimsSet.Builder complete() {
        return new JWTClaimsSet.Builder()
                .subject(UUID.randomUUID().toString())
                .audience("signalbox-internal")
                .expirationTime(new Date(System.currentTimeMillis() + 60_000))
                .claim("attempt", 1)
                .claim("org", UUID.randomUUID().toString())
                .claim("source", UUID.randomUUID().toString())
                .claim("provider", "jira")
                .claim("targets", List.of("10042"))
                .claim("operations", List.of("upsertTicket"));
    }

    private static String signed(SigningKey key, JWTClaimsSet claims) throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("capability+jwt"))
                .keyID(key.id().toString())
                .build();
        var token = new SignedJWT(header, claims);
        token.sign(new MACSigner(key.key()));
        return token.serialize();
    }
}
