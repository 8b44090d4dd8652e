package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a mapping attempt gave, as it is shown to a person: the model's own answer when there is one, else the rules' proposal. */
final class AttemptOutput {

    private AttemptOutput() {}

    /** The output together with the notes of the rules, for the map step. */
    static ObjectNode noted(Candidate candidate, ObjectMapper json) {
        ObjectNode output = of(candidate, json);
        return candidate.notes().isEmpty()
                ? output
                : output.deepCopy().set("notes", json.valueToTree(candidate.notes()));
    }

    static ObjectNode of(Candidate candidate, ObjectMapper json) {
        if (candidate.answer() != null) {
            return candidate.answer();
        }
        if (candidate.text() != null) {
            return json.createObjectNode().put("unreadable_answer", candidate.text());
        }
        return candidate.document() != null ? candidate.document() : json.createObjectNode();
    }
}
