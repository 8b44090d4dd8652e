package io.signalbox.controlplane.platform.lifecycle;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/** Repeats one job for as long as the application runs. */
public abstract class PeriodicTask implements SmartLifecycle {

    private final Ticker ticker;

    /** @param interval between the end of one round and the start of the next */
    protected PeriodicTask(String name, Duration interval) {
        this.ticker = new Ticker(name, interval, this::round);
    }

    protected abstract void round();

    @Override
    public void start() {
        ticker.start();
    }

    /** Lets the current round finish. */
    @Override
    public void stop() {
        ticker.close();
    }

    @Override
    public boolean isRunning() {
        return ticker.isRunning();
    }
}
