package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.platform.crypto.SecretBox;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.persistence.Row;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Remembers who was sent to a provider, for as long as signing in there takes. Each is found once. */
@Component
@Transactional
class PendingAuthorizations {

    /** What must not be read where it is stored. */
    private record Sealed(String nonce, String verifier, String returnTo) {}

    private record Stored(UUID connectionId, byte[] browserHash, byte[] sealed, boolean live) {}

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper json;
    private final Clock clock;

    PendingAuthorizations(JdbcClient jdbc, SecretBox box, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.json = json;
        this.clock = clock;
    }

    void save(SecretToken state, PendingAuthorization attempt) {
        var sealed = new Sealed(attempt.nonce().text(), attempt.verifier().text(), attempt.returnTo());
        jdbc.sql("""
                        INSERT INTO sign_on_attempt (state_hash, organization_id, connection_id, browser_hash, sealed, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        state.hash(),
                        Tenant.current(),
                        attempt.connectionId(),
                        attempt.browserHash(),
                        box.seal(json.writeValueAsString(sealed), placeOf(state)),
                        Timestamp.from(clock.instant().plus(AuthorizationRequest.LIFE)))
                .update();
    }

    /** Whose attempt it is. Needs no tenant. */
    Optional<UUID> organizationOf(SecretToken state) {
        @Nullable
        UUID organizationId = jdbc.sql("SELECT sign_on_attempt_by_state(?)")
                .param(state.hash())
                .query(UUID.class)
                .optional()
                .orElse(null);
        return Optional.ofNullable(organizationId);
    }

    /** The attempt, and it is gone: two callbacks never get the same. */
    Optional<PendingAuthorization> take(SecretToken state) {
        return jdbc.sql("""
                        DELETE FROM sign_on_attempt WHERE state_hash = ? AND organization_id = ?
                        RETURNING connection_id, browser_hash, sealed, expires_at > ? AS live
                        """)
                .params(state.hash(), Tenant.current(), Timestamp.from(clock.instant()))
                .query(Row.as(row -> new Stored(
                        row.uuid("connection_id"), row.bytes("browser_hash"), row.bytes("sealed"), row.flag("live"))))
                .optional()
                .filter(Stored::live)
                .map(stored -> opened(stored, state));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT5M")
    void forgetOver() {
        jdbc.sql("SELECT forget_sign_on_attempts(?)")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> number)
                .list();
    }

    private PendingAuthorization opened(Stored stored, SecretToken state) {
        Sealed open = json.readValue(box.open(stored.sealed(), placeOf(state)), Sealed.class);
        return new PendingAuthorization(
                stored.connectionId(),
                stored.browserHash(),
                new SecretToken(open.nonce()),
                new SecretToken(open.verifier()),
                open.returnTo());
    }

    private static String placeOf(SecretToken state) {
        return "sign_on_attempt:" + HexFormat.of().formatHex(state.hash());
    }
}
