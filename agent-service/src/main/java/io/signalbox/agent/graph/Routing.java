package io.signalbox.agent.graph;

import io.signalbox.agent.graph.Progress.DeadEnd;
import io.signalbox.agent.graph.Progress.DeadLettered;
import io.signalbox.agent.graph.Progress.Drafted;
import io.signalbox.agent.graph.Progress.Failed;
import io.signalbox.agent.graph.Progress.Ignored;
import io.signalbox.agent.graph.Progress.Ignoring;
import io.signalbox.agent.graph.Progress.Rejected;
import io.signalbox.agent.graph.Progress.Started;
import io.signalbox.agent.graph.Progress.Stored;
import io.signalbox.agent.graph.Progress.Verified;
import io.signalbox.agent.validation.Finding;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.List;
import org.bsc.langgraph4j.GraphDefinition;

/** Where the graph goes next, from nothing but the state. */
final class Routing {

    static final int MAX_MAPPING_ATTEMPTS = 3;

    static final String FETCH = "fetch";
    static final String MAP = "map";
    static final String VALIDATE = "validate";
    static final String ROUTE = "route";

    private Routing() {}

    static String next(RunState state) {
        return switch (state.progress()) {
            case Started _, Rejected _ -> MAP;
            case Drafted _ -> VALIDATE;
            case Verified _, Ignoring _, DeadEnd _ -> ROUTE;
            case Stored _, Ignored _, DeadLettered _, Failed _ -> GraphDefinition.END;
        };
    }

    /** What a refused candidate leads to: another try where one can help and is left, else a dead letter. */
    static Progress afterRefusal(
            RunState state, Candidate candidate, List<Finding> findings, DeadLetterReason reasonOfRules) {
        if (!candidate.mendable(findings)) {
            return new DeadEnd(
                    reasonOfRules,
                    "The record was refused and mapping the same event again gives the same: " + first(findings));
        }
        if (state.refusals().size() + 1 < MAX_MAPPING_ATTEMPTS) {
            return new Rejected();
        }
        return new DeadEnd(
                DeadLetterReason.VALIDATION_EXHAUSTED,
                MAX_MAPPING_ATTEMPTS + " mapping attempts gave no valid record. The last problem: " + first(findings));
    }

    private static String first(List<Finding> findings) {
        Finding finding = findings.getFirst();
        return finding.pointer().isEmpty() ? finding.message() : finding.pointer() + ": " + finding.message();
    }
}
