package io.signalbox.controlplane.events.deadletters;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** Someone retried or discarded the dead letter before. */
public class DeadLetterResolved extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("dead_letter_resolved", HttpStatus.CONFLICT, "This dead letter is not open any more");

    DeadLetterResolved(UUID id) {
        super(TYPE, "Dead letter " + id + " was retried or discarded meanwhile; reload it.");
    }
}
