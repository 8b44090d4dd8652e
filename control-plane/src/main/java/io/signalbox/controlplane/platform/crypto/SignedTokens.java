package io.signalbox.controlplane.platform.crypto;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** JWTs of one type under one ring of keys. HS256 with a key that the token names, and nothing else, is signed and accepted. */
public final class SignedTokens {

    private final SigningRing ring;
    private final String type;

    /** @param type in the header, for example {@code at+jwt}; a token of another type is refused */
    public SignedTokens(SigningRing ring, String type) {
        this.ring = ring;
        this.type = type;
    }

    public String sign(JwtClaimsSet claims) {
        SigningKey key = ring.current();
        var jwk = new OctetSequenceKey.Builder(key.key())
                .keyID(key.id().toString())
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256)
                .type(type)
                .keyId(key.id().toString())
                .build();
        return new NimbusJwtEncoder((selector, context) -> List.of(jwk))
                .encode(JwtEncoderParameters.from(header, claims))
                .getTokenValue();
    }

    /** @param validator of everything but the signature, times included */
    public JwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(type)));
        processor.setJWSKeySelector((header, context) -> keysOf(header));
        // The validator does this, with the injected clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private List<Key> keysOf(JWSHeader header) throws RemoteKeySourceException {
        if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
            return List.of();
        }
        try {
            Optional<Key> key = ring.find(header.getKeyID()).map(SigningKey::key);
            return key.map(List::of).orElse(List.of());
        } catch (DataAccessException unreachable) {
            throw new RemoteKeySourceException("The keys cannot be read", unreachable);
        }
    }
}
