package io.signalbox.agent.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an attempt was given. */
public sealed interface RecordedInput {

    /** In the workflow's own form; formats 1. */
    record Written(ObjectNode input) implements RecordedInput {}

    /**
     * As the control plane assigned it; format 2.
     *
     * @param assignment JSON of the internal contract's assignment, without tokens, keys and addresses
     * @param settings of the agent then, as it wrote them
     */
    record Assigned(String assignment, String settings) implements RecordedInput {}
}
