package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Note;
import io.signalbox.agent.mapping.rules.VisibleText;
import io.signalbox.agent.validation.ContractSchemas;
import io.signalbox.agent.validation.Finding;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A proposal on its way to the checks. The JSON is never changed once it is here.
 *
 * @param document the whole change in the contract's words, with accounts of the source where the contract has identities; absent when
 *     the model's answer could not be read or says that there is no ticket
 * @param answer what the model said, when a model had a part in it
 * @param openFields ticket fields the model was asked for; empty when the rules alone made the proposal
 * @param unreadable why the model's answer is not even JSON
 * @param text the answer that could not be read
 * @param notes what the rules left out and why
 */
public record Candidate(
        @Nullable ObjectNode document,
        @Nullable ObjectNode answer,
        Set<String> openFields,
        List<Finding> unreadable,
        @Nullable String text,
        List<Note> notes) {

    public Candidate {
        openFields = Collections.unmodifiableSet(new TreeSet<>(openFields));
        // Checkpoints of earlier versions have none
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    static Candidate ofRules(ObjectNode document, List<Note> notes) {
        return new Candidate(document, null, Set.of(), List.of(), null, notes);
    }

    /** Why the model finds no ticket in the event, as a sentence for a person; the empty string when it did not say so. */
    String declined() {
        String reason = answer == null
                ? ""
                : VisibleText.line(answer.path(ContractSchemas.NOT_A_TICKET).asText());
        return reason.isEmpty() ? "" : new Ignored("The model found no ticket in the event: " + reason).reason();
    }

    boolean byModel() {
        return !openFields.isEmpty();
    }

    /** Whether asking the model again could mend it: rules give the same output every time, and the model may write only its own fields. */
    boolean mendable(List<Finding> findings) {
        return byModel() && findings.stream().allMatch(this::mendable);
    }

    private boolean mendable(Finding finding) {
        String field = finding.ticketField();
        return !finding.aboutRules() && (field.isEmpty() || openFields.contains(field) || answered(field));
    }

    private boolean answered(String field) {
        return answer != null && answer.path("ticket").has(field);
    }
}
