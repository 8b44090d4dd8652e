package io.signalbox.controlplane.auth;

import io.signalbox.controlplane.organizations.OrganizationView;
import io.signalbox.controlplane.organizations.Organizations;
import io.signalbox.controlplane.platform.ids.Ids;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins: a chain of refresh tokens, each good once. Using one twice means it was stolen, and ends the whole chain. */
@Service
public class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final int TOKEN_BYTES = 32;

    private final Organizations organizations;
    private final RefreshTokenRepository refreshTokens;
    private final AccessTokens accessTokens;
    private final AuthSettings settings;
    private final Clock clock;
    private final Ids ids;
    private final SecureRandom random;

    Sessions(
            Organizations organizations,
            RefreshTokenRepository refreshTokens,
            AccessTokens accessTokens,
            AuthSettings settings,
            Clock clock,
            Ids ids,
            SecureRandom random) {
        this.organizations = organizations;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    /** @throws SignInRefused when e-mail and password do not belong together */
    @Transactional
    public Tokens signIn(String email, String password) {
        UUID userId = organizations
                .authenticate(email, password)
                .orElseThrow(SignInRefused::new)
                .id();
        return issue(userId, ids.next());
    }

    /** @throws SessionExpired when the token is not good any more */
    @Transactional(noRollbackFor = SessionExpired.class)
    public Tokens refresh(String refreshToken) {
        RefreshToken token = refreshTokens.findByTokenHash(hash(refreshToken)).orElseThrow(SessionExpired::new);
        Instant now = clock.instant();
        if (token.wasUsed()) {
            log.warn("A refresh token was used twice; its family is revoked user_id={}", token.userId());
            refreshTokens.revokeFamily(token.familyId(), now);
            throw new SessionExpired();
        }
        if (token.isDead(now)) {
            throw new SessionExpired();
        }
        token.use(now);
        return issue(token.userId(), token.familyId());
    }

    /** Ends the chain this token belongs to; an unknown token changes nothing. */
    @Transactional
    public void signOut(String refreshToken) {
        refreshTokens
                .findByTokenHash(hash(refreshToken))
                .ifPresent(token -> refreshTokens.revokeFamily(token.familyId(), clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    @Transactional
    void forgetExpired() {
        refreshTokens.deleteExpired(clock.instant());
    }

    private Tokens issue(UUID userId, UUID familyId) {
        UUID organizationId = organizations.organizationsOf(userId).stream()
                .findFirst()
                .map(OrganizationView::id)
                .orElseThrow(SignInRefused::new);
        Instant now = clock.instant();
        String refreshToken = newToken();
        refreshTokens.save(new RefreshToken(
                ids.next(), familyId, userId, hash(refreshToken), now, now.plus(settings.refreshTokenLife())));
        String accessToken = accessTokens.issue(userId, organizationId, familyId);
        return new Tokens(
                accessToken, refreshToken, (int) settings.accessTokenLife().toSeconds());
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is missing from this JDK", impossible);
        }
    }
}
