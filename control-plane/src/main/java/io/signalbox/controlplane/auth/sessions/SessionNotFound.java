package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The person has no such session, or it is over. */
public class SessionNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("session_not_found", HttpStatus.NOT_FOUND, "You have no such session");

    SessionNotFound() {
        super(TYPE, "Reload the list: it may be over already.");
    }
}
