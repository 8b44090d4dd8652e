package io.signalbox.controlplane.auth.sso.signin;

import io.signalbox.controlplane.organizations.members.MemberRemoved;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which account somebody at the provider has here, and who is not to come back by themselves. */
@Component
@Transactional
class LinkedPeople {

    private final JdbcClient jdbc;
    private final Clock clock;

    LinkedPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<UUID> find(UUID connectionId, String subject) {
        return jdbc.sql("""
                        UPDATE sign_on_identity SET last_used_at = ?
                        WHERE organization_id = ? AND connection_id = ? AND subject = ? RETURNING user_id
                        """)
                .params(Timestamp.from(clock.instant()), Tenant.current(), connectionId, subject)
                .query(UUID.class)
                .optional();
    }

    /** False when the account is linked to somebody else at the provider. */
    boolean link(UUID connectionId, String subject, UUID userId) {
        var now = Timestamp.from(clock.instant());
        return jdbc.sql("""
                                INSERT INTO sign_on_identity (organization_id, connection_id, subject, user_id, created_at, last_used_at)
                                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(Tenant.current(), connectionId, subject, userId, now, now)
                        .update()
                == 1;
    }

    boolean departed(UUID userId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM sign_on_departure WHERE organization_id = ? AND user_id = ?)")
                .params(Tenant.current(), userId)
                .query(Boolean.class)
                .single();
    }

    /** In the transaction of the removal. */
    @EventListener
    void on(MemberRemoved removed) {
        jdbc.sql("""
                        INSERT INTO sign_on_departure (organization_id, user_id, departed_at) VALUES (?, ?, ?)
                        ON CONFLICT (organization_id, user_id) DO UPDATE SET departed_at = excluded.departed_at
                        """)
                .params(removed.organizationId(), removed.userId(), Timestamp.from(clock.instant()))
                .update();
    }
}
