package io.signalbox.controlplane.organizations.members;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The organization has no such member. */
public class MemberNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("member_not_found", HttpStatus.NOT_FOUND, "There is no such member");

    public MemberNotFound(UUID userId) {
        super(TYPE, "No member has the id " + userId + ".");
    }
}
