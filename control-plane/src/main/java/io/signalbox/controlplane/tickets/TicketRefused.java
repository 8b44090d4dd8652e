package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import io.signalbox.controlplane.platform.problems.ProblemException;
import io.signalbox.controlplane.platform.problems.ProblemType;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The change breaks a rule of tickets; nothing of it was stored. */
public class TicketRefused extends ProblemException {

    public static final ProblemType TYPE =
            new ProblemType("ticket_refused", HttpStatus.UNPROCESSABLE_CONTENT, "The ticket was refused");

    public TicketRefused(List<FieldProblem> errors) {
        super(TYPE, "Correct the values listed in errors.", errors);
    }
}
