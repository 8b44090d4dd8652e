package io.signalbox.controlplane.internalapi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.signalbox.controlplane.platform.crypto.SigningKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Makes of a genuine capability token what someone would who holds it, or who even stole a key. */
record HijackedAgent(String token) {

    /** Another claim under the old signature: all that is possible without a key. */
    String rewritten(UnaryOperator<JWTClaimsSet.Builder> change) {
        String[] parts = token.split("\\.");
        String[] changed = new PlainJWT(claims(change)).serialize().split("\\.");
        return parts[0] + "." + changed[1] + "." + parts[2];
    }

    /** What we would never sign, signed with our key. */
    String signedWith(SigningKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key.id(), key.key(), claims(change));
    }

    /** A key of one's own under a key id of one's choice. */
    String signedWithOwnKey(UUID keyId) {
        SecretKey own = new SecretKeySpec("a key the control plane has not!".getBytes(), "HmacSHA256");
        return signed(keyId, own, claims(UnaryOperator.identity()));
    }

    String unsigned() {
        return new PlainJWT(claims(UnaryOperator.identity())).serialize();
    }

    String withoutSignature() {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    /** @param since when its time was over */
    String expired(SigningKey key, Instant since) {
        return signedWith(key, claims -> claims.issueTime(Date.from(since.minusSeconds(240)))
                .expirationTime(Date.from(since)));
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            return change.apply(new JWTClaimsSet.Builder(SignedJWT.parse(token).getJWTClaimsSet()))
                    .build();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(UUID keyId, SecretKey key, JWTClaimsSet claims) {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("capability+jwt"))
                .keyID(keyId.toString())
                .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
