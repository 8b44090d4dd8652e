package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.organizations.EmailAddress;
import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.platform.crypto.SecretToken;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invites of the current organization, as rows. */
@Component
public class InviteRepository {

    private static final String SELECT = """
            SELECT i.id, i.email, i.role, u.email AS inviter, i.sendings, i.created_at, i.expires_at, i.accepted_at, i.accepted_by, i.revoked_at
            FROM invite i JOIN app_user u ON u.id = i.invited_by WHERE i.organization_id = ?""";

    private final JdbcClient jdbc;
    private final Clock clock;

    InviteRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID id, EmailAddress email, Role role, UUID inviter, SecretToken token, boolean mailed, Duration life) {
        Instant now = clock.instant();
        jdbc.sql("""
                        INSERT INTO invite (id, organization_id, email, role, token_hash, invited_by, mailed, sent_at, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, Tenant.current(), email.text(), role.id(), token.hash(), inviter, mailed)
                .params(Timestamp.from(now), Timestamp.from(now), Timestamp.from(now.plus(life)))
                .update();
    }

    /** A new token and a new life; the old token is unknown from now on. */
    void renew(UUID id, SecretToken token, boolean mailed, Duration life) {
        Instant now = clock.instant();
        jdbc.sql("""
                        UPDATE invite SET token_hash = ?, mailed = ?, sendings = sendings + 1, sent_at = ?, expires_at = ?
                        WHERE organization_id = ? AND id = ?
                        """)
                .params(token.hash(), mailed, Timestamp.from(now), Timestamp.from(now.plus(life)), Tenant.current(), id)
                .update();
    }

    InviteView get(UUID id) {
        return find(id).orElseThrow(() -> new InviteNotFound(id));
    }

    Optional<InviteView> find(UUID id) {
        return jdbc.sql(SELECT + " AND i.id = ?")
                .params(Tenant.current(), id)
                .query(this::read)
                .optional();
    }

    /** The one of this address that was neither accepted nor revoked; it may have expired. */
    Optional<InviteView> unclosed(EmailAddress email) {
        return jdbc.sql(SELECT + " AND lower(i.email) = ? AND i.closed_at IS NULL")
                .params(Tenant.current(), email.text().toLowerCase(Locale.ROOT))
                .query(this::read)
                .optional();
    }

    /** Whether something can still become of it, be it that it must be sent again. */
    boolean isUnclosed(UUID id) {
        return jdbc.sql("SELECT closed_at IS NULL FROM invite WHERE organization_id = ? AND id = ?")
                .params(Tenant.current(), id)
                .query(Boolean.class)
                .single();
    }

    /** Newest first, at most {@code most}. */
    List<InviteView> list(@Nullable InviteState state, @Nullable Instant beforeAt, @Nullable UUID beforeId, int max) {
        var sql = new StringBuilder(SELECT);
        List<Object> parameters = new ArrayList<>(List.of(Tenant.current()));
        if (state != null) {
            sql.append(condition(state));
            if (state == InviteState.OPEN || state == InviteState.EXPIRED) {
                parameters.add(Timestamp.from(clock.instant()));
            }
        }
        if (beforeAt != null && beforeId != null) {
            sql.append(" AND (i.created_at, i.id) < (?, ?)");
            parameters.addAll(List.of(Timestamp.from(beforeAt), beforeId));
        }
        sql.append(" ORDER BY i.created_at DESC, i.id DESC LIMIT ").append(max);
        return jdbc.sql(sql.toString()).params(parameters).query(this::read).list();
    }

    void accept(UUID id, UUID userId) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        "UPDATE invite SET accepted_at = ?, accepted_by = ?, closed_at = ? WHERE organization_id = ? AND id = ?")
                .params(now, userId, now, Tenant.current(), id)
                .update();
    }

    void revoke(UUID id) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("UPDATE invite SET revoked_at = ?, closed_at = ? WHERE organization_id = ? AND id = ?")
                .params(now, now, Tenant.current(), id)
                .update();
    }

    /** Makes room for a new one of the same address. */
    void close(UUID id) {
        jdbc.sql("UPDATE invite SET closed_at = ? WHERE organization_id = ? AND id = ?")
                .params(Timestamp.from(clock.instant()), Tenant.current(), id)
                .update();
    }

    /** Revokes what this person invited and nobody accepted yet; answers those. */
    public List<InviteView> revokeThoseOf(UUID inviter) {
        List<InviteView> open = jdbc.sql(SELECT + " AND i.invited_by = ? AND i.closed_at IS NULL")
                .params(Tenant.current(), inviter)
                .query(this::read)
                .list();
        open.forEach(invite -> revoke(invite.id()));
        return open;
    }

    int open() {
        return jdbc.sql(
                        "SELECT count(*) FROM invite WHERE organization_id = ? AND closed_at IS NULL AND expires_at > ?")
                .params(Tenant.current(), Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }

    /** Links made lately, rather too many than too few: all sendings count of an invite that was sent in this time. */
    int sentSince(Instant since) {
        return jdbc.sql("SELECT coalesce(sum(sendings), 0) FROM invite WHERE organization_id = ? AND sent_at > ?")
                .params(Tenant.current(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static String condition(InviteState state) {
        return switch (state) {
            case OPEN -> " AND i.closed_at IS NULL AND i.expires_at > ?";
            case ACCEPTED -> " AND i.accepted_at IS NOT NULL";
            case REVOKED -> " AND i.revoked_at IS NOT NULL";
            case EXPIRED -> " AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at <= ?";
        };
    }

    private InviteView read(ResultSet row, int number) throws SQLException {
        Instant expiresAt = row.getTimestamp("expires_at").toInstant();
        Instant acceptedAt = Memberships.instantOrNull(row.getTimestamp("accepted_at"));
        return new InviteView(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Role.of(row.getString("role")),
                state(acceptedAt != null, row.getTimestamp("revoked_at") != null, expiresAt),
                row.getString("inviter"),
                row.getInt("sendings"),
                row.getTimestamp("created_at").toInstant(),
                expiresAt,
                acceptedAt,
                row.getObject("accepted_by", UUID.class));
    }

    private InviteState state(boolean accepted, boolean revoked, Instant expiresAt) {
        if (accepted) {
            return InviteState.ACCEPTED;
        }
        if (revoked) {
            return InviteState.REVOKED;
        }
        return expiresAt.isAfter(clock.instant()) ? InviteState.OPEN : InviteState.EXPIRED;
    }
}
