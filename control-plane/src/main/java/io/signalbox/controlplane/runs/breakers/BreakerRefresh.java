package io.signalbox.controlplane.runs.breakers;

import io.signalbox.controlplane.platform.lifecycle.PeriodicTask;
import org.springframework.stereotype.Component;

/** Keeps what this replica knows of the breaker young. */
@Component
class BreakerRefresh extends PeriodicTask {

    private final ModelBreaker breaker;

    BreakerRefresh(ModelBreaker breaker, BreakerSettings settings) {
        super("model-breaker", settings.refresh());
        this.breaker = breaker;
    }

    /** A restart is how the settings of a model change, so its first act is to end a pause. */
    @Override
    public void start() {
        breaker.tryAgain();
        super.start();
    }

    @Override
    protected void round() {
        breaker.refresh();
    }

    /** Before the endpoints through which agents ask for work. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 900;
    }
}
