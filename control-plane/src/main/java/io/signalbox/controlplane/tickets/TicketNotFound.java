package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** This organization has no such ticket. */
public class TicketNotFound extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("ticket_not_found", HttpStatus.NOT_FOUND, "There is no such ticket");

    public TicketNotFound(UUID id) {
        super(TYPE, "No ticket has the id " + id + ".");
    }
}
