package io.signalbox.controlplane.auth.apikeys;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The organization has no such API key. */
public class ApiKeyNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("api_key_not_found", HttpStatus.NOT_FOUND, "There is no such API key");

    ApiKeyNotFound(UUID id) {
        super(TYPE, "This organization has no API key " + id + ".");
    }
}
