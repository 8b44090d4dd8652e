package io.signalbox.controlplane.organizations;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** Sign-up is closed and this person owns no organization. */
public class OrganizationCreationClosed extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("founding_closed", HttpStatus.FORBIDDEN, "Creating organizations is closed here");

    OrganizationCreationClosed() {
        super(TYPE, "Ask whoever runs this installation.");
    }
}
