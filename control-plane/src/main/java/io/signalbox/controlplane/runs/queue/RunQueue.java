package io.signalbox.controlplane.runs.queue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.signalbox.controlplane.platform.persistence.TenantSwitch;
import io.signalbox.controlplane.runs.breakers.ModelAdmission;
import io.signalbox.controlplane.runs.breakers.ModelAdmission.Grant;
import io.signalbox.controlplane.runs.queue.RunTaking.Taken;
import io.signalbox.controlplane.runs.ready.ReadyRuns;
import io.signalbox.controlplane.runs.ready.WorkDemand;
import io.signalbox.controlplane.runs.ready.WorkSignal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives runs to agents. Runs of one concurrency key come one at a time, in the order of their positions; organizations come in turn. What is
 * given is what this replica was told of, and what it finds in the queue when that is nothing.
 */
@Service
public class RunQueue {

    private final SharedRuns shared;
    private final IsolatedRuns isolated;
    private final RunTaking taking;
    private final ModelAdmission admission;
    private final TenantSwitch tenants;
    private final WorkSignal signal;
    private final Turns turns;
    private final ReadyRuns ready;

    RunQueue(
            SharedRuns shared,
            IsolatedRuns isolated,
            RunTaking taking,
            ModelAdmission admission,
            TenantSwitch tenants,
            WorkSignal signal,
            Turns turns,
            ReadyRuns ready) {
        this.shared = shared;
        this.isolated = isolated;
        this.taking = taking;
        this.admission = admission;
        this.tenants = tenants;
        this.signal = signal;
        this.turns = turns;
        this.ready = ready;
    }

    /**
     * Starts attempts of runs that may be taken, leased to the agent, and hands them over by organization, each in the name of that organization.
     * Joins the caller's transaction, which must belong to no organization; when it does not commit, nothing was taken.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(TakeDemand demand, Consumer<OrganizationTaken> given) {
        Grant grant = admission.ask();
        List<Taken> taken = take(demand, grant);
        rememberUnlessCommitted(taken);
        UUID probe = grant == Grant.ONE_PROBE ? probe(taken) : null;
        Predicate<Taken> modelPaused = run -> grant != Grant.ALL && !run.runId().equals(probe);
        Map<UUID, List<Taken>> byOrganization =
                taken.stream().collect(groupingBy(Taken::organizationId, LinkedHashMap::new, toList()));
        byOrganization.forEach((organizationId, runs) -> tenants.run(
                organizationId,
                () -> given.accept(new OrganizationTaken(organizationId, taking.complete(runs, modelPaused)))));
    }

    /**
     * Puts back runs that were taken in this transaction and are not given out after all, as if they had not been taken. Before their start is
     * logged, in the name of their organization.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Collection<UUID> runIds) {
        if (!runIds.isEmpty()) {
            taking.giveBack(runIds);
            turns.announce(runIds);
        }
    }

    /**
     * Completed when there may be something for this agent; call {@link #take} again then. Cancel it to wait no longer. It may never complete:
     * the caller says how long it waits.
     */
    public CompletableFuture<Void> await(TakeDemand demand) {
        boolean open = !isolated.isDraining(demand.agentId());
        return signal.await(new WorkDemand(demand.served(), open && demand.rules() > 0, open && demand.model() > 0));
    }

    private void rememberUnlessCommitted(List<Taken> taken) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    ready.add(taken.stream().map(Taken::hint).toList());
                }
            }
        });
    }

    private List<Taken> take(TakeDemand demand, Grant grant) {
        return switch (isolated.decide(demand, grant)) {
            case SHARED -> shared.take(demand, grant);
            case DRAINED -> List.of();
            case ALONE -> {
                List<Taken> one = isolated.take(demand, grant);
                yield one.isEmpty() ? shared.take(demand, grant) : one;
            }
        };
    }

    /** The one that may ask the model although it is left alone; null when none needs it. */
    private @Nullable UUID probe(List<Taken> taken) {
        for (Taken run : taken) {
            if (run.needsModel()) {
                admission.probing(run.runId(), run.attempt());
                return run.runId();
            }
        }
        return null;
    }
}
