package io.signalbox.controlplane.events.webhooks;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** A delivery came to an address that belongs to no integration. */
public class UnknownIntegration extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("unknown_integration", HttpStatus.NOT_FOUND, "No integration has this webhook address");

    UnknownIntegration() {
        super(TYPE, "Copy the webhook URL from the integration's page again.");
    }
}
