package io.signalbox.agent.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.mapping.SourceEvent;
import io.signalbox.agent.runs.Run;

/** Takes the event in. When the run was interrupted, its checkpoint is in the state already and nothing is done again. */
final class FetchNode implements GraphNode {

    private final Run run;
    private final ObjectMapper json;

    FetchNode(Run run, ObjectMapper json) {
        this.run = run;
        this.json = json;
    }

    @Override
    public Transition apply(RunState state) {
        SourceEvent event = run.event();
        ObjectNode input = json.createObjectNode()
                .put("event_digest", run.eventDigest())
                .put("event_type", event.eventType())
                .put("external_id", event.externalId());
        ObjectNode output = input.deepCopy()
                .put("provider", event.provider().toString())
                .put("resumed_mappings", state.tally().mappings());
        return Transition.ok(state.progress(), input, output);
    }
}
