package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Something that the recording of a run needs is not kept any more, or never was. */
public class RecordingExpired extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("recording_expired", HttpStatus.GONE, "The recording of this run is gone");

    private RecordingExpired(String detail) {
        super(TYPE, detail);
    }

    static RecordingExpired answer(int attempt, String step) {
        return new RecordingExpired(
                "What was answered to step %s of attempt %d is not kept any more: answers expire some time after they were recorded."
                        .formatted(step, attempt));
    }

    static RecordingExpired input(int attempt) {
        return new RecordingExpired(
                "What attempt %d was given is not kept any more: it expires some time after the attempt."
                        .formatted(attempt));
    }

    static RecordingExpired unrecorded(int attempt) {
        return new RecordingExpired(
                "Attempt %d ran on a build that did not keep all that a recording needs, or its steps were erased."
                        .formatted(attempt));
    }

    /** Of a fork. */
    public static RecordingExpired proposal() {
        return new RecordingExpired("What the fork proposed is not kept any more.");
    }

    static RecordingExpired erased() {
        return new RecordingExpired("What the run was about was erased because it held personal data.");
    }

    static RecordingExpired subject(String why) {
        return new RecordingExpired("What the run was about cannot be read any more. " + why);
    }
}
