package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A running control plane talks to the database as the application and as nobody else: requests, workers, sweepers and clocks alike. */
@ControlPlaneTest
@TestPropertySource(
        properties = {
            "signalbox.dispatch.enabled=true",
            // No agent answers here: what waits is tried again soon
            "signalbox.dispatch.first-pause=50ms",
            "signalbox.dispatch.max-pause=200ms"
        })
class DatabaseRolesTest {

    private static final int RUNS = 40;
    private static final String OTHERS = """
            SELECT DISTINCT usename FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            """;

    @LocalServerPort
    private int port;

    @Value("${signalbox.database.url}")
    private String administrator;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RunFixture runs;

    @Autowired
    private TenantFixture tenants;

    @Test
    void isTheApplicationAndNobodyElseUnderWork() throws SQLException {
        Console console = Console.signIn(port);
        TenantOrganization tenant = tenants.existing(console.organizationId());
        List<UUID> queued = queue(tenant);
        Set<String> seen = new TreeSet<>();

        try (Connection connection = DriverManager.getConnection(administrator)) {
            var catalogue = new TenantCatalogue(connection);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        console.request().get("/api/v1/runs").then().statusCode(200);
                        seen.addAll(catalogue.query(OTHERS));
                        return tried(tenant, queued) == RUNS;
                    });
        }

        assertThat(seen).containsExactly("signalbox_app");
    }

    @Test
    void keepsThatRoleInThePool() {
        assertThat(pool.getUsername()).isEqualTo("signalbox_app");
        assertThat(jdbc.sql("SELECT session_user || ' ' || current_user")
                        .query(String.class)
                        .single())
                .isEqualTo("signalbox_app signalbox_app");
    }

    private List<UUID> queue(TenantOrganization tenant) {
        UUID integration = tenant.integration("generic");
        return IntStream.range(0, RUNS)
                .mapToObj(number -> runs.queued(tenant, integration, "role-" + number))
                .toList();
    }

    /** A worker has taken them up, whatever came of it: no agent answers here. */
    private int tried(TenantOrganization tenant, List<UUID> queued) {
        return tenant.call(() -> jdbc.sql("SELECT count(*) FROM run_queue WHERE run_id IN (:ids) AND attempt > 0")
                .param("ids", queued)
                .query(Integer.class)
                .single());
    }
}
