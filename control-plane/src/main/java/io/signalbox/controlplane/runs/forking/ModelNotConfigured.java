package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import org.springframework.http.HttpStatus;

/** No model is configured, so none can be chosen. */
public class ModelNotConfigured extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("model_not_configured", HttpStatus.CONFLICT, "No model is configured");

    ModelNotConfigured() {
        super(TYPE, "This installation has no model provider, so a fork cannot ask another of its models.");
    }
}
