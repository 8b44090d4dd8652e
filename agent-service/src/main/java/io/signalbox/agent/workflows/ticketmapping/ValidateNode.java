package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.validation.ProposalValidator;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadEnd;
import io.signalbox.agent.workflows.ticketmapping.Progress.Drafted;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignoring;
import io.signalbox.agent.workflows.ticketmapping.Progress.Verified;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;

/** Lets a proposal pass only when it stays in the run's own scope, has the contract's shape and keeps the domain's rules. */
final class ValidateNode implements Node<MappingInput, MappingState> {

    private final ProposalValidator validator;
    private final ObjectMapper json;

    ValidateNode(ProposalValidator validator, ObjectMapper json) {
        this.validator = validator;
        this.json = json;
    }

    @Override
    public Outcome<MappingState> apply(MappingState state, NodeContext<MappingInput> context) {
        if (!(state.progress() instanceof Drafted(Candidate candidate))) {
            throw new IllegalStateException("There is nothing to validate.");
        }
        Subject subject = context.input().subject();
        JsonNode input = AttemptOutput.of(candidate, json);
        List<Finding> scopeViolations =
                candidate.answer() == null ? List.of() : validator.scopeViolations(candidate.answer(), subject);
        if (!scopeViolations.isEmpty()) {
            return outOfScope(state, candidate, scopeViolations);
        }
        List<Finding> findings = findings(candidate, subject);
        if (findings.isEmpty() && candidate.document() == null) {
            return Transition.ok(
                    state.with(new Ignoring(candidate.declined())),
                    input,
                    json.createObjectNode().put("valid", true));
        }
        if (findings.isEmpty()) {
            return Transition.ok(
                    state.with(new Verified(candidate)),
                    input,
                    json.createObjectNode().put("valid", true));
        }
        Progress next = Routing.afterRefusal(state, candidate, findings, DeadLetterReason.VALIDATION_EXHAUSTED);
        return Transition.invalid(state, next, input, refusal(state, candidate, findings));
    }

    /** Never sent back to the model: an answer that reaches for another ticket is for a person to look at. */
    private Outcome<MappingState> outOfScope(MappingState state, Candidate candidate, List<Finding> scopeViolations) {
        var end = new DeadEnd(
                DeadLetterReason.OUT_OF_SCOPE,
                "The model named something this run may not touch ("
                        + scopeViolations.getFirst().pointer() + "); it was refused at once.");
        return Transition.invalid(
                state, end, AttemptOutput.of(candidate, json), refusal(state, candidate, scopeViolations));
    }

    private List<Finding> findings(Candidate candidate, Subject subject) {
        if (!candidate.unreadable().isEmpty()) {
            return candidate.unreadable();
        }
        var findings = new ArrayList<Finding>();
        if (candidate.answer() != null) {
            findings.addAll(validator.checkAnswer(candidate.answer(), candidate.openFields(), subject));
        }
        ObjectNode document = candidate.document();
        if (findings.isEmpty() && document != null) {
            findings.addAll(validator.checkDocument(document, subject));
        }
        return findings;
    }

    private Refusal refusal(MappingState state, Candidate candidate, List<Finding> findings) {
        return new Refusal(state.mappingAttempt(), AttemptOutput.of(candidate, json), findings);
    }
}
