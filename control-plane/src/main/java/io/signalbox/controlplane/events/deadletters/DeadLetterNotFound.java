package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No dead letter of this organization has that id. */
public class DeadLetterNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("dead_letter_not_found", HttpStatus.NOT_FOUND, "There is no such dead letter");

    DeadLetterNotFound(UUID id) {
        super(TYPE, "No dead letter has the id " + id + ".");
    }
}
