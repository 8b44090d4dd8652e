package io.signalbox.controlplane.platform.persistence;

import io.signalbox.controlplane.platform.crypto.MasterKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Properties;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the two roles at start: {@code signalbox_owner} owns the schema and runs migrations, {@code signalbox_app} serves requests, owns
 * nothing and cannot get round row-level security. Their passwords come from the master key, so replicas agree on them.
 */
class DatabaseRoles {

    static final String OWNER = "signalbox_owner";
    static final String APPLICATION = "signalbox_app";
    static final String SCHEMA = "signalbox";
    private static final Logger log = LoggerFactory.getLogger(DatabaseRoles.class);
    /** Any number; replicas that start together take turns on it. */
    private static final long START_LOCK = 5_417_663_019L;

    private final AdminConnection admin;
    private final MasterKey masterKey;

    DatabaseRoles(AdminConnection admin, MasterKey masterKey) {
        this.admin = admin;
        this.masterKey = masterKey;
    }

    String passwordOf(String role) {
        return passwordOf(role, masterKey);
    }

    static String passwordOf(String role, MasterKey masterKey) {
        return HexFormat.of().formatHex(masterKey.derive("database-role:" + role, 24));
    }

    void prepare() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + START_LOCK + ")");
            for (String role : new String[] {OWNER, APPLICATION}) {
                createRole(statement, role);
            }
            statement.execute("GRANT " + OWNER + " TO CURRENT_USER");
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA + " AUTHORIZATION " + OWNER);
            // Trigram search; making an extension is more than the owner of the tables may do.
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA " + SCHEMA);
            statement.execute("GRANT USAGE ON SCHEMA " + SCHEMA + " TO " + APPLICATION);
        }
        log.info("Database roles are ready on {}", admin.address());
    }

    private void createRole(Statement statement, String role) throws SQLException {
        String attributes = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '" + passwordOf(role) + "'";
        try (var known = statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            if (known.next()) {
                known.close();
                statement.execute("ALTER ROLE " + role + " " + attributes);
                return;
            }
        }
        statement.execute("CREATE ROLE " + role + " " + attributes);
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.putAll(admin.options());
        properties.setProperty("user", admin.user());
        if (admin.password() != null) {
            properties.setProperty("password", admin.password());
        }
        Connection connection = new Driver().connect(admin.address(), properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL address: " + admin.address());
        }
        return connection;
    }
}
