package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Only a dead-lettered run can be retried or discarded. */
public class RunNotDeadLettered extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("run_not_dead_lettered", HttpStatus.CONFLICT, "This run is not a dead letter");

    RunNotDeadLettered(UUID runId) {
        super(TYPE, "Run " + runId + " was retried, discarded or has ended meanwhile; reload it.");
    }
}
