package io.signalbox.controlplane.platform.persistence;

import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL at the start of each transaction whose rows it may see. */
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
        TenantSetting.tell(dataSource);
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        super.doCleanupAfterCompletion(transaction);
        AfterTransaction.runAll();
    }
}
