package io.signalbox.agent.attempts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.signalbox.agent.controlplane.ControlPlane;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.runs.RunExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Takes runs from the start of the process to its end. */
@ApplicationScoped
class AgentLifecycle {

    private final Agent agent;
    private final boolean taken;

    @Inject
    AgentLifecycle(
            ControlPlane controlPlane,
            Workflows workflows,
            RunExecutor executor,
            AttemptConfig config,
            Supplier<UUID> ids,
            RandomGenerator random,
            ObjectMapper json,
            MeterRegistry meters,
            Clock clock) {
        this.agent = new Agent(ids.get().toString(), controlPlane, workflows, executor, config, random, json, clock);
        this.taken = config.taken();
        meters.gauge("signalbox.agent.attempts", agent, Agent::held);
    }

    void start(@Observes StartupEvent event) {
        if (taken) {
            agent.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (taken) {
            try {
                agent.stop();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
