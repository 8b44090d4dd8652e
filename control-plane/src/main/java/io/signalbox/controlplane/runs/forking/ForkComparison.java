package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.platform.problems.RateLimited;
import io.signalbox.controlplane.runs.RunOutcome;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.forks.ForkOrigin;
import io.signalbox.controlplane.runs.forks.ForkProposal;
import io.signalbox.controlplane.runs.forks.RunForks;
import io.signalbox.controlplane.runs.recordings.RecordingExpired;
import io.signalbox.controlplane.runs.recordings.RunNotOver;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares what forks propose with how the runs ended that they came from. */
@Service
public class ForkComparison {

    /** Numbers keep every digit: 19.9 and 19.90 are two texts. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Runs runs;
    private final RunForks forks;
    private final RecordedStates states;
    private final ReplayLimit limit;
    private final TransactionOperations transactions;

    ForkComparison(
            Runs runs, RunForks forks, RecordedStates states, ReplayLimit limit, TransactionOperations transactions) {
        this.runs = runs;
        this.forks = forks;
        this.states = states;
        this.limit = limit;
        this.transactions = transactions;
    }

    private record Fork(RunView run, RunView original, Optional<ForkProposal> proposal) {}

    /**
     * How the end of this fork differs.
     *
     * @throws NotAFork when it is none
     * @throws RunNotOver when it has no end yet
     * @throws RecordingExpired when its proposal or the recording of its original is not kept any more
     * @throws RecordingDiffers when the original does not replay
     * @throws RateLimited when the caller asks for too many
     */
    public RunComparison compare(UUID runId) {
        limit.require();
        Fork fork = transactions.execute(status -> read(runId));
        JsonNode proposed = fork.proposal
                .map(proposal -> end(proposal.outcome(), proposal.result(), proposal.effects()))
                .orElseGet(() -> withoutEnd(fork.run));
        JsonNode original = states.end(fork.original.id())
                .map(end -> end(end.outcome(), end.result(), end.effects()))
                .orElseGet(() -> withoutEnd(fork.original));
        return new RunComparison(fork.original.id(), runId, JsonComparison.of(original, proposed));
    }

    private Fork read(UUID runId) {
        RunView run = runs.get(runId);
        ForkOrigin origin = forks.origins(List.of(runId)).get(runId);
        if (origin == null) {
            throw new NotAFork(runId);
        }
        if (!run.state().isTerminal()) {
            throw new RunNotOver(run);
        }
        Optional<ForkProposal> proposal = forks.proposal(runId);
        if (proposal.isEmpty() && forks.hasProposed(runId)) {
            throw RecordingExpired.proposal();
        }
        return new Fork(run, runs.get(origin.sourceRunId()), proposal);
    }

    private static ObjectNode end(String outcome, String result, String effects) {
        ObjectNode end = EXACT.createObjectNode().put("outcome", outcome);
        end.set("result", EXACT.readTree(result));
        end.set("effects", EXACT.readTree(effects));
        return end;
    }

    /** Its workflow came to none: it failed or was cancelled. */
    private static ObjectNode withoutEnd(RunView run) {
        RunOutcome outcome = run.outcome();
        ObjectNode end = EXACT.createObjectNode()
                .put("outcome", outcome == null ? run.state().text() : outcome.kind());
        ObjectNode result = end.putObject("result");
        String reason = outcome == null ? run.lastFailure() : outcome.text("reason");
        if (reason != null) {
            result.put("reason", reason);
        }
        end.putArray("effects");
        return end;
    }
}
