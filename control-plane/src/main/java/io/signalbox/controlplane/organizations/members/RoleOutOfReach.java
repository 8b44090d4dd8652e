package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.organizations.Role;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** The role given or taken may do more than the one who gives or takes it. */
public class RoleOutOfReach extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("role_out_of_reach", HttpStatus.FORBIDDEN, "Nobody gives or takes more than they have");

    RoleOutOfReach(Role role) {
        super(TYPE, "Your own role does not reach the role " + role.id() + ".");
    }
}
