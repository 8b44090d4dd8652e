package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.mapping.Ignored;
import io.signalbox.agent.mapping.Mapping;
import io.signalbox.agent.mapping.Proposal;
import io.signalbox.agent.mapping.RuleBook;
import io.signalbox.agent.mapping.Unmapped;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadEnd;
import io.signalbox.agent.workflows.ticketmapping.Progress.Drafted;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignoring;
import io.signalbox.contract.shared.DeadLetterReason;
import io.signalbox.contract.shared.MappingPolicy;
import org.jboss.logging.Logger;

/** Turns the event into a proposal: by rules where they know it, by a model for what they leave open. */
final class MapNode implements Node<MappingInput, MappingState> {

    private static final Logger LOG = Logger.getLogger(MapNode.class);

    private final RuleBook rules;
    private final ModelDrafts drafts;
    private final ProposalDocument documents;
    private final ObjectMapper json;

    MapNode(RuleBook rules, ModelDrafts drafts, ObjectMapper json) {
        this.rules = rules;
        this.drafts = drafts;
        this.documents = new ProposalDocument(json);
        this.json = json;
    }

    @Override
    public Outcome<MappingState> apply(MappingState state, NodeContext<MappingInput> context) {
        var work = new MappingWork(state, context, input(state, context.input()));
        return switch (byRules(context.input())) {
            case Ignored(String reason) -> work.mapped(new Ignoring(reason), said("ignored", reason));
            case Unmapped unmapped -> unmapped(work, unmapped);
            case Proposal proposal -> proposed(work, proposal);
        };
    }

    private Mapping byRules(MappingInput input) {
        if (input.policy() == MappingPolicy.MODEL) {
            return Unmapped.byRules("The policy asks the model for every event.");
        }
        try {
            return rules.map(input.event());
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "rules_failed run_id=%s provider=%s",
                    input.subject().runId(),
                    input.event().provider());
            return Unmapped.byRules("The rules for " + input.event().provider() + " failed on this event: "
                    + fault.getClass().getSimpleName() + ".");
        }
    }

    private Outcome<MappingState> unmapped(MappingWork work, Unmapped unmapped) {
        if (unmapped.reason() != DeadLetterReason.NO_MAPPING_RULE) {
            return deadEnd(work, unmapped.reason(), unmapped.detail());
        }
        if (work.input().modelUsable()) {
            return drafts.whole(work, unmapped.detail());
        }
        if (work.input().modelConfigured()) {
            return deadEnd(work, unmapped.reason(), unmapped.detail());
        }
        return deadEnd(
                work,
                DeadLetterReason.MODEL_NOT_CONFIGURED,
                "No model is configured and the rules could not map this event: " + unmapped.detail());
    }

    private Outcome<MappingState> proposed(MappingWork work, Proposal proposal) {
        ObjectNode document = documents.of(proposal, work.input().event());
        if (!proposal.residue().isEmpty() && work.input().modelUsable()) {
            return drafts.residue(work, document, proposal);
        }
        var candidate = Candidate.ofRules(document, proposal.notes());
        return work.mapped(new Drafted(candidate), AttemptOutput.noted(candidate, json));
    }

    private Outcome<MappingState> deadEnd(MappingWork work, DeadLetterReason reason, String detail) {
        return work.mapped(new DeadEnd(reason, detail), said("unmapped", detail));
    }

    private ObjectNode input(MappingState state, MappingInput given) {
        ObjectNode input = json.createObjectNode()
                .put("event_digest", given.eventDigest())
                .put("policy", given.policy().toString());
        var refusals = input.putArray("refusals");
        state.refusals().forEach(each -> refusals.add(json.<JsonNode>valueToTree(each.findings())));
        return input;
    }

    private ObjectNode said(String name, String text) {
        return json.createObjectNode().put(name, text);
    }
}
