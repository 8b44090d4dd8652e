package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.security.PrincipalAuthentication;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Turns an access token into who is acting: the token says which session and where, the database says what that is worth now. */
@Component
public class BearerPrincipals implements Converter<Jwt, AbstractAuthenticationToken> {

    private final SessionStatusCache sessionStatus;

    BearerPrincipals(SessionStatusCache sessionStatus) {
        this.sessionStatus = sessionStatus;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        UUID userId = id(token.getSubject());
        var place = new SessionStatusCache.Place(
                id(token.getClaimAsString(AccessTokens.SESSION)),
                id(token.getClaimAsString(AccessTokens.ORGANIZATION)));
        return sessionStatus
                .find(place)
                .filter(standing -> standing.userId().equals(userId))
                .map(standing -> new PrincipalAuthentication(standing.principal()))
                .orElseThrow(() -> new InvalidBearerTokenException("The session of this token is over"));
    }

    private static UUID id(@Nullable String claim) {
        try {
            return UUID.fromString(String.valueOf(claim));
        } catch (IllegalArgumentException notAnId) {
            throw new InvalidBearerTokenException("The token names no session");
        }
    }
}
