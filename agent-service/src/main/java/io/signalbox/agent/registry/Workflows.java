package io.signalbox.agent.registry;

import io.signalbox.agent.engine.Workflow;
import java.util.List;
import java.util.Optional;

/** The versions of workflows that an agent serves. */
public final class Workflows {

    private final List<ServedWorkflow<?, ?>> served;

    public Workflows(List<ServedWorkflow<?, ?>> served) {
        this.served = List.copyOf(served);
    }

    public List<ServedWorkflow<?, ?>> served() {
        return served;
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
