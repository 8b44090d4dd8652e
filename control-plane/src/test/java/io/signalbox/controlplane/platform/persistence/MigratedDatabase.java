package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.crypto.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Brings a database to where the service brings it at its start, without starting the service. */
public final class MigratedDatabase {

    private MigratedDatabase() {}

    /**
     * Makes roles, schema and tables.
     *
     * @param url an administrator's address of an empty database
     * @param masterKey in base 64; the passwords of the roles come from it
     */
    public static void migrate(String url, String masterKey) {
        migrate(url, masterKey, "latest");
    }

    /**
     * Makes roles, schema and the tables of an earlier version.
     *
     * @param version of the last migration
     */
    public static void migrate(String url, String masterKey, String version) {
        AdminConnection admin = AdminConnection.parse(url);
        var roles = new DatabaseRoles(admin, MasterKey.parse(masterKey));
        try {
            roles.prepare();
        } catch (SQLException failure) {
            throw new IllegalStateException("The roles could not be made", failure);
        }
        var owner = new SimpleDriverDataSource(
                new Driver(), admin.address(), DatabaseRoles.OWNER, roles.passwordOf(DatabaseRoles.OWNER));
        Flyway.configure()
                .dataSource(owner)
                .locations(locations())
                .schemas(DatabaseRoles.SCHEMA)
                .defaultSchema(DatabaseRoles.SCHEMA)
                .createSchemas(false)
                .target(version)
                .load()
                .migrate();
    }

    /** Those that the service reads. */
    private static String[] locations() {
        try {
            PropertySource<?> settings = new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .getFirst();
            return String.valueOf(settings.getProperty("spring.flyway.locations"))
                    .split(",");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
