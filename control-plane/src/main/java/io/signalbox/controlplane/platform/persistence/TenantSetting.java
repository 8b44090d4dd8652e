package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whose rows a transaction may see. The setting ends with the transaction. */
final class TenantSetting {

    private TenantSetting() {}

    /** Tells the connection of the transaction that has just begun. */
    static void tell(DataSource dataSource) {
        UUID tenant = Tenant.currentOrNull();
        if (tenant == null) {
            return;
        }
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
