package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The refresh token is unknown, spent, revoked or too old. */
public class SessionExpired extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("session_expired", HttpStatus.UNAUTHORIZED, "The session is over");

    public SessionExpired() {
        super(TYPE, "Sign in again.");
    }
}
