package io.signalbox.controlplane.auth.sso.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.signalbox.controlplane.auth.sso.settings.ProviderMetadata;
import io.signalbox.controlplane.auth.sso.settings.Providers;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Checks signatures of ID tokens: by a key the provider publishes, with an algorithm that has a public key, and none other. */
@Component
public class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    public static final Set<String> ALGORITHM_NAMES =
            ALGORITHMS.stream().map(JWSAlgorithm::getName).collect(Collectors.toUnmodifiableSet());

    private final Providers providers;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    IdTokens(Providers providers) {
        this.providers = providers;
    }

    /**
     * The claims of a token, none of them judged yet.
     *
     * @throws SignOnRefused when the signature is not good
     */
    JWTClaimsSet open(String token, ProviderMetadata provider) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            requireHeader(signed.getHeader());
            boolean good = isSigned(signed, providers.keys(provider.keys()))
                    || isSigned(signed, providers.fresherKeys(provider.keys()));
            if (!good) {
                throw SignOnRefused.token("no published key made its signature");
            }
            return signed.getJWTClaimsSet();
        } catch (ParseException unreadable) {
            throw SignOnRefused.token("it is no signed JWT");
        }
    }

    private static void requireHeader(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw SignOnRefused.token("its algorithm is not accepted");
        }
        if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
            throw SignOnRefused.token("it is a token of another type");
        }
    }

    private boolean isSigned(SignedJWT token, JWKSet keys) {
        List<JWK> fitting = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader())).select(keys);
        return fitting.stream().anyMatch(key -> isSigned(token, key));
    }

    private boolean isSigned(SignedJWT token, JWK key) {
        try {
            return key instanceof AsymmetricJWK pair
                    && token.verify(verifiers.createJWSVerifier(token.getHeader(), pair.toPublicKey()));
        } catch (JOSEException unfit) {
            return false;
        }
    }
}
