package io.signalbox.controlplane.system;

import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.breakers.ModelBreaker;
import io.signalbox.controlplane.runs.breakers.ModelBreakerView;
import java.util.Locale;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether runs that need the model are given out. Anybody may ask, so it says the code of the failure and not its sentence. */
@Component("model")
class ModelHealth implements HealthIndicator {

    /** Runs wait; nothing is lost. */
    static final String DEGRADED = "DEGRADED";

    private final ModelSettings settings;
    private final ModelBreaker breaker;

    ModelHealth(ModelSettings settings, ModelBreaker breaker) {
        this.settings = settings;
        this.breaker = breaker;
    }

    @Override
    public Health health() {
        if (settings.choice() == null) {
            return Health.up().withDetail("configured", false).build();
        }
        ModelBreakerView view = breaker.view();
        String state = view.state().name().toLowerCase(Locale.ROOT);
        if (view.openedAt() == null || view.retryAt() == null || view.code() == null) {
            return Health.up().withDetail("breaker", state).build();
        }
        return Health.status(DEGRADED)
                .withDetail("breaker", state)
                .withDetail("code", view.code())
                .withDetail("opened_at", view.openedAt().toString())
                .withDetail("retry_at", view.retryAt().toString())
                .build();
    }
}
