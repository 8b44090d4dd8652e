package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No such step led to the end of the run. */
public class StateNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("step_not_found", HttpStatus.NOT_FOUND, "There is no such step");

    StateNotFound(UUID runId, int position) {
        super(TYPE, "No step %d led to the end of run %s.".formatted(position, runId));
    }
}
