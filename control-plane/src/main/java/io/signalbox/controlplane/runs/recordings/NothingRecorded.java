package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The run ended before an agent was given it. */
public class NothingRecorded extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("nothing_recorded", HttpStatus.CONFLICT, "No agent ran this run");

    NothingRecorded(UUID runId) {
        super(TYPE, "Run " + runId + " ended before an agent was given it: there is nothing to replay.");
    }
}
