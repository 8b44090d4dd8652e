package io.signalbox.controlplane.events;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No event of this organization has that id. */
public class EventNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("event_not_found", HttpStatus.NOT_FOUND, "There is no such event");

    EventNotFound(UUID id) {
        super(TYPE, "No event has the id " + id + ".");
    }
}
