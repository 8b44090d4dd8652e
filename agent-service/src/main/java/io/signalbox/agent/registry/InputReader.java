package io.signalbox.agent.registry;

import io.signalbox.contract.internalapi.model.RunAssignment;

/** Reads what a run is about. */
@FunctionalInterface
public interface InputReader<I> {

    /** @throws RuntimeException when the run is about something that its workflow does not take */
    RunInput<I> read(RunAssignment run);

    /** Reads as it was read under other settings; for replays. */
    default InputReader<I> under(InputSettings settings) {
        return this;
    }
}
