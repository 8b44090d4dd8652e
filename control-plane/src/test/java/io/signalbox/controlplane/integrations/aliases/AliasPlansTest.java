package io.signalbox.controlplane.integrations.aliases;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the planner how it would look up ids among 50,000 aliases. */
@ControlPlaneTest
class AliasPlansTest {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TenantFixture fixture;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Test
    void findsTheIdsOfABatchByTheirKey() throws SQLException {
        var tenant = fixture.tenant();
        UUID integration = tenant.integration("github");
        tenant.call(() -> JdbcClient.create(jdbc)
                .sql("""
                        INSERT INTO external_id_alias (organization_id, integration_id, alias, external_id, lasting)
                        SELECT ?, ?, 'repo:1#' || n, 'repo:1#' || n, true FROM generate_series(1, 50000) AS n""")
                .params(tenant.id(), integration)
                .update());
        analyze();

        String plan = tenant.call(() -> String.join(
                "\n",
                jdbc.queryForList(
                        "EXPLAIN " + AliasRepository.FIND,
                        String.class,
                        new String[] {integration.toString()},
                        new String[] {"repo:1#4711"})));

        assertThat(plan).contains("external_id_alias_pkey").doesNotContain("Seq Scan on external_id_alias");
    }

    private void analyze() throws SQLException {
        try (var connection = DriverManager.getConnection(administrator);
                var statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE signalbox.external_id_alias");
        }
    }
}
