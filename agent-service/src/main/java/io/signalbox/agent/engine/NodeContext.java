package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.engine.calls.ModelCalls;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one run gives its nodes. Everything that is not the same each time goes through the run's journal.
 *
 * @param <I> what the run is about
 */
public interface NodeContext<I> {

    /** Given with the run; never changes. */
    I input();

    ModelCalls models();

    /** The time, the same again in a replay. */
    InstantSource clock();

    /** New ids, the same again in a replay. */
    Supplier<UUID> ids();

    /** What was answered to the interrupt of this key while the run waited. */
    Optional<ObjectNode> answer(String key);
}
