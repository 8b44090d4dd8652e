package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.ids.Ids;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The refresh tokens of a session, each good once. A token that comes again was stolen: from the browser, or by who came first. Only an answer
 * that was lost on its way is told apart from that: the token is seconds old and nobody used what came after it.
 */
@Component
class RefreshChain {

    /** As long as a browser may try again after a broken connection. */
    static final Duration ANSWER_MAY_BE_LOST = Duration.ofSeconds(30);

    private final RefreshTokenRepository tokens;
    private final Ids ids;
    private final SecureRandom random;

    RefreshChain(RefreshTokenRepository tokens, Ids ids, SecureRandom random) {
        this.tokens = tokens;
        this.ids = ids;
        this.random = random;
    }

    SecretToken begin(Session session, Instant now) {
        return issue(session, 0, now);
    }

    /**
     * The next token of a session whose row is locked.
     *
     * @throws ReusedToken when the token was spent before
     */
    SecretToken next(Session session, SecretToken offered, Instant now) {
        RefreshToken token = tokens.findByTokenHash(offered.hash()).orElseThrow(SessionExpired::new);
        if (token.isLive()) {
            token.use(now);
            tokens.saveAndFlush(token);
            return issue(session, token.generation() + 1, now);
        }
        RefreshToken live = tokens.findLive(session.getId()).orElseThrow(ReusedToken::new);
        if (!token.wasUsedWithin(ANSWER_MAY_BE_LOST, now) || !token.isDirectlyBefore(live)) {
            throw new ReusedToken();
        }
        live.replace(now);
        tokens.saveAndFlush(live);
        return issue(session, live.generation(), now);
    }

    private SecretToken issue(Session session, int generation, Instant now) {
        SecretToken token = SecretToken.random(random);
        tokens.saveAndFlush(new RefreshToken(ids.next(), token.hash(), session.getId(), generation, now));
        return token;
    }

    /** Never answered as it is: the session ends, and the caller learns no more than that. */
    static final class ReusedToken extends RuntimeException {}
}
