package io.signalbox.controlplane.platform.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.controlplane.platform.crypto.MasterKey;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class PersistenceConfiguration {

    @Bean
    AdminConnection adminConnection(DatabaseSettings settings) {
        return AdminConnection.parse(settings.url());
    }

    @Bean
    DatabaseRoles databaseRoles(AdminConnection admin, MasterKey masterKey) throws SQLException {
        var roles = new DatabaseRoles(admin, masterKey);
        roles.prepare();
        return roles;
    }

    @Bean
    @Primary
    HikariDataSource dataSource(DatabaseSettings settings, AdminConnection admin, DatabaseRoles roles) {
        return applicationPool(admin, roles.passwordOf(DatabaseRoles.APPLICATION), settings);
    }

    static HikariDataSource applicationPool(AdminConnection admin, String password, DatabaseSettings settings) {
        var pool = new HikariConfig();
        pool.setPoolName("signalbox");
        pool.setJdbcUrl(admin.address());
        pool.setUsername(DatabaseRoles.APPLICATION);
        pool.setPassword(password);
        pool.setMaximumPoolSize(settings.poolSize());
        pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
        admin.options().forEach((name, value) -> pool.addDataSourceProperty(name.toString(), value));
        pool.addDataSourceProperty("currentSchema", DatabaseRoles.SCHEMA);
        pool.addDataSourceProperty("ApplicationName", "signalbox-control-plane");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        // No statement of ours takes long; whatever does is somebody's play or a mistake, and shall not keep a
        // connection
        pool.setConnectionInitSql("SET statement_timeout = '60s'");
        // A server that vanished without a word does not end its statements: nobody waits for it for ever
        pool.addDataSourceProperty("socketTimeout", "75");
        pool.setAutoCommit(true);
        return new HikariDataSource(pool);
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(AdminConnection admin, DatabaseRoles roles) {
        var source = new SimpleDriverDataSource(
                new Driver(), admin.address(), DatabaseRoles.OWNER, roles.passwordOf(DatabaseRoles.OWNER));
        source.setConnectionProperties(admin.options());
        return source;
    }

    @Bean
    PlatformTransactionManager transactionManager(
            EntityManagerFactory entityManagers, @Qualifier("dataSource") DataSource dataSource) {
        return new TenantTransactionManager(entityManagers, dataSource);
    }
}
