package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** A session that one organization's identity provider vouched for shall work in another organization. */
public class SessionBound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("session_bound", HttpStatus.FORBIDDEN, "This sign-in is good for one organization only");

    public SessionBound() {
        super(TYPE, "Sign in with your password for what is not about this organization alone.");
    }
}
