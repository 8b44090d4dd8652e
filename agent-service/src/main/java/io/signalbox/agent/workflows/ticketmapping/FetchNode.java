package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.Node;
import io.signalbox.agent.engine.NodeContext;
import io.signalbox.agent.engine.Outcome;
import io.signalbox.agent.mapping.SourceEvent;

/** Takes the event in. When the run was interrupted, its checkpoint is in the state already and nothing is done again. */
final class FetchNode implements Node<MappingInput, MappingState> {

    private final ObjectMapper json;

    FetchNode(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Outcome<MappingState> apply(MappingState state, NodeContext<MappingInput> context) {
        SourceEvent event = context.input().event();
        ObjectNode input = json.createObjectNode()
                .put("event_digest", context.input().eventDigest())
                .put("event_type", event.eventType())
                .put("external_id", event.externalId());
        ObjectNode output = input.deepCopy()
                .put("provider", event.provider().toString())
                .put("resumed_mappings", state.usage().mappings());
        return Transition.ok(state, input, output);
    }
}
