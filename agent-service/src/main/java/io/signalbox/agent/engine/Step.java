package io.signalbox.agent.engine;

import io.signalbox.agent.engine.state.StateSnapshot;
import io.signalbox.contract.shared.ModelUsage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a node.
 *
 * @param round which repetition of the run's work it belongs to, from 1
 * @param usage the model call of the node, when it made one
 * @param after the state it left
 */
public record Step(
        String node,
        int round,
        StepDetail detail,
        Instant startedAt,
        Duration duration,
        @Nullable ModelUsage usage,
        StateSnapshot<?> after) {}
