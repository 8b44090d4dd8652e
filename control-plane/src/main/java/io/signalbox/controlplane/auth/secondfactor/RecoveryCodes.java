package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.crypto.SecretToken;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes for who has lost the phone: ten, each good once. 80 random bits each, so a plain hash may be stored. */
@Component
class RecoveryCodes {

    private static final int MADE = 10;
    private static final int BYTES = 10;
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** New ones; those before stop working. */
    List<String> renew(UUID userId) {
        jdbc.sql("DELETE FROM recovery_code WHERE user_id = ?").param(userId).update();
        List<String> codes = Stream.generate(this::newCode).limit(MADE).toList();
        codes.forEach(code -> jdbc.sql("INSERT INTO recovery_code (user_id, code_hash) VALUES (?, ?)")
                .params(userId, hash(code))
                .update());
        return codes;
    }

    /** True once for each code. */
    boolean use(UUID userId, String code) {
        return jdbc.sql("UPDATE recovery_code SET used_at = ? WHERE user_id = ? AND code_hash = ? AND used_at IS NULL")
                        .params(Timestamp.from(clock.instant()), userId, hash(code))
                        .update()
                == 1;
    }

    int left(UUID userId) {
        return jdbc.sql("SELECT count(*) FROM recovery_code WHERE user_id = ? AND used_at IS NULL")
                .param(userId)
                .query(Integer.class)
                .single();
    }

    private String newCode() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base32.encode(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /** However people type it. */
    private static byte[] hash(String code) {
        return new SecretToken(code.toLowerCase(Locale.ROOT).replaceAll("[^a-z2-7]", "")).hash();
    }
}
