package io.signalbox.controlplane.testing;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes organizations, each with integrations of its own, and works in their name. */
@TestComponent
public class TenantFixture {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TenantFixture(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A new organization. */
    public TenantOrganization tenant() {
        var tenant = new TenantOrganization(UUID.randomUUID());
        tenant.call(() -> jdbc.sql("INSERT INTO organization (id, name, created_at) VALUES (?, 'Test', now())")
                .param(tenant.id())
                .update());
        return tenant;
    }

    /** An organization that is there already, such as the one of a {@link Console}. */
    public TenantOrganization existing(UUID id) {
        return new TenantOrganization(id);
    }

    /** One organization. */
    public final class TenantOrganization {

        private final UUID id;

        private TenantOrganization(UUID id) {
            this.id = id;
        }

        public UUID id() {
            return id;
        }

        /** In one transaction, in the name of the organization. */
        public <T> T call(Supplier<T> work) {
            return Tenant.call(id, () -> transactions.execute(status -> work.get()));
        }

        /** A new active integration. */
        public UUID integration(String provider) {
            UUID integrationId = UUID.randomUUID();
            call(() -> jdbc.sql("""
                            INSERT INTO integration (id, organization_id, key, provider, name, state, created_at, updated_at)
                            VALUES (?, ?, ?, ?, ?, 'active', now(), now())
                            """)
                    .params(integrationId, id, "key-" + integrationId, provider, "Test " + provider)
                    .update());
            return integrationId;
        }
    }
}
