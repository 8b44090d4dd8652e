package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say who belongs to the current organization as what. */
@Component
public class Memberships {

    static final String COLUMNS = "m.user_id, u.email, u.name, m.role, m.joined_via, m.created_at, m.last_seen_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Changes of one organization's people take turns until the transaction ends, so that what was checked still holds when it is written.
     * Weak enough to let new rows of the organization refer to it meanwhile.
     */
    public void lock() {
        jdbc.sql("SELECT id FROM organization WHERE id = ? FOR NO KEY UPDATE")
                .param(Tenant.current())
                .query(UUID.class)
                .single();
    }

    public Optional<MemberView> find(UUID userId) {
        return jdbc.sql(
                        "SELECT " + COLUMNS
                                + " FROM membership m JOIN app_user u ON u.id = m.user_id WHERE m.organization_id = ? AND m.user_id = ?")
                .params(Tenant.current(), userId)
                .query(Memberships::read)
                .optional();
    }

    MemberView get(UUID userId) {
        return find(userId).orElseThrow(() -> new MemberNotFound(userId));
    }

    public boolean hasAddress(String email) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM membership m JOIN app_user u ON u.id = m.user_id
                            WHERE m.organization_id = ? AND lower(u.email) = ?)
                        """)
                .params(Tenant.current(), email.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    public void add(UUID userId, Role role, JoinedVia via) {
        jdbc.sql("""
                        INSERT INTO membership (organization_id, user_id, role, joined_via, created_at) VALUES (?, ?, ?, ?, ?)
                        """)
                .params(Tenant.current(), userId, role.id(), via.id(), Timestamp.from(clock.instant()))
                .update();
    }

    void changeRole(UUID userId, Role role) {
        jdbc.sql("UPDATE membership SET role = ? WHERE organization_id = ? AND user_id = ?")
                .params(role.id(), Tenant.current(), userId)
                .update();
    }

    void remove(UUID userId) {
        jdbc.sql("DELETE FROM membership WHERE organization_id = ? AND user_id = ?")
                .params(Tenant.current(), userId)
                .update();
    }

    int owners() {
        return jdbc.sql("SELECT count(*) FROM membership WHERE organization_id = ? AND role = 'owner'")
                .param(Tenant.current())
                .query(Integer.class)
                .single();
    }

    /** Kept to the minute: it is for people to look at, and rows should not change with every request. */
    void seen(UUID userId) {
        Instant now = clock.instant();
        jdbc.sql("""
                        UPDATE membership SET last_seen_at = ?
                        WHERE organization_id = ? AND user_id = ? AND (last_seen_at IS NULL OR last_seen_at < ?)
                        """)
                .params(Timestamp.from(now), Tenant.current(), userId, Timestamp.from(now.minusSeconds(60)))
                .update();
    }

    static MemberView read(ResultSet row, int number) throws SQLException {
        return new MemberView(
                row.getObject("user_id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                JoinedVia.of(row.getString("joined_via")),
                row.getTimestamp("created_at").toInstant(),
                instantOrNull(row.getTimestamp("last_seen_at")));
    }

    public static @Nullable Instant instantOrNull(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
