package io.signalbox.agent.mapping.rules.linear;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.UnexpectedShape;
import io.signalbox.agent.mapping.rules.Bounds;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketStatus;
import org.jspecify.annotations.Nullable;

/** Linear's status: teams name their states as they like, but each is of a type that Linear fixes. */
final class LinearStatus {

    private static final int QUOTED = 50;

    private LinearStatus() {}

    /**
     * Null when the state carries no type.
     *
     * @throws UnexpectedShape when it is of a type that Linear does not have
     */
    static @Nullable Sourced<TicketStatus> of(Cursor state) {
        Cursor type = state.at("type");
        String word = type.string();
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "triage", "backlog", "unstarted" -> unlessOnHold(state, TicketStatus.OPEN);
            case "started" -> unlessOnHold(state, TicketStatus.IN_PROGRESS);
            case "completed" -> byType(type, TicketStatus.DONE);
            case "canceled", "duplicate" -> byType(type, TicketStatus.CANCELLED);
            default ->
                throw UnexpectedShape.at(
                        type.pointer(), "a type of state that Linear has but '" + Bounds.cut(word, QUOTED) + "'");
        };
    }

    /** Linear has no state type for waiting; teams name a started or unstarted state so. */
    private static Sourced<TicketStatus> unlessOnHold(Cursor state, TicketStatus otherwise) {
        Cursor name = state.at("name");
        return StatusVocabulary.status(name.string(""))
                .filter(TicketStatus.ON_HOLD::equals)
                .map(held -> new Sourced<>(held, Provenance.payloadByRule(name.pointer(), "linear.state_name")))
                .orElseGet(() -> byType(state.at("type"), otherwise));
    }

    private static Sourced<TicketStatus> byType(Cursor type, TicketStatus status) {
        return new Sourced<>(status, Provenance.payloadByRule(type.pointer(), "linear.state_type"));
    }
}
