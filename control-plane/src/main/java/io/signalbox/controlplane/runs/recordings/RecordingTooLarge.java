package io.signalbox.controlplane.runs.recordings;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The recording is larger than an agent takes by request. */
public class RecordingTooLarge extends ProblemException {

    public static final ProblemType TYPE = new ProblemType(
            "recording_too_large",
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The recording is too large to be replayed by request");

    public RecordingTooLarge(int bytes) {
        super(TYPE, "It has %d bytes. Download it and replay the file.".formatted(bytes));
    }
}
