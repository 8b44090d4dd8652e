package io.signalbox.agent.registry;

import io.signalbox.agent.engine.Workflow;

/** A workflow with the reader of its runs' subjects. */
public record ServedWorkflow<I, S>(Workflow<I, S> workflow, InputReader<I> reader) {

    public String name() {
        return workflow.spec().name();
    }

    public int version() {
        return workflow.spec().version();
    }
}
