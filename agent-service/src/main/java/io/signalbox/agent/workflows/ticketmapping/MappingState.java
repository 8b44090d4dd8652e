package io.signalbox.agent.workflows.ticketmapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What changes while the graph runs. Every value in it is immutable.
 *
 * @param refusals spent mapping attempts, oldest first
 */
public record MappingState(Progress progress, List<Refusal> refusals, UsageTotals usage) {

    /** A run that has done nothing. */
    public static final MappingState START = new MappingState(new Progress.Started(), List.of(), UsageTotals.NOTHING);

    public MappingState {
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(usage, "usage");
        refusals = List.copyOf(refusals);
    }

    /** The mapping attempt that is being worked on, from 1. */
    int mappingAttempt() {
        return Math.min(refusals.size() + 1, Routing.MAX_MAPPING_ATTEMPTS);
    }

    MappingState with(Progress next) {
        return new MappingState(next, refusals, usage);
    }

    MappingState with(Progress next, UsageTotals used) {
        return new MappingState(next, refusals, used);
    }

    MappingState refused(Progress next, Refusal refusal) {
        var more = new ArrayList<>(refusals);
        more.add(refusal);
        return new MappingState(next, more, usage);
    }
}
