package io.signalbox.controlplane.auth.sso.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.signalbox.controlplane.auth.sso.settings.ProviderMetadata;
import io.signalbox.controlplane.auth.sso.settings.Providers;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks signatures of ID tokens: by a key the provider publishes, with an algorithm that has a public key, and none other. */
@Component
public class IdTokens {

    public static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Providers providers;

    IdTokens(Providers providers) {
        this.providers = providers;
    }

    /**
     * The claims of a token, none of them judged yet.
     *
     * @throws SignOnRefused when the signature is not good
     */
    JWTClaimsSet open(JWT token, ProviderMetadata provider) {
        if (!(token instanceof SignedJWT signed)) {
            throw SignOnRefused.token("it is no signed JWT");
        }
        requireHeader(signed.getHeader());
        return verified(signed, providers.keys(provider.keys()))
                .or(() -> verified(signed, providers.fresherKeys(provider.keys())))
                .orElseThrow(() -> SignOnRefused.token("no published key made its signature"));
    }

    private static void requireHeader(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw SignOnRefused.token("its algorithm is not accepted");
        }
        if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
            throw SignOnRefused.token("it is a token of another type");
        }
    }

    /** The claims are for {@link IdTokenRules}, which has the clock. */
    private static Optional<JWTClaimsSet> verified(SignedJWT token, JWKSet keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(null);
        try {
            return Optional.of(processor.process(token, null));
        } catch (BadJOSEException | JOSEException unverified) {
            return Optional.empty();
        }
    }
}
