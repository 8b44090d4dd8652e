package io.signalbox.agent.attempts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.agent.controlplane.AttemptCalls;
import io.signalbox.agent.registry.ServedWorkflow;
import io.signalbox.agent.registry.Workflows;
import io.signalbox.agent.runs.RunExecutor;
import io.signalbox.agent.runs.Stop;
import io.signalbox.agent.settings.BuildName;
import io.signalbox.contract.internalapi.model.AgentInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One instance of the agent towards the control plane: everything it holds, from its first poll to its last heartbeat. */
final class Agent {

    private static final Logger LOG = Logger.getLogger(Agent.class);

    /** For saying that they are given back. */
    private static final Duration RETURNED_WITHIN = Duration.ofSeconds(2);

    private final Finisher finisher;
    private final Advancer advancer;
    private final Attempts attempts;
    private final Taker taker;
    private final Heartbeat heartbeat;
    private final ScheduledThreadPoolExecutor deadlines;
    private final Duration stopWait;

    /** @param id unique for each start of the process */
    Agent(
            String id,
            AttemptCalls calls,
            Workflows workflows,
            RunExecutor executor,
            AttemptConfig config,
            RandomGenerator random,
            ObjectMapper json,
            Clock clock) {
        var size = new JsonSize(json);
        var rooms = new Rooms(config.rules(), config.model(), config.subjects().asLongValue());
        AgentInstance self = instance(id, workflows, clock);
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("deadlines").factory());
        this.deadlines.setRemoveOnCancelPolicy(true);
        this.finisher = new Finisher(calls, Batch.DEFAULT, size, rooms::inRules);
        this.advancer = new Advancer(calls, Batch.DEFAULT, size);
        this.attempts = new Attempts(
                rooms,
                finisher,
                advancer,
                attempt -> executor.execute(attempt.run(), workflows, attempt),
                () -> new Backoff(random),
                deadlines,
                clock);
        this.taker = new Taker(calls, self, rooms, attempts, finisher, new Backoff(random), config.poll());
        this.heartbeat = new Heartbeat(calls, self, attempts, config.heartbeat(), config.tokenAge(), clock);
        this.stopWait = config.stopWait();
    }

    void start() {
        heartbeat.start();
        taker.start();
    }

    /** Takes nothing more, lets what is short end, gives the rest back uncounted, and says that nothing is left. */
    void stop() throws InterruptedException {
        taker.stop();
        if (!attempts.awaitNone(stopWait)) {
            LOG.infof("attempts_returned count=%d", attempts.held().size());
            attempts.stopAll(Stop.SHUTDOWN);
            attempts.awaitNone(RETURNED_WITHIN);
        }
        heartbeat.stop();
        finisher.close();
        advancer.close();
        deadlines.shutdownNow();
    }

    /** At this moment. */
    int held() {
        return attempts.held().size();
    }

    private static AgentInstance instance(String id, Workflows workflows, Clock clock) {
        return new AgentInstance()
                .id(id)
                .build(BuildName.current())
                .settings(workflows.settings().text())
                .startedAt(clock.instant())
                .workflows(workflows.served().stream().map(Agent::served).toList());
    }

    private static io.signalbox.contract.internalapi.model.ServedWorkflow served(ServedWorkflow<?, ?> workflow) {
        return new io.signalbox.contract.internalapi.model.ServedWorkflow()
                .name(workflow.name())
                .version(workflow.version());
    }
}
