package io.signalbox.controlplane.auth.sso.signin;

import com.nimbusds.jwt.JWTClaimsSet;
import io.signalbox.controlplane.auth.sso.settings.MailDomain;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.text.StorableText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges the claims of an ID token (OpenID Connect Core 3.1.3.7), and what we ask beyond it: an address the provider verified. */
@Component
class IdTokenRules {

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final int MAX_SUBJECT_LENGTH = 255;
    private static final int MAX_EMAIL_LENGTH = 320;
    private static final int MAX_NAME_LENGTH = 200;

    private final Clock clock;

    IdTokenRules(Clock clock) {
        this.clock = clock;
    }

    /** @throws SignOnRefused when the token is not for us, not for this sign-in, not for now, or vouches for no address */
    IdToken judge(JWTClaimsSet claims, String issuer, String clientId, SecretToken nonce) {
        require(issuer.equals(claims.getIssuer()), "it is of another issuer");
        requireAudience(claims, clientId);
        requireTime(claims);
        String given = text(claims, "nonce");
        require(given != null && nonce.is(given), "it is for another sign-in");
        String subject = claims.getSubject();
        if (subject == null
                || subject.isEmpty()
                || subject.length() > MAX_SUBJECT_LENGTH
                || !StorableText.holds(subject)) {
            throw SignOnRefused.token("it names nobody");
        }
        return vouched(claims, subject);
    }

    private static void requireAudience(JWTClaimsSet claims, String clientId) {
        List<String> audience = claims.getAudience();
        require(audience.contains(clientId), "it is for another client");
        String authorized = text(claims, "azp");
        require(audience.size() == 1 || authorized != null, "it is for several clients and names none");
        require(authorized == null || authorized.equals(clientId), "it was given to another client");
    }

    private void requireTime(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Instant expires = instant(claims, "exp");
        Instant issued = instant(claims, "iat");
        Instant notBefore = instant(claims, "nbf");
        require(expires != null && now.isBefore(expires.plus(SKEW)), "it expired");
        require(issued != null && issued.minus(SKEW).isBefore(now), "it is of the future");
        require(issued != null && issued.plus(OLDEST).isAfter(now), "it is old");
        require(notBefore == null || notBefore.minus(SKEW).isBefore(now), "it is not good yet");
    }

    private static IdToken vouched(JWTClaimsSet claims, String subject) {
        String email = text(claims, "email");
        if (email == null || email.length() > MAX_EMAIL_LENGTH || !StorableText.holds(email)) {
            throw SignOnRefused.person(SignOnProblem.NO_EMAIL, "the token names no e-mail address");
        }
        if (!isVerified(claims)) {
            throw SignOnRefused.person(SignOnProblem.NO_EMAIL, "the provider did not verify the e-mail address");
        }
        MailDomain domain = MailDomain.ofAddress(email)
                .orElseThrow(() -> SignOnRefused.person(SignOnProblem.NO_EMAIL, "the e-mail address cannot be read"));
        return new IdToken(subject, email, domain, name(claims, email));
    }

    /** Entra ID says it in a claim of its own: that the address belongs to a domain its tenant proved. */
    private static boolean isVerified(JWTClaimsSet claims) {
        Object verified = claims.getClaim("email_verified");
        Object owner = verified == null ? claims.getClaim("xms_edov") : verified;
        return switch (owner) {
            case Boolean said -> said;
            case String said -> said.equalsIgnoreCase("true") || said.equals("1");
            case Number said -> said.longValue() == 1;
            case null, default -> false;
        };
    }

    private static String name(JWTClaimsSet claims, String email) {
        String given = text(claims, "name");
        String line = given == null
                ? ""
                : given.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ").strip();
        if (line.isEmpty() || !StorableText.holds(line)) {
            return email;
        }
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(MAX_NAME_LENGTH, line.codePointCount(0, line.length()))));
    }

    private static @Nullable Instant instant(JWTClaimsSet claims, String name) {
        return claims.toJSONObject().get(name) instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : null;
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw SignOnRefused.token(otherwise);
        }
    }
}
