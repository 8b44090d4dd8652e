package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The first request with this key is still at work. */
public class IdempotencyKeyInUse extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("idempotency_key_in_use", HttpStatus.CONFLICT, "A request with this key is still at work");

    IdempotencyKeyInUse() {
        super(TYPE, "Wait for it, or send the same again in a moment.");
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }
}
