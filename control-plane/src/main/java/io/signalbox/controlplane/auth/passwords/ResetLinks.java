package io.signalbox.controlplane.auth.passwords;

import io.signalbox.controlplane.auth.AuthSettings;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open links to set a new password: one for each person, of which only a hash is kept. */
@Component
class ResetLinks {

    private final JdbcClient jdbc;
    private final AuthSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    ResetLinks(JdbcClient jdbc, AuthSettings settings, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** The secret of a new link; links made before stop working. */
    SecretToken open(UUID userId) {
        SecretToken token = SecretToken.random(random);
        jdbc.sql("""
                        INSERT INTO password_reset (user_id, token_hash, expires_at) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
                        """)
                .params(userId, token.hash(), Timestamp.from(clock.instant().plus(settings.resetLife())))
                .update();
        return token;
    }

    /** Whose it is, while it is good. */
    Optional<UUID> find(SecretToken token) {
        return jdbc.sql("SELECT user_id FROM password_reset WHERE token_hash = ? AND expires_at > ?")
                .params(token.hash(), Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** True for the one that uses it up. */
    boolean use(SecretToken token) {
        return jdbc.sql("DELETE FROM password_reset WHERE token_hash = ?")
                        .param(token.hash())
                        .update()
                == 1;
    }

    void forgetOver() {
        jdbc.sql("DELETE FROM password_reset WHERE expires_at < ?")
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
