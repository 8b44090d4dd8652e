package io.signalbox.controlplane.platform.persistence;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database as an operator's command sees it: the application's role and the isolation of tenants, as in the service, but nothing is
 * prepared and nothing migrated. Commands import it; it is not annotated, so that the service does not find it.
 */
@EnableConfigurationProperties(DatabaseSettings.class)
public final class CommandDatabase {

    @Bean
    HikariDataSource commandDataSource(DatabaseSettings settings, MasterKey masterKey) {
        return PersistenceConfiguration.applicationPool(
                AdminConnection.parse(settings.url()),
                DatabaseRoles.passwordOf(DatabaseRoles.APPLICATION, masterKey),
                new DatabaseSettings(settings.url(), 2, settings.connectionTimeout()));
    }

    @Bean
    JdbcClient commandJdbc(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager commandTransactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource) {
            @Override
            protected void doBegin(Object transaction, TransactionDefinition definition) {
                super.doBegin(transaction, definition);
                TenantSetting.tell(dataSource);
            }
        };
    }

    @Bean
    TransactionTemplate commandTransactions(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }
}
