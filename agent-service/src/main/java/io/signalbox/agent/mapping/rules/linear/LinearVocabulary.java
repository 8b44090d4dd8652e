package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketType;

/** Linear's five priorities, and its kinds of work, which are labels there. */
final class LinearVocabulary {

    private static final int QUOTED = 50;

    private LinearVocabulary() {}

    /**
     * @param changed whether the event tells of another priority before
     * @throws UnexpectedShape when it is none that Linear has
     */
    static Sourced<TicketPriority> priority(Cursor priority, boolean changed) {
        return switch (priority.string("")) {
            case "0" -> changed ? priority(priority, TicketPriority.NORMAL) : priorityDefault();
            case "1" -> priority(priority, TicketPriority.URGENT);
            case "2" -> priority(priority, TicketPriority.HIGH);
            case "3" -> priority(priority, TicketPriority.NORMAL);
            case "4" -> priority(priority, TicketPriority.LOW);
            default ->
                throw UnexpectedShape.at(
                        priority.pointer(),
                        "a priority from 0 to 4 but '" + Bounds.cut(priority.string(""), QUOTED) + "'");
        };
    }

    private static Sourced<TicketPriority> priority(Cursor place, TicketPriority priority) {
        return new Sourced<>(priority, Provenance.payloadByRule(place.pointer(), "linear.priority_number"));
    }

    static Sourced<TicketPriority> priorityDefault() {
        return Sourced.fallback(TicketPriority.NORMAL, "linear.priority_default");
    }

    /**
     * Of the first label that names a kind of work; else a task.
     *
     * @param changed whether the event tells of other labels before, so that one that named a kind may be gone
     */
    static Sourced<TicketType> type(Cursor labels, boolean changed) {
        for (Cursor label : labels.items()) {
            Cursor name = label.at("name");
            var known = StatusVocabulary.type(name.string(""));
            if (known.isPresent()) {
                return new Sourced<>(known.get(), Provenance.payloadByRule(name.pointer(), "linear.type_label"));
            }
        }
        return changed
                ? new Sourced<>(
                        TicketType.TASK, Provenance.payloadByRule(labels.pointer(), "linear.type_label_removed"))
                : typeDefault();
    }

    static Sourced<TicketType> typeDefault() {
        return Sourced.fallback(TicketType.TASK, "linear.type_default");
    }
}
