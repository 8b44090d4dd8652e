package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL at the start of each transaction whose rows it may see. The setting ends with the transaction. */
class TenantTransactionManager extends JpaTransactionManager {

    private final transient DataSource dataSource;

    TenantTransactionManager(EntityManagerFactory entityManagers, DataSource dataSource) {
        super(entityManagers);
        this.dataSource = dataSource;
        setDataSource(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        UUID tenant = Tenant.currentOrNull();
        if (tenant != null) {
            setTenant(tenant);
        }
    }

    private void setTenant(UUID tenant) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.prepareStatement("SELECT set_config('signalbox.organization_id', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        } catch (SQLException failure) {
            throw new CannotCreateTransactionException("The tenant could not be set", failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
