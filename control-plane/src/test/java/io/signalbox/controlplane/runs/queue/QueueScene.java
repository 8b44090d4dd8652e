package io.signalbox.controlplane.runs.queue;

import static io.signalbox.controlplane.runs.queue.QueueFixture.aRun;

import io.signalbox.controlplane.runs.InitialRunState;
import io.signalbox.controlplane.runs.RunState;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.WorkflowVersion;
import io.signalbox.controlplane.testing.ControlPlaneTest;
import io.signalbox.controlplane.testing.TenantFixture;
import io.signalbox.controlplane.testing.TenantFixture.TenantOrganization;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One organization, one source, and a workflow that nobody else takes runs of. */
@ControlPlaneTest
abstract class QueueScene {

    @Autowired
    QueueFixture queue;

    @Autowired
    Runs runs;

    @Autowired
    TenantFixture tenants;

    @Autowired
    JdbcClient jdbc;

    TenantOrganization tenant;
    WorkflowVersion workflow;
    UUID source;

    @BeforeEach
    void prepare() {
        tenant = tenants.tenant();
        workflow = QueueFixture.aWorkflow();
        source = UUID.randomUUID();
    }

    UUID queued(UUID key) {
        return queue.enqueue(tenant, aRun(workflow, key)).getFirst();
    }

    UUID held(UUID key) {
        return queue.enqueue(tenant, aRun(workflow, key, source, new InitialRunState.Held()))
                .getFirst();
    }

    /** The only run that can be taken; of everything else in the queue no run can. */
    TakenRun takeOnly(UUID expected) {
        List<TakenRun> taken = queue.take(workflow, 64);
        if (taken.size() != 1 || !taken.getFirst().runId().equals(expected)) {
            throw new AssertionError("expected to take " + expected + " but took " + taken);
        }
        return taken.getFirst();
    }

    RunState state(UUID run) {
        return tenant.call(() -> runs.get(run).state());
    }
}
