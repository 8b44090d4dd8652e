package io.signalbox.agent.workflows.ticketmapping;

import io.signalbox.agent.engine.calls.PromptBounds;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.mapping.Subject;
import io.signalbox.contract.shared.MappingPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What is given to a mapping and never changes while it runs.
 *
 * @param eventDigest SHA-256 of the event's canonical JSON
 * @param modelConfigured whether there is a model at all; which one is the business of its port
 * @param instructions to the model, in place of the workflow's own; null for those
 */
public record MappingInput(
        Subject subject,
        String eventDigest,
        MappingPolicy policy,
        boolean modelConfigured,
        PromptBounds prompt,
        @Nullable String instructions) {

    SourceEvent event() {
        return subject.event();
    }

    /** Whether the model may be asked: not when the policy keeps to the rules. */
    public boolean modelUsable() {
        return modelConfigured && policy != MappingPolicy.RULES;
    }
}
