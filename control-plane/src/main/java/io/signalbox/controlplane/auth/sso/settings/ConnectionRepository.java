package io.signalbox.controlplane.auth.sso.settings;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.tenancy.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The connection of the current organization as it is stored. */
@Component
@Transactional
public class ConnectionRepository {

    private final JdbcClient jdbc;

    ConnectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Connection> find() {
        return jdbc.sql("SELECT * FROM sign_on WHERE organization_id = ?")
                .param(Tenant.current())
                .query(ConnectionRepository::connection)
                .optional();
    }

    void save(Connection connection) {
        var updated = Timestamp.from(connection.updatedAt());
        jdbc.sql("""
                        INSERT INTO sign_on (organization_id, connection_id, issuer, client_id, client_secret, secret_last_four,
                            default_role, enabled, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (organization_id) DO UPDATE SET connection_id = excluded.connection_id,
                            issuer = excluded.issuer, client_id = excluded.client_id, client_secret = excluded.client_secret,
                            secret_last_four = excluded.secret_last_four, default_role = excluded.default_role,
                            enabled = excluded.enabled, updated_at = excluded.updated_at
                        """)
                .params(
                        Tenant.current(),
                        connection.id(),
                        connection.issuer(),
                        connection.clientId(),
                        connection.sealedSecret(),
                        connection.secretLastFour(),
                        connection.defaultRole().id(),
                        connection.enabled(),
                        updated,
                        updated)
                .update();
    }

    /** With all that was known through it. Who left stays away. */
    void delete() {
        for (String table : new String[] {"sign_on_attempt", "sign_on_identity", "sign_on_domain", "sign_on"}) {
            jdbc.sql("DELETE FROM " + table + " WHERE organization_id = ?")
                    .param(Tenant.current())
                    .update();
        }
    }

    /** What another provider said is worth nothing any more. */
    void forgetIdentities() {
        jdbc.sql("DELETE FROM sign_on_identity WHERE organization_id = ?")
                .param(Tenant.current())
                .update();
    }

    private static Connection connection(ResultSet row, int number) throws SQLException {
        return new Connection(
                row.getObject("connection_id", UUID.class),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getBytes("client_secret"),
                row.getString("secret_last_four"),
                Role.of(row.getString("default_role")),
                row.getBoolean("enabled"),
                row.getTimestamp("updated_at").toInstant());
    }
}
