package io.signalbox.controlplane.runs.ready;

import io.signalbox.controlplane.runs.WorkflowVersion;
import java.util.List;
import java.util.Set;

/**
 * What somebody would take.
 *
 * @param rules whether runs that are not known to need a model
 * @param model whether runs that need a model
 */
public record WorkDemand(Set<WorkflowVersion> served, boolean rules, boolean model) {

    boolean wants(ReadyLane lane) {
        return (lane.needsModel() ? model : rules) && served.contains(lane.workflow());
    }

    /** Lanes of those that are not known to need a model. */
    List<ReadyLane> withoutModel() {
        return rules
                ? served.stream()
                        .map(workflow -> new ReadyLane(workflow, false, false))
                        .toList()
                : List.of();
    }
}
