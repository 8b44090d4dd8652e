package io.signalbox.agent.registry;

import io.signalbox.agent.engine.Workflow;
import java.util.List;
import java.util.Optional;

/** The versions of workflows that an agent serves. */
public final class Workflows {

    private final List<ServedWorkflow<?, ?>> served;
    private final InputSettings settings;

    /** @param settings what of the agent's settings the inputs of runs are read with */
    public Workflows(List<ServedWorkflow<?, ?>> served, InputSettings settings) {
        this.served = List.copyOf(served);
        this.settings = settings;
    }

    public List<ServedWorkflow<?, ?>> served() {
        return served;
    }

    public InputSettings settings() {
        return settings;
    }

    /** Every version of every workflow. */
    public List<Workflow<?, ?>> all() {
        return served.stream().<Workflow<?, ?>>map(ServedWorkflow::workflow).toList();
    }

    /** Empty when it is not served here. */
    public Optional<ServedWorkflow<?, ?>> find(String name, int version) {
        return served.stream()
                .filter(each -> each.name().equals(name) && each.version() == version)
                .findFirst();
    }
}
