package io.signalbox.controlplane.runs.forking;

import io.signalbox.controlplane.agentclient.AgentReplays;
import io.signalbox.controlplane.agentclient.AgentStateCheck;
import io.signalbox.controlplane.agentclient.ModelSettings;
import io.signalbox.controlplane.runs.RunView;
import io.signalbox.controlplane.runs.Runs;
import io.signalbox.controlplane.runs.forks.ForkOverrides.Start;
import io.signalbox.controlplane.runs.forks.RunForks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Runs what is over again from one of its steps, in another way. A fork changes nothing outside itself. */
@Service
public class Forking {

    private final Runs runs;
    private final RecordedStates states;
    private final AgentReplays agent;
    private final ForkStarts starts;
    private final ModelSettings models;
    private final ReplayLimit limit;
    private final RunForks forks;
    private final TransactionOperations transactions;

    Forking(
            Runs runs,
            RecordedStates states,
            AgentReplays agent,
            ForkStarts starts,
            ModelSettings models,
            ReplayLimit limit,
            RunForks forks,
            TransactionOperations transactions) {
        this.runs = runs;
        this.states = states;
        this.agent = agent;
        this.starts = starts;
        this.models = models;
        this.limit = limit;
        this.forks = forks;
        this.transactions = transactions;
    }

    /**
     * The steps that led to the end of a run, with the state each left.
     *
     * @throws io.signalbox.controlplane.runs.RunNotFound when this organization has no such run
     * @throws io.signalbox.controlplane.runs.recordings.RunNotOver when it is not over
     * @throws io.signalbox.controlplane.runs.recordings.RecordingExpired when something of its recording is not kept any more
     * @throws RecordingDiffers when it does not replay
     */
    public List<RecordedState> states(UUID runId) {
        limit.require();
        return states.of(runId);
    }

    /**
     * One of them.
     *
     * @throws StateNotFound when no such step led to the end; and as {@link #states}
     */
    public RecordedState state(UUID runId, int position) {
        return at(runId, states(runId), position);
    }

    /**
     * The forks of a run, newest first.
     *
     * @throws io.signalbox.controlplane.runs.RunNotFound when this organization has no such run
     */
    public List<RunView> forks(UUID runId) {
        return transactions.execute(status -> {
            List<UUID> ids = forks.of(runs.get(runId).id());
            Map<UUID, RunView> found = runs.findAll(ids);
            return ids.stream().map(id -> Objects.requireNonNull(found.get(id))).toList();
        });
    }

    /**
     * Starts a fork.
     *
     * @return the new run
     * @throws StateRefused when its workflow cannot begin with the state
     * @throws ModelNotConfigured when a model is named and there is no provider
     * @throws ForkLimitReached when there are enough; and as {@link #state}
     */
    public RunView fork(UUID runId, ForkRequest request) {
        limit.require();
        RunView source = runs.get(runId);
        if (request.model() != null && models.choice() == null) {
            throw new ModelNotConfigured();
        }
        Start start = start(source, states.of(runId), request);
        return runs.get(starts.start(source, request, start));
    }

    private @Nullable Start start(RunView source, List<RecordedState> recorded, ForkRequest request) {
        RecordedState before = request.fromStep() == 0 ? null : at(source.id(), recorded, request.fromStep());
        if (request.state() != null) {
            int schema = recorded.isEmpty() ? 1 : recorded.getFirst().schema();
            return checked(source, schema, request.state());
        }
        if (before == null) {
            return null;
        }
        if (before.nextNode() == null) {
            throw StateRefused.over(before.position());
        }
        return new Start(before.schema(), before.state(), before.stateHash());
    }

    private Start checked(RunView source, int schema, String state) {
        return switch (agent.check(source.workflow().name(), source.workflow().version(), schema, state)) {
            case AgentStateCheck.Good good -> new Start(good.schema(), good.state(), good.stateHash());
            case AgentStateCheck.Bad bad -> throw new StateRefused(bad.problems());
        };
    }

    private static RecordedState at(UUID runId, List<RecordedState> recorded, int position) {
        if (position < 1 || position > recorded.size()) {
            throw new StateNotFound(runId, position);
        }
        return recorded.get(position - 1);
    }
}
