package io.signalbox.controlplane.events.preview;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The event holds no JSON object that rules could read. */
public class PayloadUnreadable extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("payload_unreadable", HttpStatus.UNPROCESSABLE_CONTENT, "The event cannot be read");

    PayloadUnreadable(String detail) {
        super(TYPE, detail);
    }
}
