package io.signalbox.controlplane.integrations;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No integration of this organization has that id. */
public class IntegrationNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("integration_not_found", HttpStatus.NOT_FOUND, "There is no such integration");

    IntegrationNotFound(UUID id) {
        super(TYPE, "No integration has the id " + id + ".");
    }
}
