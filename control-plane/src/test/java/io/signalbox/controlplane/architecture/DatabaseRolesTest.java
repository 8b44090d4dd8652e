package io.signalbox.controlplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.testing.BackgroundAgent;
import io.signalbox.controlplane.testing.Console;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.sql.Connection;
import java.sql.DriverManager;
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
import tools.jackson.databind.JsonNode;

/** A running control plane talks to the database as the application and as nobody else: requests, attempts, recovery and clocks alike. */
@ControlPlaneTest
@TestPropertySource(
        properties = {
            "signalbox.agents.recovery=true",
            // What failed is tried again soon
            "signalbox.retries.first-pause=50ms",
            "signalbox.retries.max-uncounted-pause=200ms"
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
    void isTheApplicationAndNobodyElseUnderWork() throws Exception {
        Console console = Console.signIn(port);
        TenantOrganization tenant = tenants.existing(console.organizationId());
        var silent = new ScriptedAgent(port);
        List<UUID> queued = queue(tenant, silent.workflow());
        List<UUID> lost =
                silent.take(10_000).stream().map(DatabaseRolesTest::run).toList();
        assertThat(lost).isNotEmpty();
        Set<String> seen = new TreeSet<>();

        try (Connection connection = DriverManager.getConnection(administrator);
                var agent = failing(silent.workflow())) {
            var catalogue = new TenantCatalogue(connection);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        console.request().get("/api/v1/runs").then().statusCode(200);
                        seen.addAll(catalogue.query(OTHERS));
                        return tried(tenant, queued, 1) == RUNS
                                && tried(tenant, lost, 2) == lost.size()
                                && agent.taken().size() >= RUNS;
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

    /** Every attempt of it fails, which counts for nothing: the runs stay queued. */
    private BackgroundAgent failing(WorkflowVersion workflow) {
        return new BackgroundAgent(
                new ScriptedAgent(port, workflow, "agent-" + UUID.randomUUID()),
                given -> ScriptedAgent.failed(given, "control_plane", "no_answer"));
    }

    private static UUID run(JsonNode assignment) {
        return UUID.fromString(assignment.get("run_id").asString());
    }

    private List<UUID> queue(TenantOrganization tenant, WorkflowVersion workflow) {
        UUID integration = tenant.integration("generic");
        return IntStream.range(0, RUNS)
                .mapToObj(number -> runs.queued(tenant, workflow, integration, "role-" + number))
                .toList();
    }

    /** Agents have taken them up, whatever came of it: none completes here. */
    private int tried(TenantOrganization tenant, List<UUID> queued, int attempts) {
        return tenant.call(
                () -> jdbc.sql("SELECT count(*) FROM run_queue WHERE run_id IN (:ids) AND attempt >= :attempts")
                        .param("ids", queued)
                        .param("attempts", attempts)
                        .query(Integer.class)
                        .single());
    }
}
