package io.signalbox.controlplane.auth.secondfactor;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of second factors; their secrets are sealed. Used inside a transaction. */
@Component
class FactorRepository {

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    FactorRepository(JdbcClient jdbc, SecretBox box, Clock clock) {
        this.jdbc = jdbc;
        this.box = box.forInstallation();
        this.clock = clock;
    }

    /** @param used the newest time step whose code was used */
    record Factor(Totp totp, long used, boolean confirmed) {}

    /** Takes the place of one that was never confirmed. */
    void begin(UUID userId, Totp totp) {
        jdbc.sql("""
                        INSERT INTO second_factor (user_id, secret, created_at) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, last_step = 0, created_at = excluded.created_at
                        WHERE second_factor.confirmed_at IS NULL
                        """)
                .params(userId, box.seal(totp.stored(), place(userId)), Timestamp.from(clock.instant()))
                .update();
    }

    /** Until the transaction ends nobody else tries a code of this person. */
    Optional<Factor> lock(UUID userId) {
        return jdbc.sql("SELECT secret, last_step, confirmed_at FROM second_factor WHERE user_id = ? FOR UPDATE")
                .param(userId)
                .query(Row.as(row -> factor(row, userId)))
                .optional();
    }

    void confirm(UUID userId) {
        jdbc.sql("UPDATE second_factor SET confirmed_at = ? WHERE user_id = ?")
                .params(Timestamp.from(clock.instant()), userId)
                .update();
    }

    /** Whether the code is right now, and was not used before. It cannot be used again. */
    boolean use(UUID userId, Factor factor, String code) {
        OptionalLong step = factor.totp.match(code, clock.instant(), factor.used);
        step.ifPresent(used -> jdbc.sql("UPDATE second_factor SET last_step = ? WHERE user_id = ?")
                .params(used, userId)
                .update());
        return step.isPresent();
    }

    void remove(UUID userId) {
        jdbc.sql("DELETE FROM second_factor WHERE user_id = ?").param(userId).update();
    }

    List<UUID> confirmedAmong(Collection<UUID> userIds) {
        return jdbc.sql(
                        "SELECT user_id FROM second_factor WHERE user_id = ANY (CAST(? AS uuid[])) AND confirmed_at IS NOT NULL")
                .param(SqlArray.of(userIds))
                .query(UUID.class)
                .list();
    }

    private Factor factor(Row row, UUID userId) {
        return new Factor(
                Totp.ofStored(box.open(row.bytes("secret"), place(userId))),
                row.number("last_step"),
                row.instantOrNull("confirmed_at") != null);
    }

    private static String place(UUID userId) {
        return "second_factor:" + userId;
    }
}
