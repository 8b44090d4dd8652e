package io.signalbox.controlplane.tickets;

import io.signalbox.controlplane.platform.problems.FieldProblem;
import java.util.List;

/** What one change of several was answered. */
public sealed interface TicketAnswer permits TicketChangeResult, TicketAnswer.Refused {

    /** The change breaks rules of tickets; nothing of it was stored. */
    record Refused(List<FieldProblem> errors) implements TicketAnswer {

        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
