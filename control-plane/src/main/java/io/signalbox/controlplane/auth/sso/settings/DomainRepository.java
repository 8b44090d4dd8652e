package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The domains of the current organization as they are stored. */
@Component
@Transactional
public class DomainRepository {

    static final String RECORD = "_signalbox.";
    static final String PROOF = "signalbox-verification=";

    private final JdbcClient jdbc;

    DomainRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DomainClaim> list() {
        return jdbc.sql("SELECT * FROM sign_on_domain WHERE organization_id = ? ORDER BY domain")
                .param(Tenant.current())
                .query(DomainRepository::claim)
                .list();
    }

    Optional<DomainClaim> find(MailDomain domain) {
        return jdbc.sql("SELECT * FROM sign_on_domain WHERE organization_id = ? AND domain = ?")
                .params(Tenant.current(), domain.name())
                .query(DomainRepository::claim)
                .optional();
    }

    /** Whether the current organization proved that the domain is its own. */
    public boolean isVerified(MailDomain domain) {
        return find(domain).filter(DomainClaim::verified).isPresent();
    }

    /** Changes nothing when it is there. */
    boolean add(MailDomain domain, String token, Instant now) {
        return jdbc.sql("""
                                INSERT INTO sign_on_domain (organization_id, domain, token, created_at) VALUES (?, ?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """)
                        .params(Tenant.current(), domain.name(), token, Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @throws DomainTaken when another organization has it */
    void verified(MailDomain domain, Instant now) {
        try {
            jdbc.sql("""
                            UPDATE sign_on_domain SET verified_at = coalesce(verified_at, ?), checked_at = ?, problem = NULL
                            WHERE organization_id = ? AND domain = ?
                            """)
                    .params(Timestamp.from(now), Timestamp.from(now), Tenant.current(), domain.name())
                    .update();
        } catch (DuplicateKeyException others) {
            throw new DomainTaken(domain.name());
        }
    }

    /** A domain that was proved once stays so. */
    void notFound(MailDomain domain, String problem, Instant now) {
        jdbc.sql("UPDATE sign_on_domain SET checked_at = ?, problem = ? WHERE organization_id = ? AND domain = ?")
                .params(Timestamp.from(now), problem, Tenant.current(), domain.name())
                .update();
    }

    boolean remove(MailDomain domain) {
        return jdbc.sql("DELETE FROM sign_on_domain WHERE organization_id = ? AND domain = ?")
                        .params(Tenant.current(), domain.name())
                        .update()
                == 1;
    }

    private static DomainClaim claim(ResultSet row, int number) throws SQLException {
        String domain = row.getString("domain");
        return new DomainClaim(
                domain,
                row.getTimestamp("verified_at") != null,
                RECORD + domain,
                PROOF + row.getString("token"),
                instantOrNull(row.getTimestamp("checked_at")),
                row.getString("problem"));
    }

    private static @Nullable Instant instantOrNull(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
