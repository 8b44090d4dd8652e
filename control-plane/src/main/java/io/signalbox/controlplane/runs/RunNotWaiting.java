package io.signalbox.controlplane.runs;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Only a run that waits for answers can be resumed, and only with an answer to each of its questions. */
public class RunNotWaiting extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("run_not_waiting", HttpStatus.CONFLICT, "This run does not wait for these answers");

    RunNotWaiting(UUID runId) {
        super(TYPE, "Run " + runId + " waits for no answers, or for others; reload it.");
    }
}
