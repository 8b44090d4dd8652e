package io.signalbox.controlplane.system;

import io.signalbox.controlplane.runs.backlog.QueueBacklog;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether agents ask for work, and serve everything that is queued. */
@Component("agents")
class AgentsHealth implements HealthIndicator {

    private final QueueBacklog backlog;

    AgentsHealth(QueueBacklog backlog) {
        this.backlog = backlog;
    }

    @Override
    public Health health() {
        int agents = backlog.agents();
        List<String> unserved = backlog.unserved().stream()
                .map(workflow -> workflow.name() + " " + workflow.version())
                .toList();
        Health.Builder health = agents == 0 || !unserved.isEmpty() ? Health.status(ModelHealth.DEGRADED) : Health.up();
        return health.withDetail("agents", agents)
                .withDetail("unserved", unserved)
                .build();
    }
}
