package io.signalbox.agent.graph;

import java.util.List;
import java.util.Map;
import org.bsc.langgraph4j.state.AgentState;

/** What changes while the graph runs. Every value is immutable, so copies may share them. */
public final class RunState extends AgentState {

    static final String PROGRESS = "progress";
    static final String REFUSALS = "refusals";
    static final String TALLY = "tally";

    RunState(Map<String, Object> data) {
        super(data);
    }

    /** The state a resumed run starts from. */
    public static Map<String, Object> of(Progress progress, List<Refusal> refusals, UsageTotals tally) {
        return Map.of(PROGRESS, progress, REFUSALS, List.copyOf(refusals), TALLY, tally);
    }

    public Progress progress() {
        return this.<Progress>value(PROGRESS).orElseGet(Progress.Started::new);
    }

    /** Spent mapping attempts, oldest first. */
    public List<Refusal> refusals() {
        return this.<List<Refusal>>value(REFUSALS).orElseGet(List::of);
    }

    public UsageTotals tally() {
        return this.<UsageTotals>value(TALLY).orElse(UsageTotals.NOTHING);
    }

    /** The mapping attempt that is being worked on, from 1. */
    int mappingAttempt() {
        return Math.min(refusals().size() + 1, Routing.MAX_MAPPING_ATTEMPTS);
    }
}
