package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Somebody was invited who is a member. */
public class AlreadyMember extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("already_member", HttpStatus.CONFLICT, "This person is a member already");

    AlreadyMember() {
        super(TYPE, "Change the role of the member instead.");
    }
}
