package io.signalbox.controlplane.auth.sessions;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The person is who they say, but belongs to no organization any more, or not to the one asked for. */
public class NoOrganization extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("no_organization", HttpStatus.FORBIDDEN, "You do not belong to this organization");

    NoOrganization() {
        super(TYPE, "Ask one of its owners for an invite.");
    }
}
