package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.agentclient.AgentReplay;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.Objects;
import org.springframework.http.HttpStatus;

/** The agent that serves today does not come to the recorded states, so nothing says what they were. */
public class RecordingDiffers extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("recording_differs", HttpStatus.CONFLICT, "The run does not replay");

    RecordingDiffers(AgentReplay replay) {
        super(TYPE, detail(replay));
    }

    private static String detail(AgentReplay replay) {
        AgentReplay.Difference difference = replay.difference();
        return difference == null
                ? Objects.requireNonNullElse(replay.detail(), "The recording cannot be run.")
                : "Step %d (%s) differs: %s. Recorded by build %s, replayed by build %s."
                        .formatted(
                                difference.position(),
                                difference.step(),
                                difference.what(),
                                difference.recordedBy(),
                                difference.replayedBy());
    }
}
