package io.signalbox.controlplane.platform.outbox;

import io.signalbox.controlplane.platform.lifecycle.Ticker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The consumers of both tables; apart, so that neither holds up the other. */
@Component
class OutboxConsumers implements SmartLifecycle {

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(15);
    /** Of Boot's web server: what requests add while it stops is still seen. */
    private static final int WEB_SERVER_PHASE = DEFAULT_PHASE - 2048;

    private final OutboxConsumer organizations;
    private final OutboxConsumer installation;
    private final Ticker measurement;

    OutboxConsumers(
            OutboxRepositories repositories,
            OutboxHandlers handlers,
            OutboxProcessor processor,
            OutboxSettings settings,
            OutboxSignal signal,
            OutboxMetrics metrics,
            Clock clock) {
        organizations =
                new OutboxConsumer("outbox", repositories.organizations(), handlers, processor, settings, clock);
        installation = new OutboxConsumer(
                "installation-outbox", repositories.installation(), handlers, processor, settings, clock);
        measurement = new Ticker("outbox-metrics", MEASURED_EVERY, () -> metrics.measured(repositories.backlog()));
        signal.listen(organizations::wake);
        signal.listen(installation::wake);
    }

    @Override
    public void start() {
        organizations.start();
        installation.start();
        measurement.start();
    }

    @Override
    public void stop() {
        measurement.close();
        organizations.stop();
        installation.stop();
    }

    @Override
    public boolean isRunning() {
        return measurement.isRunning();
    }

    @Override
    public int getPhase() {
        return WEB_SERVER_PHASE - 1;
    }
}
