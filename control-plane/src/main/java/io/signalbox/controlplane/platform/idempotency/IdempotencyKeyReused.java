package io.signalbox.controlplane.platform.idempotency;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The key stands for another request. */
public class IdempotencyKeyReused extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "idempotency_key_reused", HttpStatus.UNPROCESSABLE_CONTENT, "This key stands for another request");

    IdempotencyKeyReused() {
        super(TYPE, "Give each thing you want done a key of its own.");
    }
}
