package io.signalbox.controlplane.runs.finish;

import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.RunFixture;
import io.signalbox.controlplane.testing.ScriptedAgent;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One organization, and an agent that speaks to the control plane as agents do. */
@ControlPlaneTest
public abstract class AgentScene {

    @LocalServerPort
    protected int port;

    @Autowired
    protected RunFixture fixture;

    @Autowired
    protected TenantFixture tenants;

    @Autowired
    protected Runs runs;

    @Autowired
    protected JdbcClient jdbc;

    protected TenantOrganization tenant;
    protected UUID integration;
    protected ScriptedAgent agent;

    @BeforeEach
    protected void connect() {
        tenant = tenants.tenant();
        integration = tenant.integration("generic");
        agent = new ScriptedAgent(port);
    }

    protected UUID queued(String externalId) {
        return fixture.queued(tenant, agent.workflow(), integration, externalId);
    }

    protected RunView view(UUID runId) {
        return fixture.view(tenant, runId);
    }

    protected RunState state(UUID runId) {
        return view(runId).state();
    }

    protected long count(String sql, UUID runId) {
        return tenant.call(() -> jdbc.sql(sql).param(runId).query(Long.class).single());
    }

    protected long tickets() {
        return tenant.call(
                () -> jdbc.sql("SELECT count(*) FROM ticket").query(Long.class).single());
    }

    protected static String status(JsonNode answer) {
        return answer.get("status").asString();
    }
}
