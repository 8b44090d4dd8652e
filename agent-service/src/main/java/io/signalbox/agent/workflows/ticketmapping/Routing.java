package io.signalbox.agent.workflows.ticketmapping;

import io.signalbox.agent.engine.Router;
import io.signalbox.agent.validation.Finding;
import io.signalbox.agent.workflows.ticketmapping.Progress.DeadEnd;
import io.signalbox.agent.workflows.ticketmapping.Progress.Drafted;
import io.signalbox.agent.workflows.ticketmapping.Progress.GivenUp;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Ignoring;
import io.signalbox.agent.workflows.ticketmapping.Progress.Rejected;
import io.signalbox.agent.workflows.ticketmapping.Progress.Started;
import io.signalbox.agent.workflows.ticketmapping.Progress.Stored;
import io.signalbox.agent.workflows.ticketmapping.Progress.Verified;
import io.signalbox.contract.shared.DeadLetterReason;
import java.util.List;

/** Where the graph goes next, from nothing but the state. */
final class Routing {

    static final int MAX_MAPPING_ATTEMPTS = 3;

    static final String FETCH = "fetch";
    static final String MAP = "map";
    static final String VALIDATE = "validate";
    static final String ROUTE = "route";

    private Routing() {}

    static String next(MappingState state) {
        return switch (state.progress()) {
            case Started _, Rejected _ -> MAP;
            case Drafted _ -> VALIDATE;
            case Verified _, Ignoring _, DeadEnd _ -> ROUTE;
            case Stored _, Ignored _, GivenUp _ -> Router.END;
        };
    }

    /** What a refused candidate leads to: another try where one can help and is left, else a dead letter. */
    static Progress afterRefusal(
            MappingState state, Candidate candidate, List<Finding> findings, DeadLetterReason reasonOfRules) {
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
