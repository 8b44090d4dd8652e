package io.signalbox.agent.mapping.rules.jira;

import io.signalbox.agent.mapping.Provenance;
import io.signalbox.agent.mapping.rules.Cursor;
import io.signalbox.agent.mapping.rules.Sourced;
import io.signalbox.agent.mapping.rules.StatusVocabulary;
import io.signalbox.contract.shared.TicketPriority;
import io.signalbox.contract.shared.TicketType;

/** Jira's priorities and issue types, both named by the site's administrators. */
final class JiraVocabulary {

    private JiraVocabulary() {}

    static Sourced<TicketPriority> priority(Cursor name) {
        return StatusVocabulary.priority(name.string(""))
                .map(known -> new Sourced<>(known, Provenance.payloadByRule(name.pointer(), "jira.priority_name")))
                .orElseGet(() -> Sourced.fallback(TicketPriority.NORMAL, "jira.priority_default"));
    }

    /** A sub-task says so itself, whatever its type is called. */
    static Sourced<TicketType> type(Cursor type) {
        Cursor subtask = type.at("subtask");
        if (subtask.isTrue()) {
            return new Sourced<>(TicketType.SUBTASK, Provenance.payloadByRule(subtask.pointer(), "jira.subtask"));
        }
        Cursor name = type.at("name");
        return StatusVocabulary.type(name.string(""))
                .map(known -> new Sourced<>(known, Provenance.payloadByRule(name.pointer(), "jira.type_name")))
                .orElseGet(() -> Sourced.fallback(TicketType.OTHER, "jira.type_default"));
    }
}
