package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.graph.Progress.DeadEnd;
import io.signalbox.agent.graph.Progress.Drafted;
import io.signalbox.agent.graph.Progress.Ignoring;
import io.signalbox.agent.graph.Progress.Verified;
import io.signalbox.agent.runs.Run;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.validation.ProposalValidator;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.ArrayList;
import java.util.List;

/** Lets a proposal pass only when it stays in the run's own scope, has the contract's shape and keeps the domain's rules. */
final class ValidateNode implements GraphNode {

    private final Run run;
    private final ProposalValidator validator;
    private final ObjectMapper json;

    ValidateNode(Run run, ProposalValidator validator, ObjectMapper json) {
        this.run = run;
        this.validator = validator;
        this.json = json;
    }

    @Override
    public Transition apply(RunState state) {
        if (!(state.progress() instanceof Drafted(Candidate candidate))) {
            throw new IllegalStateException("There is nothing to validate.");
        }
        JsonNode input = AttemptOutput.of(candidate, json);
        List<Finding> scopeViolations =
                candidate.answer() == null ? List.of() : validator.scopeViolations(candidate.answer(), run);
        if (!scopeViolations.isEmpty()) {
            return outOfScope(state, candidate, scopeViolations);
        }
        List<Finding> findings = findings(candidate);
        if (findings.isEmpty() && candidate.document() == null) {
            return Transition.ok(
                    new Ignoring(candidate.declined()),
                    input,
                    json.createObjectNode().put("valid", true));
        }
        if (findings.isEmpty()) {
            return Transition.ok(
                    new Verified(candidate), input, json.createObjectNode().put("valid", true));
        }
        Progress next = Routing.afterRefusal(state, candidate, findings, DeadLetterReason.VALIDATION_EXHAUSTED);
        return Transition.invalid(next, input, refusal(state, candidate, findings));
    }

    /** Never sent back to the model: an answer that reaches for another ticket is for a person to look at. */
    private Transition outOfScope(RunState state, Candidate candidate, List<Finding> scopeViolations) {
        var end = new DeadEnd(
                DeadLetterReason.OUT_OF_SCOPE,
                "The model named something this run may not touch ("
                        + scopeViolations.getFirst().pointer() + "); it was refused at once.");
        return Transition.invalid(end, AttemptOutput.of(candidate, json), refusal(state, candidate, scopeViolations));
    }

    private List<Finding> findings(Candidate candidate) {
        if (!candidate.unreadable().isEmpty()) {
            return candidate.unreadable();
        }
        var findings = new ArrayList<Finding>();
        if (candidate.answer() != null) {
            findings.addAll(validator.checkAnswer(candidate.answer(), candidate.openFields(), run));
        }
        ObjectNode document = candidate.document();
        if (findings.isEmpty() && document != null) {
            findings.addAll(validator.checkDocument(document, run));
        }
        return findings;
    }

    private Refusal refusal(RunState state, Candidate candidate, List<Finding> findings) {
        return new Refusal(state.mappingAttempt(), AttemptOutput.of(candidate, json), findings);
    }
}
