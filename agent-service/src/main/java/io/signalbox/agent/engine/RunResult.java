package io.signalbox.agent.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a run ends, in the words of the internal contract. */
public sealed interface RunResult {

    /** What it says. */
    ObjectNode content();

    /**
     * The run did what it was for.
     *
     * @param content a RunResultDraft: {@code kind}, and {@code reason} and {@code notes} where there are any
     */
    record Completed(ObjectNode content) implements RunResult {}

    /**
     * Nothing can come of the run; a person has to look.
     *
     * @param content a DeadLetterReport: {@code reason}, {@code detail} and {@code attempts}
     */
    record DeadLettered(ObjectNode content) implements RunResult {}
}
