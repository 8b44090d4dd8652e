package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.graph.Progress.DeadEnd;
import io.signalbox.agent.graph.Progress.Drafted;
import io.signalbox.agent.graph.Progress.Ignoring;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.runs.Run;
import io.signalbox.contract.agentapi.model.MappingPolicy;
import io.signalbox.contract.shared.DeadLetterReason;
import org.jboss.logging.Logger;

/** Turns the event into a proposal: by rules where they know it, by a model for what they leave open. */
final class MapNode implements GraphNode {

    private static final Logger LOG = Logger.getLogger(MapNode.class);

    private final Run run;
    private final RuleBook rules;
    private final ModelDrafts drafts;
    private final ProposalDocument documents;
    private final ObjectMapper json;

    MapNode(Run run, RuleBook rules, ModelDrafts drafts, ObjectMapper json) {
        this.run = run;
        this.rules = rules;
        this.drafts = drafts;
        this.documents = new ProposalDocument(json);
        this.json = json;
    }

    @Override
    public Transition apply(RunState state) {
        ObjectNode input = input(state);
        return switch (byRules()) {
            case Ignored(String reason) -> Transition.mapped(new Ignoring(reason), input, said("ignored", reason));
            case Unmapped unmapped -> unmapped(state, unmapped, input);
            case Proposal proposal -> proposed(state, proposal, input);
        };
    }

    private Mapping byRules() {
        if (run.policy() == MappingPolicy.MODEL) {
            return Unmapped.byRules("The policy asks the model for every event.");
        }
        try {
            return rules.map(run.event());
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "rules_failed run_id=%s provider=%s",
                    run.id(),
                    run.event().provider());
            return Unmapped.byRules("The rules for " + run.event().provider() + " failed on this event: "
                    + fault.getClass().getSimpleName() + ".");
        }
    }

    private Transition unmapped(RunState state, Unmapped unmapped, ObjectNode input) {
        if (unmapped.reason() != DeadLetterReason.NO_MAPPING_RULE) {
            return deadEnd(unmapped.reason(), unmapped.detail(), input);
        }
        if (run.usableModel().isPresent()) {
            return drafts.whole(state, unmapped.detail(), input);
        }
        if (run.model().isPresent()) {
            return deadEnd(unmapped.reason(), unmapped.detail(), input);
        }
        return deadEnd(
                DeadLetterReason.MODEL_NOT_CONFIGURED,
                "No model is configured and the rules could not map this event: " + unmapped.detail(),
                input);
    }

    private Transition proposed(RunState state, Proposal proposal, ObjectNode input) {
        ObjectNode document = documents.of(proposal, run.event());
        if (!proposal.residue().isEmpty() && run.usableModel().isPresent()) {
            return drafts.residue(state, document, proposal, input);
        }
        var candidate = Candidate.ofRules(document, proposal.notes());
        return Transition.mapped(new Drafted(candidate), input, AttemptOutput.noted(candidate, json));
    }

    private Transition deadEnd(DeadLetterReason reason, String detail, ObjectNode input) {
        return Transition.mapped(new DeadEnd(reason, detail), input, said("unmapped", detail));
    }

    private ObjectNode input(RunState state) {
        ObjectNode input = json.createObjectNode()
                .put("event_digest", run.eventDigest())
                .put("policy", run.policy().toString());
        var refusals = input.putArray("refusals");
        state.refusals().forEach(each -> refusals.add(json.<JsonNode>valueToTree(each.findings())));
        return input;
    }

    private ObjectNode said(String name, String text) {
        return json.createObjectNode().put(name, text);
    }
}
