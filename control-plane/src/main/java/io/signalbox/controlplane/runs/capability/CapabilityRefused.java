package io.signalbox.controlplane.runs.capability;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The capability token is missing, forged, malformed or expired. Says no more than that. */
public class CapabilityRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("capability_refused", HttpStatus.UNAUTHORIZED, "The capability token is not valid");

    public CapabilityRefused() {
        super(TYPE, "Send the run's own capability token as Authorization: Bearer, before it expires.");
    }
}
