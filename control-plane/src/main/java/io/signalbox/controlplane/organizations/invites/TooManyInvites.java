package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** An organization may have so many open invites and no more. */
public class TooManyInvites extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("too_many_invites", HttpStatus.CONFLICT, "Too many invites are open");

    TooManyInvites(int max) {
        super(TYPE, "At most " + max + " invites may be open. Revoke some first.");
    }
}
