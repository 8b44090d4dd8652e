package io.signalbox.controlplane.runs.attempts;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The attempt has lost its lease, was overtaken by a later one, or has ended: it may have no more effects. */
public class StaleAttempt extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("stale_attempt", HttpStatus.CONFLICT, "This run attempt is over");

    public StaleAttempt(UUID runId, int attempt) {
        super(TYPE, "Attempt %d of run %s may not write any more; stop working on it.".formatted(attempt, runId));
    }
}
