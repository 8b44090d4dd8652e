package io.signalbox.controlplane.runs.dispatch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The workers of this replica: consumers on virtual threads, one message each at a time. A message is acknowledged whatever came of it; what
 * must be done again is in the database.
 */
@Component
class RunWorkers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RunWorkers.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration BREATHER = Duration.ofSeconds(1);

    private final ConnectionFactory connections;
    private final DispatchQueue queue;
    private final RunWorker worker;
    private final AgentCircuitBreaker authorization;
    private final LeaseRenewal leases;
    private final Sweeper sweeper;
    private final DispatchSettings settings;
    private @Nullable SimpleMessageListenerContainer consumers;
    private volatile boolean stopping;

    RunWorkers(
            ConnectionFactory connections,
            DispatchQueue queue,
            RunWorker worker,
            AgentCircuitBreaker authorization,
            LeaseRenewal leases,
            Sweeper sweeper,
            DispatchSettings settings) {
        this.connections = connections;
        this.queue = queue;
        this.worker = worker;
        this.authorization = authorization;
        this.leases = leases;
        this.sweeper = sweeper;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public synchronized void start() {
        stopping = false;
        leases.start();
        consumers = consumers();
        consumers.start();
        sweeper.start();
    }

    /** Direct containers ran fewer consumers than asked; this kind runs all. One message ahead at most: a slow run must not hold back others. */
    private SimpleMessageListenerContainer consumers() {
        var container = new SimpleMessageListenerContainer(connections);
        container.setQueueNames(queue.name());
        container.setConcurrentConsumers(settings.workers());
        container.setPrefetchCount(1);
        container.setAcknowledgeMode(AcknowledgeMode.AUTO);
        container.setTaskExecutor(new VirtualThreadTaskExecutor("run-worker-"));
        container.setMissingQueuesFatal(false);
        container.setShutdownTimeout(settings.shutdownTimeout().toMillis());
        container.setMessageListener(this::received);
        container.afterPropertiesSet();
        return container;
    }

    /** Takes no new work, lets running calls finish while the endpoints of the agent are still open, and hands over what does not. */
    @Override
    public synchronized void stop() {
        stopping = true;
        sweeper.stop();
        if (consumers != null) {
            consumers.stop();
            consumers.destroy();
            consumers = null;
        }
        leases.stop();
        leases.giveBackAll();
    }

    @Override
    public synchronized boolean isRunning() {
        return consumers != null;
    }

    private void received(Message message) {
        RunPointer pointer = RunPointer.parse(message.getBody());
        if (pointer == null) {
            log.warn("A message that names no run was dropped");
            return;
        }
        try {
            waitForAgent();
            if (!stopping) {
                worker.work(pointer);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            log.error("A run could not be worked on; the sweeper brings it back run_id={}", pointer.runId(), failure);
            authorization.busy(BREATHER);
        }
    }

    /** Waiting here, message in hand, is the backpressure: consumers take no more, and the rest stays at the broker. */
    private void waitForAgent() throws InterruptedException {
        Duration closedFor = authorization.closedFor();
        while (closedFor.isPositive() && !stopping) {
            Thread.sleep(closedFor.compareTo(LOOK_AGAIN) < 0 ? closedFor : LOOK_AGAIN);
            closedFor = authorization.closedFor();
        }
    }
}
