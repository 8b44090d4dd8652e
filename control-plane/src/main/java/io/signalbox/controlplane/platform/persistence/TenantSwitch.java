package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works in the name of several organizations, one after the other, in one transaction that was begun in the name of none. Only for plain SQL:
 * a persistence context would keep what it read for one organization.
 */
@Component
public class TenantSwitch {

    private static final String SET = "SELECT set_config('signalbox.organization_id', ?, true)";

    private final JdbcClient jdbc;

    TenantSwitch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Does the work as this organization. Afterwards the transaction sees nobody's rows again.
     *
     * @throws IllegalStateException when a tenant is set already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void run(UUID organizationId, Runnable work) {
        if (Tenant.currentOrNull() != null) {
            throw new IllegalStateException("The transaction belongs to an organization");
        }
        set(organizationId.toString());
        Tenant.run(organizationId, work);
        set("");
    }

    private void set(String organization) {
        jdbc.sql(SET).param(organization).query(String.class).single();
    }
}
