package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketType;
import java.util.List;

/** Linear's five priorities, and its kinds of work, which are labels there. */
final class LinearVocabulary {

    private LinearVocabulary() {}

    static Sourced<TicketPriority> priority(Cursor priority) {
        return switch (priority.string("0")) {
            case "1" -> priority(priority, TicketPriority.URGENT);
            case "2" -> priority(priority, TicketPriority.HIGH);
            case "3" -> priority(priority, TicketPriority.NORMAL);
            case "4" -> priority(priority, TicketPriority.LOW);
            default -> priorityDefault();
        };
    }

    private static Sourced<TicketPriority> priority(Cursor place, TicketPriority priority) {
        return new Sourced<>(priority, Provenance.payloadByRule(place.pointer(), "linear.priority_number"));
    }

    static Sourced<TicketPriority> priorityDefault() {
        return Sourced.fallback(TicketPriority.NORMAL, "linear.priority_default");
    }

    /** The first label that names a kind of work. */
    static Sourced<TicketType> type(List<Cursor> labels) {
        for (Cursor label : labels) {
            Cursor name = label.at("name");
            var known = StatusVocabulary.type(name.string(""));
            if (known.isPresent()) {
                return new Sourced<>(known.get(), Provenance.payloadByRule(name.pointer(), "linear.type_label"));
            }
        }
        return typeDefault();
    }

    static Sourced<TicketType> typeDefault() {
        return Sourced.fallback(TicketType.TASK, "linear.type_default");
    }
}
