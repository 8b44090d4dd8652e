package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.contract.shared.ModelUsage;

/**
 * One execution of the map node.
 *
 * @param before the state it began with
 * @param digested what the step's digest is made of
 */
record MappingWork(MappingState before, NodeContext<MappingInput> context, ObjectNode digested) {

    MappingInput input() {
        return context.input();
    }

    /** The mapper gave something, so one mapping is counted. */
    Outcome<MappingState> mapped(Progress progress, ObjectNode output) {
        return Transition.ok(before.with(progress, before.usage().plusMapping()), digested, output);
    }

    /** The same by a model, so its tokens are counted too. */
    Outcome<MappingState> mapped(Progress progress, ObjectNode output, ModelUsage usage) {
        UsageTotals used =
                before.usage().plusMapping().plusTokens(usage.getPromptTokens(), usage.getCompletionTokens());
        return Transition.ok(before.with(progress, used), digested, output);
    }
}
