package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.organizations.members.MembershipEvents;
import io.signalbox.controlplane.organizations.members.Memberships;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import io.signalbox.controlplane.platform.text.StorableText;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The current organization itself. */
@Service
@Transactional
public class OrganizationProfile {

    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final MembershipEvents audit;

    OrganizationProfile(JdbcClient jdbc, Memberships memberships, MembershipEvents audit) {
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public OrganizationDetails get() {
        return jdbc.sql("""
                        SELECT o.id, o.name, o.created_at, count(m.user_id) AS members, count(m.user_id) FILTER (WHERE m.role = 'owner') AS owners
                        FROM organization o LEFT JOIN membership m ON m.organization_id = o.id
                        WHERE o.id = ? GROUP BY o.id
                        """)
                .param(Tenant.current())
                .query((row, number) -> new OrganizationDetails(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getInt("members"),
                        row.getInt("owners")))
                .single();
    }

    public OrganizationDetails rename(String name) {
        String wanted = StorableText.requireLine("/name", name);
        memberships.lock();
        String before = name().name();
        if (!before.equals(wanted)) {
            jdbc.sql("UPDATE organization SET name = ? WHERE id = ?")
                    .params(wanted, Tenant.current())
                    .update();
            audit.renamed(Tenant.current(), before, wanted);
        }
        return get();
    }

    public OrganizationView name() {
        String name = jdbc.sql("SELECT name FROM organization WHERE id = ?")
                .param(Tenant.current())
                .query(String.class)
                .single();
        return new OrganizationView(Tenant.current(), name);
    }
}
