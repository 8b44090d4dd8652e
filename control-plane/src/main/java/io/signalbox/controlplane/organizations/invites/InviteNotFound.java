package io.signalbox.controlplane.organizations.invites;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The organization has no such invite. */
public class InviteNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("invite_not_found", HttpStatus.NOT_FOUND, "There is no such invite");

    InviteNotFound(UUID id) {
        super(TYPE, "No invite has the id " + id + ".");
    }
}
