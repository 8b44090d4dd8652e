package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.crypto.SecretToken;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sign-ins whose password was right and whose second factor is still wanted. Each is good for minutes, a few tries and one answer. */
@Component
public class Challenges {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MAX_ATTEMPTS = 5;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    Challenges(JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    public String open(UUID userId) {
        SecretToken token = SecretToken.random(random);
        jdbc.sql("INSERT INTO sign_in_challenge (token_hash, user_id, expires_at) VALUES (?, ?, ?)")
                .params(token.hash(), userId, Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return token.text();
    }

    /** Whose it is, counting a try; empty when it is over. */
    public Optional<UUID> tryOnce(String challenge) {
        return jdbc.sql("""
                        UPDATE sign_in_challenge SET tries = tries + 1
                        WHERE token_hash = ? AND tries < ? AND expires_at > ? RETURNING user_id
                        """)
                .params(new SecretToken(challenge).hash(), MAX_ATTEMPTS, Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** True for the one that ends it. */
    public boolean end(String challenge) {
        return jdbc.sql("DELETE FROM sign_in_challenge WHERE token_hash = ?")
                        .param(new SecretToken(challenge).hash())
                        .update()
                == 1;
    }

    @Scheduled(fixedDelayString = "PT15M", initialDelayString = "PT6M")
    void forgetOver() {
        jdbc.sql("DELETE FROM sign_in_challenge WHERE expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
