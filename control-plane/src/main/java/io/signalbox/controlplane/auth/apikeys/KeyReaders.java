package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.live.StreamReaders;
import io.signalbox.controlplane.platform.persistence.SqlArray;
import io.signalbox.controlplane.platform.security.Actor;
import io.signalbox.controlplane.platform.security.Principal;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends the streams of services whose key was revoked or has expired. */
@Component
class KeyReaders implements StreamReaders {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    KeyReaders(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<Principal> gone(Collection<Principal> readers) {
        Map<UUID, List<Principal>> byOrganization = readers.stream()
                .filter(reader -> reader.actor() instanceof Actor.ApiKey)
                .collect(Collectors.groupingBy(Principal::organizationId));
        return byOrganization.entrySet().stream()
                .flatMap(own -> gone(own.getKey(), own.getValue()).stream())
                .toList();
    }

    private List<Principal> gone(UUID organizationId, List<Principal> readers) {
        List<UUID> asked = readers.stream().map(reader -> reader.actor().id()).toList();
        Set<UUID> active =
                Tenant.call(organizationId, () -> transactions.execute(status -> activeAmong(asked, clock.instant())));
        return readers.stream()
                .filter(reader -> !active.contains(reader.actor().id()))
                .toList();
    }

    /** Plain SQL: asked again and again while streams are open. */
    private Set<UUID> activeAmong(Collection<UUID> ids, Instant now) {
        return jdbc.sql("""
                        SELECT id FROM api_key
                        WHERE id = ANY (CAST(? AS uuid[])) AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
                        """)
                .params(SqlArray.of(ids), Timestamp.from(now))
                .query(UUID.class)
                .set();
    }
}
