package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The link is too old, was replaced by a newer one, or never existed: these look the same. */
public class InviteExpired extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("invite_expired", HttpStatus.GONE, "The invite link does not work any more");

    InviteExpired() {
        super(TYPE, "Ask for a new link.");
    }
}
