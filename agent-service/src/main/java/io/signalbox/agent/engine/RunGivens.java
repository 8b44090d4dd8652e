package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What an attempt is given beside its input.
 *
 * @param ids makes new ones
 * @param answers what people answered while the run waited, by key of the interrupt
 */
public record RunGivens(Supplier<UUID> ids, Map<String, ObjectNode> answers) {

    public RunGivens {
        answers = Map.copyOf(answers);
    }
}
