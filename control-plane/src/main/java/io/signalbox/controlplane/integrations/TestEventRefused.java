package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The webhook endpoint did not take a test event. */
public class TestEventRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("test_event_refused", HttpStatus.CONFLICT, "The test event was not accepted");

    TestEventRefused(String detail) {
        super(TYPE, detail);
    }
}
